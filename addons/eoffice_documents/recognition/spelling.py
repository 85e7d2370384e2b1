"""Comparing words that a machine has read: without case, marks and signs."""

import re
import unicodedata

_MARKS = re.compile(r"[\u0300-\u036f]")


def fold(text: str) -> str:
    """Lower case, no marks, đ as d, single spaces, letters and figures only. Never for notations: HD is not HĐ."""
    plain = _MARKS.sub("", unicodedata.normalize("NFD", text.lower())).replace("đ", "d")
    return " ".join(re.findall(r"[a-z0-9]+", plain))


def is_capitals(text: str) -> bool:
    """Whether the letters are capitals, one slip in ten forgiven."""
    letters = [letter for letter in text if letter.isalpha()]
    return len(letters) > 1 and sum(map(str.isupper, letters)) >= 0.9 * len(letters)
