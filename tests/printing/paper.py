"""PDF files for tests, and where their marks came to stand."""

import io

import pdfplumber
from pypdf import PdfWriter
from pypdf.generic import FloatObject, NameObject, RectangleObject

MM = 72 / 25.4
A4 = (210, 297)


def sheet(width=210, height=297, *, pages=1, turn=0, crop=None, origin=(0, 0), unit=None, password=None, owner=None):
    """An empty PDF; sizes in mm, `crop` as left, bottom, right, top in mm of the page before turning."""
    writer = PdfWriter()
    for _ in range(pages):
        page = writer.add_blank_page(width * MM, height * MM)
        left, bottom = origin[0] * MM, origin[1] * MM
        page.mediabox = RectangleObject((left, bottom, left + width * MM, bottom + height * MM))
        page.cropbox = RectangleObject(tuple(edge * MM for edge in crop)) if crop else page.mediabox
        if turn:
            page[NameObject("/Rotate")] = FloatObject(turn)
        if unit:
            page[NameObject("/UserUnit")] = FloatObject(unit)
    if password is not None:
        writer.encrypt(password, owner or password, algorithm="AES-256")
    held = io.BytesIO()
    writer.write(held)
    return held.getvalue()


def red_box(pdf, index=0, dpi=144, unit=1):
    """(left, top, width, height) in mm of what is red on a page as a reader sees it; pdfium leaves UserUnit to us."""
    import numpy
    import pypdfium2

    with pypdfium2.PdfDocument(pdf) as document:
        page = document[index]
        picture = numpy.asarray(page.render(scale=dpi / 72).to_pil().convert("RGB")).astype(int)
    red = (picture[..., 0] > 150) & (picture[..., 1] < 100) & (picture[..., 2] < 100)
    rows, columns = red.any(1).nonzero()[0], red.any(0).nonzero()[0]
    assert len(rows), "nothing red on this page"
    mm = 25.4 / dpi * unit
    return columns[0] * mm, rows[0] * mm, (columns[-1] - columns[0] + 1) * mm, (rows[-1] - rows[0] + 1) * mm


def words(pdf, index=0):
    with pdfplumber.open(io.BytesIO(pdf)) as document:
        return document.pages[index].extract_text()
