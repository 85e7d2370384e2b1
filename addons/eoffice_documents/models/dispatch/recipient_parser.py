"""The list under «Nơi nhận», cut into receivers, and the ways to write one and the same. Plain Python."""

import re

from ...vietnamese.spelling import agency_key, fold

BULLET = re.compile(r"^\s*[-–—+*•]\s*")
PURPOSE = re.compile(r"\s*\([^()]*\)\s*$")  # (b/c), (để thực hiện), (p/hợp)
KEPT = re.compile(r"^lưu\b", re.IGNORECASE)  # Lưu: VT, ... stays in the house
AS_ABOVE = re.compile(r"^như\s+(trên|điều|kính gửi)\b", re.IGNORECASE)  # they stand under Kính gửi


def lines_of(text):
    """The receivers a text names, a line each: without bullet, end mark, purpose in brackets, and the copy kept."""
    lines = (PURPOSE.sub("", BULLET.sub("", line).rstrip(" ;.,")).rstrip(" ;.,") for line in (text or "").splitlines())
    return [line for line in lines if line and not KEPT.match(line) and not AS_ABOVE.match(line)]


def key_of(line):
    """What two ways to write one receiver have in common."""
    return agency_key(next(iter(lines_of(line)), ""))


class Directory:
    """Finds who is meant by a line; in the house one writes "Công an huyện" for "Công an huyện Tuy Phước".

    :param places: names of the issuing unit and of what stands above it: "UBND huyện Tuy Phước"
    """

    def __init__(self, places):
        words = [word for place in places for word in place.split() if not word.isupper()]
        self._names = {fold(word) for word in words if word[0].isupper()}
        self._all = {fold(word) for word in words}
        self._exact, self._short = {}, ({}, {})

    def add(self, name, receiver):
        """A later name takes the place of an earlier one; a short form of two different receivers means nobody."""
        key = key_of(name)
        self._exact[key] = receiver
        for forms, form in zip(self._short, self._forms(key), strict=True):
            forms[form] = receiver if forms.get(form, receiver) == receiver else None

    def find(self, line):
        """The receiver of ``line``, or None."""
        key = key_of(line)
        found = [
            self._exact.get(key),
            *(forms.get(form) for forms, form in zip(self._short, self._forms(key), strict=True)),
        ]
        return next(filter(None, found), None)

    def _forms(self, key):
        """The key without the name of the place at its end, then without its level (huyện) either."""
        for ending in (self._names, self._all):
            words = key.split()
            while len(words) > 1 and words[-1] in ending:
                words.pop()
            yield " ".join(words)
