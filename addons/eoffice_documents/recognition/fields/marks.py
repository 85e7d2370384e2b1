"""Urgency and secrecy marks: a line of their own near the top, in black or in red (N30 PL I boxes 10a, 10b)."""

from ..layout import lines_of
from ..model import FieldValue
from ..spelling import fold
from .evidence import found

URGENCY = {"KHAN": "urgent", "THUONG KHAN": "very_urgent", "HOA TOC": "express", "HOA TOC HEN GIO": "express"}
SECRECY = {"MAT": "confidential", "TOI MAT": "secret", "TUYET MAT": "top_secret"}


def find(page) -> dict[str, FieldValue]:
    fields = {
        "urgency": FieldValue("normal", 0.95, page.number),
        "secrecy": FieldValue("none", 0.95, page.number),
    }
    for line in [*lines_of(page.words), *lines_of(page.red)]:
        text = fold(line.text).upper()
        if line.top > page.height * 0.45 or line.text.upper() != line.text:
            continue
        for name, marks in (("urgency", URGENCY), ("secrecy", SECRECY)):
            if text in marks:
                fields[name] = found(marks[text], line.words, page)
    return fields
