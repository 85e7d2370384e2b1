"""The type's name in capitals and the abstract under it, both centred (N30 PL I box 5a)."""

from ...vietnamese.spelling import fold, is_capitals
from ..model import FieldValue
from . import header, types
from .evidence import found

_BODY = ("can cu", "kinh gui", "thuc hien", "xet de nghi")


def find(zones, types_of_office=()) -> dict[str, FieldValue]:
    page = zones.page
    # "PHÒNG TÀI CHÍNH - / KẾ HOẠCH" above the number is an organ, no plan
    left = zones.left[header.number_place(zones) or 0 :]
    lines = sorted([*left, *zones.right, *zones.below], key=lambda line: line.top)
    for place, line in enumerate(lines):
        if line.top > page.height * 0.55:
            break
        kind = types.of_title(line.text, types_of_office) if is_capitals(line.text) and len(line.words) <= 4 else None
        if kind:
            title = found(kind[0], line.words, page)
            title.confidence *= kind[1]
            return {"document_type": title} | _subject(lines[place + 1 :], line, page)
    return {}


def _subject(lines, title, page):
    block, last = [], title
    for line in lines:
        text = line.text
        if sum(map(str.isalnum, text)) < 3 or line.top < last.top + 0.4 * last.height:
            continue
        if line.top - last.bottom > 1.25 * title.height or abs(line.middle - title.middle) > 0.017 * page.width:
            break
        if fold(text).startswith(_BODY) or is_capitals(text) and block and not is_capitals(block[-1].text):
            break
        block.append(line)
        last = line
    if not block:
        return {}
    words = [word for line in block for word in line.words]
    return {"subject": found(" ".join(line.text for line in block).strip(" .,;:_"), words, page)}
