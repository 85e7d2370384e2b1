"""Where one document of a batch ends and the next begins: a proposal, for a person to correct."""

import re
from dataclasses import dataclass

from ..vietnamese.spelling import fold
from .fields import header, zones
from .layout import lines_of
from .model import Page

_PARTY = "dang cong san viet nam"
_ATTACHED = re.compile(r"\b(phu luc|bieu mau|mau so|mau [0-9]|kem theo|danh sach|danh muc|bieu so|bieu [0-9])\b")


@dataclass
class Sheet:
    """One page of a batch as it was looked at and read; `page` is None where reading it failed."""

    number: int
    page: Page | None = None
    blank: bool = False
    separator: bool = False


@dataclass
class Proposal:
    """What to do with a page: `drop` is "", "blank" or "separator"; `starts` a document with it; `sure` of that."""

    number: int
    drop: str = ""
    starts: bool = False
    sure: bool = True


def propose(sheets: list[Sheet]) -> list[Proposal]:
    """One proposal a page. Where the office put separator sheets they decide, and headers are only hints."""
    marked = any(sheet.separator for sheet in sheets)
    proposals, fresh, before = [], True, 0
    for sheet in sheets:
        if sheet.separator or sheet.blank:
            proposals.append(Proposal(sheet.number, "separator" if sheet.separator else "blank"))
            fresh = fresh or sheet.separator
            continue
        begins, sure = begins_document(sheet.page, before)
        if marked:
            proposals.append(Proposal(sheet.number, starts=fresh, sure=fresh or not (begins and sure)))
        else:
            proposals.append(Proposal(sheet.number, starts=fresh or begins, sure=sure))
        fresh, before = False, page_number(sheet.page) or (1 if proposals[-1].starts else before + 1)
    return proposals


def parts_of(proposals: list[Proposal]) -> list[list[int]]:
    """Page numbers of each proposed document, in order."""
    parts = []
    for proposal in proposals:
        if proposal.drop:
            continue
        if proposal.starts or not parts:
            parts.append([])
        parts[-1].append(proposal.number)
    return parts


def begins_document(page: Page | None, before: int) -> tuple[bool, bool]:
    """Whether a page is the first of a document, and whether that is sure.

    `before` is the number of the page before it in its own document, 0 when there is none.
    """
    if page is None or not page.words:
        return False, False
    number = page_number(page)
    if number and number > 1:
        return False, number == before + 1
    cut = zones.cut(page)
    organ = cut.motto or _is_of_the_party(page)
    registered = any(header._NUMBER.match(line.text) for line in cut.left)
    if _ATTACHED.search(fold(" ".join(line.text for line in _top(page)))):
        return False, not organ
    return organ or (registered and bool(header._date(cut))), organ == registered


def page_number(page: Page | None) -> int | None:
    """The number in the middle of the upper margin, where the decree puts it (N30 PL I Phần I.I.5)."""
    for line in _top(page)[:2] if page else ():
        middle = (line.left + line.right) / 2
        text = line.text.strip(" -–.")
        if text.isdecimal() and len(text) < 4 and abs(middle - page.width / 2) < 0.1 * page.width:
            return int(text)
    return None


def _top(page):
    """The lines of the upper part of the page, header and title."""
    return [line for line in lines_of(page.words) if line.top < 0.22 * page.height]


def _is_of_the_party(page):
    return any(_PARTY in fold(line.text) for line in _top(page))
