"""What the text itself names: the document it answers, and the day by which an answer is due."""

import re
from datetime import date

from ..layout import lines_of
from ..model import FieldValue
from .evidence import found

_DAY = r"(\d{1,2})\s*[/.-]\s*(\d{1,2})\s*[/.-]\s*(\d{4})|(\d{1,2})\s+tháng\s+(\d{1,2})\s+năm\s+(\d{4})"
_DEADLINE = re.compile(
    r"(?:trước|chậm nhất(?: là| đến| trong)?|hạn (?:cuối|chót)(?: là)?)\s+"
    r"(?:\d{1,2}\s*(?:giờ|h)\s*(?:\d{2})?\s*,?\s*)?ngày\s+(?:" + _DAY + ")",
    re.I,
)
_ANSWERED = re.compile(
    r"(?:trả lời|phúc đáp)\s+(?:\S+\s+){0,3}?số:?\s*(\d+\s*/\s*[^\W\d][\w&]*(?:\s*[-/]\s*[^\W\d][\w&.]*)*)", re.I
)


def find(pages) -> dict[str, FieldValue]:
    fields = {}
    for name, pattern, value_of in (("deadline", _DEADLINE, _day), ("answered_number", _ANSWERED, _number)):
        for page in pages:
            hit = _search(page, pattern, value_of)
            if hit:
                fields[name] = hit
                break
    return fields


def _search(page, pattern, value_of):
    words = [word for line in lines_of(page.words) for word in line.words]
    text, starts = "", []
    for word in words:
        starts.append(len(text))
        text += word.text + " "
    for match in pattern.finditer(text):
        value = value_of(match)
        if value:
            used = [word for word, start in zip(words, starts) if match.start() <= start < match.end()]
            return found(value, used, page, at_most=0.96)
    return None


def _day(match):
    day, month, year = (int(part) for part in match.groups() if part)
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


def _number(match):
    return re.sub(r"\s+", "", match[1]).rstrip(".")
