"""Table and chart into the Word letter, in the place of the paragraphs that stand for them."""

from io import BytesIO

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from .text import CHART, TABLE

WIDTH = 165  # mm between the margins of the decree (N30 PL I Phần I.I.3)
FIRST, SIZE = 45, 10  # mm of the column of the units; points


def put_in(letter: bytes, head, rows, chart: bytes | None) -> bytes:
    """The letter (docx) with a table of ``head`` and ``rows`` (texts) and the ``chart`` (PNG)."""
    document = Document(BytesIO(letter))
    for paragraph in document.paragraphs:
        if paragraph.text.strip() == TABLE:
            _put_table(document, paragraph, head, rows)
        elif paragraph.text.strip() == CHART:
            _put_chart(paragraph, chart)
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def _put_chart(paragraph, chart):
    for run in paragraph.runs:
        run.text = ""
    paragraph.paragraph_format.first_line_indent = Mm(0)
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    paragraph.paragraph_format.line_spacing = 1
    paragraph.paragraph_format.space_before = Pt(6)
    paragraph.add_run().add_picture(BytesIO(chart), width=Mm(155))


def _put_table(document, paragraph, head, rows):
    table = document.add_table(rows=1 + len(rows), cols=len(head))
    table.autofit = False
    widths = [Mm(FIRST)] + [Mm((WIDTH - FIRST) / (len(head) - 1))] * (len(head) - 1)
    _draw_lines(table)
    for place, texts in enumerate((head, *rows)):
        row = table.rows[place]
        for column, text in enumerate(texts):
            cell = row.cells[column]
            cell.width = widths[column]
            _write(cell.paragraphs[0], paragraph.style, text or "–", bold=place == 0, centred=place == 0 or column > 0)
    _repeat(table.rows[0])
    paragraph._p.addnext(table._tbl)
    paragraph._p.getparent().remove(paragraph._p)


def _write(paragraph, style, text, bold, centred):
    paragraph.style = style
    layout = paragraph.paragraph_format
    layout.first_line_indent, layout.space_after, layout.line_spacing = Mm(0), Pt(0), 1
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER if centred else WD_ALIGN_PARAGRAPH.LEFT
    run = paragraph.add_run(text)
    run.font.size, run.bold = Pt(SIZE), bold


def _draw_lines(table):
    borders = OxmlElement("w:tblBorders")
    for side in ("top", "left", "bottom", "right", "insideH", "insideV"):
        line = OxmlElement(f"w:{side}")
        for name, value in (("val", "single"), ("sz", "4"), ("space", "0"), ("color", "000000")):
            line.set(qn(f"w:{name}"), value)
        borders.append(line)
    table._tbl.tblPr.append(borders)


def _repeat(row):
    """The head stands again on each page."""
    mark = OxmlElement("w:tblHeader")
    mark.set(qn("w:val"), "true")
    row._tr.get_or_add_trPr().append(mark)
