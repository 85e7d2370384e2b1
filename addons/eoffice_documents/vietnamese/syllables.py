"""Is a word a possible Vietnamese syllable? Written Vietnamese has few, so this tells text from noise."""

import re
import unicodedata

ONSETS = "ngh ng nh ch gh gi kh ph qu th tr b c d đ g h k l m n p r s t v x".split()
RHYMES = set(
    "a ac ach ai am an ang anh ao ap at au ay ă ăc ăm ăn ăng ăp ăt â âc âm ân âng âp ât âu ây e ec em en eng eo ep et "
    "ê êch êm ên ênh êp êt êu i ia ich iêc iêm iên iêng iêp iêt iêu im in inh ip it iu o oa oac oach oai oam oan oang "
    "oanh oao oap oat oay oăc oăm oăn oăng oăt oc oe oen oeo oet oi om on ong ooc oong op ot ô ôc ôi ôm ôn ông ôp ôt "
    "ơ ơi ơm ơn ơp ơt u ua uân uâng uât uây uc uê uêch uên uêt uênh ui um un ung uơ uôc uôi uôm uôn uông uôt up ut uy "
    "uya uych uyn uynh uyt uyu uyên uyêt ư ưa ưc ưi ưm ưn ưng ươc ươi ươm ươn ương ươp ươt ươu ưt ưu y yêm yên yêng "
    "yêt yêu".split()
)
_TONES = str.maketrans("", "", "\u0300\u0301\u0303\u0309\u0323")


def without_tone(word):
    return unicodedata.normalize("NFC", unicodedata.normalize("NFD", word).translate(_TONES))


def is_syllable(word: str) -> bool:
    """True for a word that Vietnamese spelling allows, whatever its meaning and capitals."""
    plain = without_tone(word.lower())
    if plain in RHYMES or plain == "gi":
        return True
    return any(plain.startswith(onset) and plain[len(onset) :] in RHYMES for onset in ONSETS)


def is_marked(word):
    """Has a letter that only Vietnamese has, or a tone."""
    return any(ord(letter) > 127 for letter in word)


def letters_only(text):
    return re.findall(r"[^\W\d_]+", unicodedata.normalize("NFC", text))


def quality(text: str) -> tuple[float, float]:
    """(share of words that are possible syllables, share of them with Vietnamese marks), 0 to 1, of a text."""
    words = [word for word in letters_only(text) if not (word.isupper() and len(word) < 6)]
    if not words:
        return 0.0, 0.0
    good = [word for word in words if is_syllable(word)]
    return len(good) / len(words), sum(map(is_marked, good)) / len(words)
