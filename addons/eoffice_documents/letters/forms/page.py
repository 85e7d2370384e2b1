"""The sheet: A4, margins, page number; and the small tools to put parts on it."""

from docx import Document
from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT, WD_ROW_HEIGHT_RULE, WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT, WD_TAB_LEADER
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm

from .styles import add_styles

WIDTH, HEIGHT = Mm(210), Mm(297)
TOP, BOTTOM, LEFT, RIGHT = Mm(20), Mm(20), Mm(30), Mm(15)  # N30 PL I Phần I.I.2
AREA = WIDTH - LEFT - RIGHT


def new_page():
    """An empty A4 document: page number centred in the top margin from page 2 (N30 PL I Phần I.I.7)."""
    document = Document()
    for paragraph in list(document.element.body.iter(qn("w:p"))):
        paragraph.getparent().remove(paragraph)
    add_styles(document)
    section = document.sections[0]
    section.page_width, section.page_height = WIDTH, HEIGHT
    section.top_margin, section.bottom_margin, section.left_margin, section.right_margin = TOP, BOTTOM, LEFT, RIGHT
    section.header_distance = section.footer_distance = Mm(8)
    section.different_first_page_header_footer = True
    number = section.header.paragraphs[0]
    number.style = document.styles["VB Số trang"]
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), "PAGE")
    number._p.append(field)
    number.add_run("2")
    field.append(number.runs[0]._r)
    section.first_page_header.paragraphs[0].style = document.styles["VB Số trang"]
    document.core_properties.author = document.core_properties.comments = ""
    document.core_properties.language = "vi-VN"
    return document


def put(where, style, text="", bold=""):
    """A paragraph of `style` in a document or cell; `bold` stands before `text`."""
    paragraph = where.add_paragraph(style=style)
    if bold:
        paragraph.add_run(bold).bold = True
    if text:
        paragraph.add_run(text)
    return paragraph


def table(where, widths, rows=1):
    """A table without lines and without padding, of columns `widths`; its cells are empty of paragraphs."""
    made = where.add_table(rows, len(widths))
    after = made._tbl.getnext()
    if after is not None and after.tag == qn("w:p"):  # python-docx adds a line as high as the text
        after.getparent().remove(after)
    made.alignment, made.autofit = WD_TABLE_ALIGNMENT.CENTER, False
    properties = made._tbl.tblPr
    margins = OxmlElement("w:tblCellMar")
    for side in ("top", "left", "bottom", "right"):
        margin = OxmlElement(f"w:{side}")
        margin.set(qn("w:w"), "0")
        margin.set(qn("w:type"), "dxa")
        margins.append(margin)
    properties.append(margins)
    for row in made.rows:
        row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
        for cell, width in zip(row.cells, widths, strict=True):
            cell.width = width
            cell._tc.remove(cell.paragraphs[0]._p)
    for column, width in zip(made.columns, widths, strict=True):
        column.width = width
    return made


def fix_row(row, height):
    row.height, row.height_rule = height, WD_ROW_HEIGHT_RULE.EXACTLY
    for cell in row.cells:
        cell.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER


def blank(where, label):
    """A line to fill in by hand: `label` and dots to the right margin."""
    paragraph = put(where, "VB Nội dung", f"{label} \t")
    paragraph.alignment = WD_ALIGN_PARAGRAPH.LEFT
    paragraph.paragraph_format.tab_stops.add_tab_stop(AREA, WD_TAB_ALIGNMENT.RIGHT, WD_TAB_LEADER.DOTS)
    return paragraph


def tag(where, text):
    """A paragraph that only carries a tag of the template engine, and is not there in the letter."""
    where.add_paragraph("{%p " + text + " %}")
