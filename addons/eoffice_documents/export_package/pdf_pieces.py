"""The acts of joining files to one PDF, see pdf_merge.py."""

import io

from pypdf import PdfReader, PdfWriter
from pypdf.errors import PyPdfError

from ..recognition import drawing, limits, source
from ..recognition.errors import ScanError
from ..sandbox import act

BROKEN = (
    PyPdfError,
    ValueError,
    TypeError,
    KeyError,
    IndexError,
    AttributeError,
    OSError,
    RecursionError,
    AssertionError,
    NotImplementedError,
    OverflowError,
    ZeroDivisionError,
)
A4_INCHES = (8.27, 11.69)


@act
def as_pdf(data: bytes, inspect: bool) -> dict:
    """A file (PDF or pictures) as `pdf`, written anew, and what `pdf_merge.Found` says of it; else a `cause`.

    Nothing is raised for a bad file.
    """
    try:
        scan = source.open_scan(data)
        pdf = data if scan.kind == "pdf" else pictures_to_pdf(data, scan.page_count)
        reader = PdfReader(io.BytesIO(pdf))
        if reader.is_encrypted and not reader.decrypt(""):
            return {"cause": "password"}
        writer = PdfWriter()
        writer.append(reader, import_outline=False)
        held = io.BytesIO()
        writer.write(held)
        return {"pdf": held.getvalue(), "pages": len(writer.pages), **(look(pdf) if inspect else {})}
    except ScanError as error:
        return {"cause": error.code}
    except BROKEN:
        return {"cause": "damaged"}


@act
def merge(pieces: list) -> bytes:
    """One PDF of (PDF, title of its bookmark or None), which `as_pdf` has written."""
    writer = PdfWriter()
    while pieces:
        pdf, title = pieces.pop(0)  # let go of each: together they may be as large as the memory allowed
        writer.append(io.BytesIO(pdf), outline_item=title, import_outline=False)
    held = io.BytesIO()
    writer.write(held)
    return held.getvalue()


def pictures_to_pdf(data, count):
    """Each picture on a page of its own size, at most A4 across or upright, at the resolution it has."""
    pages = []
    for index in range(min(count, limits.PAGES)):
        picture = source.picture_page(data, index)
        inches = [side / picture.dpi for side in picture.image.size]
        largest = sorted(A4_INCHES, reverse=inches[0] > inches[1])
        shrink = max(1, inches[0] / largest[0], inches[1] / largest[1])
        held = io.BytesIO()
        picture.image.save(held, "PDF", resolution=picture.dpi * shrink, quality=85)
        pages.append(held)
    writer = PdfWriter()
    for page in pages:
        writer.append(page)
    held = io.BytesIO()
    writer.write(held)
    return held.getvalue()


def look(pdf):
    """Dots an inch of the coarsest scanned page, and whether all pages have words that can be searched."""
    dpis, text = [], True
    with source.open_pdf(pdf) as document:
        for index in range(len(document)):
            page = source.pdf_page(document, index)
            dpi, cover = drawing.largest_picture(page)
            if cover > 0.5:
                dpis.append(dpi)
            text = text and page.get_textpage().count_chars() > 0
    return {"dpi": min(dpis, default=0), "text": text}
