"""Comparing words that a machine has read: without case, marks and signs."""

import re

from rapidfuzz import fuzz

from .letters import without_marks

# how the names of agencies are shortened in daily use; both forms lead to the same agency
_SHORT = (("uy ban nhan dan", "ubnd"), ("hoi dong nhan dan", "hdnd"), ("mat tran to quoc", "mttq"))


_PLACE = re.compile(r" (tinh|thanh pho|tp|huyen|quan|thi xa|xa|phuong|thi tran|dac khu) \w")
_COMMITTEE = re.compile(r"(?:ubnd|hđnd|ủy ban nhân dân|uỷ ban nhân dân|hội đồng nhân dân)\s+(?P<place>\S.*)", re.I)
NEAR, NEAR_WORD = 90, 75  # likeness in percent from which the same is meant, of names and of single words


def fold(text: str) -> str:
    """Lower case, no marks, đ as d, single spaces, letters and figures only. Never for notations: HD is not HĐ."""
    return " ".join(re.findall(r"[a-z0-9]+", without_marks(text.lower())))


def agency_key(name: str) -> str:
    """The name so that its spellings agree: "ỦY BAN NHÂN DÂN XÃ X" and "UBND xã X" give "ubnd xa x"."""
    key = " ".join(word for word in fold(name).split() if word not in ("va", "cua"))
    for long, short in _SHORT:
        key = key.replace(long, short)
    return key


def is_of_a_place(name: str) -> bool:
    """Whether the name of an agency says of which place it is: "Sở Nội vụ tỉnh X", not "Sở Nội vụ"."""
    return bool(_PLACE.search(fold(name)))


def place_of(agency: str) -> str:
    """The place that the name of a people's committee or council ends in, "tỉnh X", or ""."""
    match = _COMMITTEE.match(agency.strip())
    return match["place"].strip() if match else ""


def same_agency(name: str, other: str) -> bool:
    """Whether two readings of a name mean the same agency: slips of the machine are forgiven, another place is not."""
    first, second = (re.sub(r"\btp\b", "thanh pho", agency_key(text)) for text in (name, other))
    return first == second or fuzz.ratio(first, second) >= NEAR and _ends_alike(first, second)


def _ends_alike(first, second):
    """Two places are told apart by their last word: Bình Định is not Bình Dương."""
    return bool(first and second) and fuzz.ratio(first.split()[-1], second.split()[-1]) >= NEAR_WORD


def is_capitals(text: str) -> bool:
    """Whether the letters are capitals, one slip in ten forgiven."""
    letters = [letter for letter in text if letter.isalpha()]
    return len(letters) > 1 and sum(map(str.isupper, letters)) >= 0.9 * len(letters)
