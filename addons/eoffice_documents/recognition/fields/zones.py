"""Where the parts of a document stand on its first page: header left and right, and what is below (N30 PL I.IV)."""

from dataclasses import dataclass

from rapidfuzz import fuzz

from ...vietnamese.spelling import fold
from ..layout import Line, lines_of, rows_of
from ..model import Page, Word

MOTTO = "cong hoa xa hoi chu nghia viet nam"
SECOND_MOTTO = "doc lap tu do hanh phuc"


@dataclass
class Zones:
    """The first page cut up. `left` and `right` are the columns of the header, `below` the lines under it."""

    page: Page
    left: list[Line]
    right: list[Line]
    below: list[Line]
    edge: float  # where the right column begins, in pixels
    motto: bool  # whether the national motto was found


def cut(page: Page) -> Zones:
    words = [word for word in page.words if any(map(str.isalnum, word.text)) or word.text in "-–/"]
    rows = _rows(words)
    edge, bottom, motto = _edge(page, rows)
    upper = [word for word in words if word.top < bottom]
    left = rows_of([word for word in upper if _middle(word) < edge])
    right = rows_of([word for word in upper if _middle(word) >= edge])
    return Zones(page, left, right, lines_of([word for word in words if word.top >= bottom]), edge, motto)


def _rows(words: list[Word]):
    """Words of the same height on the page, across columns."""
    rows = []
    for line in lines_of(words):
        if rows and line.top < rows[-1][-1].bottom - 0.5 * rows[-1][-1].height:
            rows[-1].extend(line.words)
        else:
            rows.append(list(line.words))
    return [sorted(row, key=lambda word: word.left) for row in rows]


def _edge(page, rows):
    """Left edge of the right column, bottom of the two-column header, and whether the motto stood there."""
    found = [hit for row in rows[:16] for hit in (_ending_like(row, MOTTO), _ending_like(row, SECOND_MOTTO)) if hit]
    if not found:
        return page.width * 0.46, page.height * 0.3, False
    edge = min(hit.left for hit in found) - 0.006 * page.width
    bottom = _header_bottom(page, rows, edge, max(hit.bottom for hit in found))
    return edge, bottom, True


def _ending_like(row, wanted):
    """First word of the tail of a row that reads like `wanted`, or None."""
    best = (0, None)
    for place, word in enumerate(row):
        if not fold(word.text):
            continue  # the dash that a name of an organ ends in is no part of the motto beside it
        likeness = fuzz.ratio(wanted, fold(" ".join(other.text for other in row[place:])))
        best = max(best, (likeness, place), key=lambda pair: pair[0])
    return row[best[1]] if best[0] > 72 else None


def _header_bottom(page, rows, edge, motto_bottom):
    """The header ends where a line crosses from the left column into the right one, or Kính gửi begins."""
    slack = 0.012 * page.width
    for row in rows:
        top = min(word.top for word in row)
        if top <= motto_bottom:
            continue
        crossing = any(word.left < edge - slack and word.right > edge + slack for word in row) or any(
            _middle(a) < edge <= _middle(b) and b.left - a.right < 1.2 * a.height for a, b in zip(row, row[1:])
        )
        if crossing or fold(" ".join(word.text for word in row)).startswith("kinh gui"):
            return top
    return page.height * 0.4


def _middle(word):
    return word.left + word.width / 2
