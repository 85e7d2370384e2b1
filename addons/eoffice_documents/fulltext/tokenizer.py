import re
import unicodedata
from itertools import pairwise

# letters and digits, small, in NFC; the very class that eoffice_words() in words.sql has
WORD = re.compile("[0-9a-zß-öø-ſơưḀ-ỿЀ-ԯぁ-ヿ㐀-鿿가-힣]+")
MAX_WORD_LENGTH = 60
PARAGRAPH = re.compile(r"[.;]\n|ẟ")  # no phrase runs over the end of one
# what is no letter with a mark, as PostgreSQL's unaccent has it
APART = {
    "đ": "d",
    "ð": "d",
    "ħ": "h",
    "ı": "i",
    "ł": "l",
    "ŀ": "l",
    "ø": "o",
    "ŧ": "t",
    "ŋ": "n",
    "ĸ": "q",
    "ſ": "s",
    "ß": "ss",
    "æ": "ae",
    "œ": "oe",
    "þ": "th",
    "ĳ": "ij",
    "ŉ": "'n",
    "ё": "е",
    "ẚ": "a",
    "ỻ": "ll",
    "ỽ": "v",
    "ỿ": "y",
    "ẜ": "s",
    "ẝ": "s",
    "ẟ": "ẟ",
    "ẛ": "ẛ",
}


def _bare(letter):
    return APART.get(letter) or "".join(
        mark for mark in unicodedata.normalize("NFD", letter) if not unicodedata.combining(mark)
    )


BARE = {
    code: _bare(chr(code).lower())
    for code in (*range(0xC0, 0x180), *map(ord, "ƠơƯưЁё"), *range(0x1E00, 0x1F00))
    if chr(code).isalpha()
}


def clean(text):
    """``text`` in small letters and NFC, as it is compared with the accents it has."""
    return unicodedata.normalize("NFC", text).lower()


def fold(text):
    """``text`` in lower case without accents: "Tuy Phước" and its decomposed form both give "tuy phuoc"."""
    return clean(text).translate(BARE)


def exact_words(text):
    """Words of ``text`` in order with their accents; "15/2024/NĐ-CP" gives 15, 2024, nđ, cp."""
    return [word[:MAX_WORD_LENGTH] for word in WORD.findall(clean(text))]


def words(text):
    """Folded words of ``text`` in order; "15/2024/NĐ-CP" gives 15, 2024, nd, cp."""
    return [word.translate(BARE) for word in exact_words(text)]


def lexemes(form, body):
    """What the index keeps of a document: the same as ``eoffice_lexemes(form, body)`` in words.sql.

    Each word; each pair of neighbours ("_quan_karaoke") of a paragraph, so that the index alone answers a phrase; each
    word with its accents ("=quán"), to bring these hits first; each word of the form ("^quan"), for the best match.
    """
    found = {f"^{word}" for word in words(form)}
    for paragraph in PARAGRAPH.split(f"{form}.\n{body}"):
        exact = exact_words(paragraph)
        folded = [word.translate(BARE) for word in exact]
        found |= {*folded, *(f"_{left}_{right}" for left, right in pairwise(folded))}
        found |= {f"={word}" for word, bare in zip(exact, folded, strict=True) if word != bare}
    return found
