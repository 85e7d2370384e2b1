"""What only the finished text decides: how long the rules are and how wide the stamps."""

import unicodedata

from docx.oxml.ns import qn
from docx.shared import Emu, Mm
from docx.table import Table
from docx.text.paragraph import Paragraph
from reportlab.pdfbase.pdfmetrics import stringWidth

RULE, STAMP = "VB Kẻ ngang", "VB Dấu"
SHARE = 0.4  # of the line above: the decree says a third to a half (N30 PL I Phần I.II.2)
STAMP_WIDTH = {"KHẨN": Mm(20), "HỎA TỐC": Mm(30), "HOẢ TỐC": Mm(30), "THƯỢNG KHẨN": Mm(40)}  # N30 PL I I.III.2.b


def finish(document):
    """Fit the rules under the agency and the abstract, and the frames of the stamps, to their texts."""
    section = document.sections[0]
    area = section.page_width - section.left_margin - section.right_margin
    for element in list(document.element.body.iter(qn("w:p"))):
        paragraph = Paragraph(element, document)
        if paragraph.style.name == RULE:
            _fit_rule(paragraph, area)
        elif paragraph.style.name == STAMP:
            _fit_stamp(paragraph)


def _fit_rule(paragraph, area):
    above = element = paragraph._p
    while (element := element.getprevious()) is not None and element.tag == qn("w:p"):
        above = element
        if Paragraph(element, paragraph._parent).text.strip():
            break
    text = Paragraph(above, paragraph._parent)
    size = text.style.font.size.pt
    column = _column(paragraph._p) or area
    line = min(Emu(int(text_width(text.text, size) * 12700)), column)
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
    plain = unicodedata.normalize("NFD", text.replace("Đ", "D").replace("đ", "d"))
    letters = "".join(letter for letter in plain if not unicodedata.combining(letter))
    return stringWidth(letters, "Times-Bold", size)
