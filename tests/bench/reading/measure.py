"""Counting what was read right and wrong."""

import re
import unicodedata
from collections import Counter

from rapidfuzz.distance import Levenshtein
from rapidfuzz.fuzz import partial_ratio_alignment

ALWAYS = ("urgency", "secrecy")  # fields with a value on every document, printed or not


def words(text):
    return re.findall(r"\w+", unicodedata.normalize("NFC", text))


def words_lost(lines, text):
    """(words of the truth that were not found, words of the truth)."""
    wanted = Counter(words(" ".join(lines)))
    return sum((wanted - Counter(words(text))).values()), sum(wanted.values())


def character_errors(lines, text):
    """(wrong characters, characters), each line of the truth against the likest stretch of a read line."""
    read = [unicodedata.normalize("NFC", line) for line in text.splitlines() if line.strip()]
    return sum(min((_errors(line, other) for other in read), default=len(line)) for line in lines), sum(map(len, lines))


def _errors(line, read):
    if len(read) > 1.3 * len(line):
        place = partial_ratio_alignment(line, read)
        read = read[place.dest_start : place.dest_end]
    return Levenshtein.distance(line, read, score_cutoff=len(line))


def _same(value):
    if isinstance(value, list):
        return [_same(item) for item in value]
    return re.sub(r"\W+", " ", unicodedata.normalize("NFC", str(value)).casefold()).strip()


def judge(letter, fields):
    """One row a field: (name, was printed, right, value given, confidence)."""
    truth, printed_or_written = letter.truth(), {"number": letter.number, "issued_on": letter.issued_on.isoformat()}
    for name, wanted in truth.items():
        value, confidence = fields[name].value, fields[name].confidence
        right = value is not None and _same(value) == _same(
            printed_or_written.get(name, "") if wanted is None else wanted
        )
        printed = wanted is not None and not (name in ALWAYS and wanted in ("normal", "none"))
        yield name, printed, right, value, confidence
