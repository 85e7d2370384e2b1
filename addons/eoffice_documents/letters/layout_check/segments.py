"""A Word document as pieces of text: what stands by itself on a line, in a column or in a cell."""

import re
import unicodedata
from dataclasses import dataclass, field
from functools import cached_property

from docx.oxml.ns import qn

from ...vietnamese.letters import without_marks
from .formatting import Layout, Look, Looks

FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
TEXT_BOX = qn("w:txbxContent")
GAP = re.compile(r" {6,}")  # spaces typed to reach the other column
LEAVES_ROOM = re.compile(r"(?:số:?|ngày|tháng|năm|/)\s*$", re.IGNORECASE)
FAR_RIGHT = 5.5  # cm: a paragraph set in so far stands in the right column


@dataclass
class Piece:
    """`cell` is (table, row, column, columns) or None; `after_gap` when an empty line or a rule stands before it."""

    text: str
    looks: list[tuple[str, Look]]
    layout: Layout
    side: str
    cell: tuple | None
    paragraph: int
    after_gap: bool
    led_by_tab: bool = False
    raw: str = field(default="", repr=False)

    @cached_property
    def plain(self):
        """Without marks and in small letters, to recognise it even misspelt."""
        return without_marks(self.text.lower())

    @property
    def sizes(self):
        return {look.size for text, look in self.looks if text.strip()}

    def every(self, name):
        """Whether all its letters are, say, bold."""
        return all(getattr(look, name) for text, look in self.looks if text.strip())

    def some(self, name):
        return any(getattr(look, name) for text, look in self.looks if text.strip())

    @property
    def in_capitals(self):
        return all(look.capitals or text == text.upper() for text, look in self.looks)


def read_pieces(document) -> list[Piece]:
    reader = _Reader(Looks(document))
    reader.read(document.element.body, None)
    return reader.pieces


class _Reader:
    def __init__(self, looks):
        self.looks, self.pieces = looks, []
        self.paragraph = self.tables = 0
        self.gap = False

    def read(self, parent, cell):
        for element in parent.iterchildren():
            if element.tag == qn("w:p"):
                self._read_paragraph(element, cell)
            elif element.tag == qn("w:tbl"):
                self._read_table(element)
            elif element.tag in (qn("w:sdt"), qn("w:sdtContent"), qn("w:ins"), qn("w:customXml"), qn("w:smartTag")):
                self.read(element, cell)

    def _read_table(self, table):
        self.tables += 1
        number = self.tables
        for row_number, row in enumerate(table.iter(qn("w:tr"))):
            if next(row.iterancestors(qn("w:tbl"))) is not table:
                continue  # of a table inside, which its cell reads
            cells = list(row.iterchildren(qn("w:tc")))
            for column, cell in enumerate(cells):
                self.gap = True
                self.read(cell, (number, row_number, column, len(cells)))
        self.gap = True

    def _read_paragraph(self, element, cell):
        self.paragraph += 1
        layout = self.looks.of_paragraph(element)
        pieces = [
            self._piece(letters, layout, cell, side, tab) for letters, side, tab in _columns(self._letters(element))
        ]
        pieces = [piece for piece in pieces if any(letter.isalnum() for letter in piece.text)]
        self.gap = self.gap or not pieces
        for piece in pieces:
            piece.after_gap, self.gap = self.gap, False
        self.pieces += pieces
        for box in element.iter(TEXT_BOX):
            if not any(parent.tag in (FALLBACK, TEXT_BOX) for parent in box.iterancestors()):
                self.read(box, cell)

    def _letters(self, paragraph):
        """(text, look) of each run; a tab or a new line is a text of its own."""
        for run in paragraph.iter(qn("w:r")):
            parents = [parent.tag for parent in run.iterancestors()]
            inside = parents[: parents.index(qn("w:p"))]
            if qn("w:del") in inside or FALLBACK in parents or next(run.iterancestors(qn("w:p"))) is not paragraph:
                continue
            look = self.looks.of_run(run, paragraph)
            for child in run.iterchildren():
                if child.tag == qn("w:t"):
                    yield child.text or "", look
                elif child.tag == qn("w:tab"):
                    yield "\t", look
                elif child.tag in (qn("w:br"), qn("w:cr")):
                    yield "\n", look
                elif child.tag == qn("w:noBreakHyphen"):
                    yield "-", look

    def _piece(self, letters, layout, cell, side, led_by_tab):
        raw = "".join(text for text, _check in letters)
        if cell and cell[3] > 1:
            side = "left" if cell[2] == 0 else "right"
        elif side == "whole" and (layout.left > FAR_RIGHT or layout.alignment in ("right", "end")):
            side = "right"
        text = re.sub(r"\s+", " ", unicodedata.normalize("NFC", raw)).strip()
        return Piece(text, letters, layout, side, cell, self.paragraph, False, led_by_tab, raw)


def _leaves_room(letters):
    """Whether a wide gap after these is room for a number or a date, not the way to another column."""
    return LEAVES_ROOM.search("".join(text for text, _check in letters[-5:])[-20:])


def _columns(letters):
    """Cut a paragraph at new lines, tabs and wide gaps: (letters, side, whether a tab stands before) of each piece."""
    lines = [[[]]]
    for text, look in letters:
        for part in re.split(r"(\n|\t| {6,})", text):
            if part == "\n":
                lines.append([[]])
            elif part == "\t" or (GAP.fullmatch(part) and not _leaves_room(lines[-1][-1])):
                lines[-1].append([])
            elif part:
                lines[-1][-1].append((part, look))
    for line in lines:
        filled = [number for number, column in enumerate(line) if any(text.strip() for text, _check in column)]
        for number in filled:
            # one tab before a whole line sets its first line in; more than one, or text before it, reach a column
            right = number > 1 or (number and filled[0] < number)
            side = "right" if right else "left" if len(filled) > 1 else "whole"
            yield line[number], side, number == 1 and filled[0] == 1
