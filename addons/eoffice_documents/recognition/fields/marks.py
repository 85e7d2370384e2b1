"""Urgency and secrecy marks: a line of their own near the top, in black or in red (N30 PL I boxes 10a, 10b)."""

from rapidfuzz import fuzz

from ...vietnamese.spelling import fold
from ..layout import lines_of
from ..model import FieldValue
from .evidence import found

URGENCY = {"KHẨN": "urgent", "THƯỢNG KHẨN": "very_urgent", "HỎA TỐC": "express", "HỎA TỐC HẸN GIỜ": "express"}
SECRECY = {"MẬT": "confidential", "TỐI MẬT": "secret", "TUYỆT MẬT": "top_secret"}
# other red words at the head of a page: stamps of arrival, of copies, and circulation marks
_OTHERS = ("den", "cong van den", "sao y", "sao y ban chinh", "ban sao", "luu hanh noi bo", "xem xong tra lai")


def find(page) -> dict[str, FieldValue]:
    """Urgency and secrecy; "normal" and "none" are less sure beside a red mark that could not be read."""
    black, red = ([line for line in lines_of(words) if _is_mark(line, page)] for words in (page.words, page.red))
    sure = 0.7 if any(_unread(line) for line in red) else 0.95
    fields = {
        "urgency": FieldValue("normal", sure, page.number),
        "secrecy": FieldValue("none", sure, page.number),
    }
    for line in [*black, *red]:
        for name, marks in (("urgency", URGENCY), ("secrecy", SECRECY)):
            mark = _meant(line.text, marks)
            if mark:
                fields[name] = found(marks[mark], line.words, page)
    return fields


def _is_mark(line, page):
    return line.top < 0.45 * page.height and line.text.upper() == line.text


def _meant(text, marks):
    """The mark that a line is; of the short ones every letter must be right."""
    plain = fold(text)
    best = max(marks, key=lambda mark: fuzz.ratio(fold(mark), plain))
    return best if fuzz.ratio(fold(best), plain) >= (78 if len(best) > 5 else 100) else None


def _unread(line):
    """Letters of some size, read with little faith, that are none of the stamps a page may bear."""
    text = fold(line.text)
    return len(text) > 3 and text not in _OTHERS and not (_meant(text, URGENCY) or _meant(text, SECRECY))
