"""Grounds and text: size, justification, first line, spaces (N30 PL I Phần I.II.6)."""

from itertools import pairwise

from docx.oxml.ns import qn

from .finding import Finding, excerpt
from .formatting_rules import check_look
from .types import ORDERS

LONG = 100  # letters: a paragraph that surely fills more than a line
FIRST_LINE = (0.95, 1.32)  # cm: 1 and 1.27, with Word's rounding
SPACE = 6  # points
CHANGES = ("w:ins", "w:del", "w:moveFrom", "w:moveTo")
COMMENTS = ("w:commentReference",)
LINES = (0.98, 1.52)
POINTS = (14, 25)  # exact line heights that are single to 1.5 lines of 13–14 points


def check(document, letter):
    text = [piece for piece in letter["body"] if not piece.cell]
    yield from _check_grounds(letter)
    yield from _check_sizes(text)
    yield from _check_paragraphs([piece for piece in text if len(piece.text) >= LONG])
    yield from _check_spaces(text)
    yield from _check_open(document)


def _check_open(document):
    """What the writers have not settled: whoever signs sees one of two texts."""
    parts = [document.element, *(part._element for section in document.sections for part in _margins(section))]
    for code, names in (("open_changes", CHANGES), ("open_comments", COMMENTS)):
        count = sum(1 for part in parts for _mark in part.iter(*map(qn, names)))
        if count:
            yield Finding(code, "body", params={"count": count})


def _margins(section):
    sides = (section.header, section.footer, section.first_page_header, section.first_page_footer)
    return [side for side in sides if not side.is_linked_to_previous]


def _check_grounds(letter):
    grounds = letter["grounds"]
    if letter.kind not in ORDERS:
        return
    for piece in grounds:
        yield from check_look("grounds", piece, sizes=(13, 14), italic=True)
    wrong = [piece for piece in grounds[:-1] if not piece.text.endswith(";")]
    wrong += [piece for piece in grounds[-1:] if not piece.text.endswith((".", ","))]
    for piece in wrong[:1]:
        yield Finding("list_semicolon", "grounds", excerpt(piece.text))


def _check_sizes(text):
    wrong = [piece for piece in text if any(not 13 <= size <= 14 for size in piece.sizes)]
    for piece in wrong[:1]:
        yield from check_look("body", piece, sizes=(13, 14))


def _check_paragraphs(paragraphs):
    ragged = [piece for piece in paragraphs if piece.layout.alignment not in ("both", "distribute", "thaiDistribute")]
    if ragged:
        yield Finding("not_justified", "body", excerpt(ragged[0].text), {"count": len(ragged)})
    for piece in paragraphs:
        inset = piece.layout.first_line + (1.27 if piece.led_by_tab else 0)
        if not piece.layout.numbered and not FIRST_LINE[0] <= inset <= FIRST_LINE[1]:
            yield Finding("first_line", "body", excerpt(piece.text), {"found": f"{inset:.1f}"})
            break
    for piece in paragraphs:
        least, most = LINES if piece.layout.line_rule == "auto" else POINTS
        if not least <= piece.layout.line <= most:
            unit = "" if piece.layout.line_rule == "auto" else " pt"
            yield Finding("line_spacing", "body", excerpt(piece.text), {"found": f"{piece.layout.line:.2g}{unit}"})
            break


def _check_spaces(text):
    for before, after in pairwise(text):
        if before.paragraph == after.paragraph or after.after_gap or before.in_capitals:
            continue
        above, below = before.layout, after.layout
        same = above.style == below.style
        space = (0 if above.contextual and same else above.after) + (0 if below.contextual and same else below.before)
        if space < SPACE and (len(before.text) >= LONG or len(after.text) >= LONG):
            yield Finding("between_paragraphs", "body", excerpt(after.text), {"found": f"{space:g}"})
            return
