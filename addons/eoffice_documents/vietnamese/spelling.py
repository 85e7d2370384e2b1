"""Comparing words that a machine has read: without case, marks and signs."""

import re

from .letters import without_marks

# how the names of agencies are shortened in daily use; both forms lead to the same agency
_SHORT = (("uy ban nhan dan", "ubnd"), ("hoi dong nhan dan", "hdnd"), ("mat tran to quoc", "mttq"))


def fold(text: str) -> str:
    """Lower case, no marks, đ as d, single spaces, letters and figures only. Never for notations: HD is not HĐ."""
    return " ".join(re.findall(r"[a-z0-9]+", without_marks(text.lower())))


def agency_key(name: str) -> str:
    """The name so that its spellings agree: "ỦY BAN NHÂN DÂN XÃ X" and "UBND xã X" give "ubnd xa x"."""
    key = " ".join(word for word in fold(name).split() if word not in ("va", "cua"))
    for long, short in _SHORT:
        key = key.replace(long, short)
    return key


def is_capitals(text: str) -> bool:
    """Whether the letters are capitals, one slip in ten forgiven."""
    letters = [letter for letter in text if letter.isalpha()]
    return len(letters) > 1 and sum(map(str.isupper, letters)) >= 0.9 * len(letters)
