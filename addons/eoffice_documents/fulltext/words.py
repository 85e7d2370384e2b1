import re
import unicodedata
from itertools import pairwise

WORD = re.compile(r"\w+")


def fold(text):
    """``text`` in lower case without accents: "Tuy Phước" and its decomposed form both give "tuy phuoc"."""
    bare = "".join(mark for mark in unicodedata.normalize("NFD", text.lower()) if not unicodedata.combining(mark))
    return bare.replace("đ", "d")


def words(text):
    """Folded words of ``text`` in order; "15/2024/NĐ-CP" gives 15, 2024, nd, cp."""
    return WORD.findall(fold(text))


def lexemes(text):
    """What the index keeps of ``text``: each word, and each pair of neighbours ("quan_karaoke").

    Pairs let the index alone answer a phrase, without reading documents to check positions.
    """
    folded = words(text)
    return set(folded) | {f"{left}_{right}" for left, right in pairwise(folded)}


def nfc_values(values):
    """``values`` with every text in NFC and without blanks around it."""
    return {
        name: unicodedata.normalize("NFC", value).strip() if isinstance(value, str) else value
        for name, value in values.items()
    }
