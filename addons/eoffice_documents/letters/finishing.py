"""What only the finished text decides: how long the rules are and how wide the stamps."""

import math

from docx.oxml.ns import qn
from docx.shared import Emu, Mm
from docx.table import Table
from docx.text.paragraph import Paragraph
from reportlab.pdfbase.pdfmetrics import stringWidth

from ..vietnamese.letters import without_marks

RULE, STAMP = "VB Kẻ ngang", "VB Dấu"
AGENCIES = ("VB Cơ quan chủ quản", "VB Cơ quan ban hành")
SHARE = 0.4  # of the line above: the decree says a third to a half (N30 PL I Phần I.II.2)
FULL = 0.97  # of the column: what is wider breaks, also in Word, whose letters are a hair wider
STAMP_WIDTH = {"KHẨN": Mm(20), "HỎA TỐC": Mm(30), "HOẢ TỐC": Mm(30), "THƯỢNG KHẨN": Mm(40)}  # N30 PL I I.III.2.b


def finish(document):
    """Even out the lines of a long agency; fit rules and frames of stamps to the texts they stand under or around."""
    section = document.sections[0]
    area = section.page_width - section.left_margin - section.right_margin
    for element in list(document.element.body.iter(qn("w:p"))):
        paragraph = Paragraph(element, document)
        if paragraph.style.name in AGENCIES:
            _even_out(paragraph)
        elif paragraph.style.name == RULE:
            _fit_rule(paragraph, area)
        elif paragraph.style.name == STAMP:
            _fit_stamp(paragraph)


def _even_out(paragraph):
    """Break a name that fills more than a line into lines of about the same width, so that no word stands alone."""
    size, column = paragraph.style.font.size.pt, _column(paragraph._p)
    if not column or not paragraph.runs:
        return
    wide = text_width(paragraph.text, size) / (column.pt * FULL)
    lines = [""]
    share = text_width(paragraph.text, size) / math.ceil(wide)
    for word in paragraph.text.split():
        longer = f"{lines[-1]} {word}".strip()
        over = text_width(longer, size) - share
        if lines[-1] and len(lines) < math.ceil(wide) and over > share - text_width(lines[-1], size):
            lines.append(word)
        else:
            lines[-1] = longer
    if len(lines) > 1:
        for run in paragraph.runs[1:]:
            run._r.getparent().remove(run._r)
        paragraph.runs[0].text = "\n".join(lines)


def _fit_rule(paragraph, area):
    above = element = paragraph._p
    while (element := element.getprevious()) is not None and element.tag == qn("w:p"):
        above = element
        if Paragraph(element, paragraph._parent).text.strip():
            break
    text = Paragraph(above, paragraph._parent)
    size = text.style.font.size.pt
    column = _column(paragraph._p) or area
    longest = max(text.text.split("\n"), key=lambda line: text_width(line, size))
    line = min(Emu(int(text_width(longest, size) * 12700)), column)
    rest = int((column - line * SHARE) / 2)
    paragraph.paragraph_format.left_indent = paragraph.paragraph_format.right_indent = Emu(rest)


def _column(element):
    for cell in element.iterancestors(qn("w:tc")):
        return cell.width
    return None


def _fit_stamp(paragraph):
    width = STAMP_WIDTH.get(paragraph.text.strip())
    if not width:
        size = paragraph.style.font.size.pt
        width = Emu(int(text_width(paragraph.text, size) * 12700) + Mm(6))
    for element in paragraph._p.iterancestors(qn("w:tbl")):
        table = Table(element, paragraph._parent)
        table.columns[0].width = table.cell(0, 0).width = width
        return


def text_width(text: str, size: float) -> float:
    """Width of `text` in points, bold Times of `size` points; the marks of Vietnamese letters take no room."""
    return stringWidth(without_marks(text), "Times-Bold", size)
