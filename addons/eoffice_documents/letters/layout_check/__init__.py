"""Compares a Word letter with the layout of N30 PL I Phần I, whoever typed it and however."""

from itertools import islice

from docx.oxml.ns import qn

from ..errors import TooLong
from ..opening import open_docx
from . import body, ending, heading, page, title
from .finding import PARTS, Finding
from .parts import find_parts
from .segments import read_pieces

RUNS = 30_000  # of letters; a hundred pages have 6,000, and each takes a fifth of a millisecond

__all__ = ["PARTS", "Finding", "check_layout", "letter_text"]


def check_layout(docx: bytes) -> list[Finding]:
    """What is off in the letter `docx`, in the order of the sheet; nothing when all is as the decree asks.

    :raises LetterError: the file is no Word file, or one that may not be opened
    """
    document = _open(docx)
    parts = find_parts(read_pieces(document))
    rules = (page, body) if parts.is_annex else (page, heading, title, body, ending)
    found = [finding for rule in rules for finding in rule.check(document, parts)]
    order = list(PARTS)
    return sorted(found, key=lambda finding: order.index(finding.part))


def letter_text(docx: bytes) -> str:
    """Grounds and body of the letter `docx`, a paragraph a line; tables are left out. Raises LetterError."""
    parts = find_parts(read_pieces(_open(docx)))
    return "\n".join(piece.text for part in ("grounds", "body") for piece in parts[part] if not piece.cell)


def _open(docx):
    document = open_docx(docx)
    body = document.element.body
    if next(islice(body.iter(qn("w:r"), qn("w:p")), RUNS, None), None) is not None:
        raise TooLong(limit=RUNS)
    body.get_or_add_sectPr()  # a file of another program may lack it
    return document
