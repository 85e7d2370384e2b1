"""The marks of the decree on files that somebody else made. Acts of the sandbox, see sandboxed.py."""

import io

from pypdf import PdfReader, PdfWriter

from ..sandbox import act
from .errors import DamagedPdf
from .free_space import EDGE, Room, page_picture
from .overlay import BROKEN, MM, page_sizes, place_on_page
from .pictures import as_pdf

STAMP = (50, 35)  # mm (N30 PL IV.V)
HEADER = (40, 115)  # mm from the top: number, date and abstract stand above or here
MARGIN = 20
LEFT, RIGHT = 30, 15  # margins of a page (N30 PL I)


@act
def stamp_place(data: bytes) -> tuple[float, float]:
    """Where the arrival stamp goes on page 1, in mm from its top left corner.

    Below the number and symbol on the left, else below the date on the right, else the first free place.
    """
    pdf = as_pdf(data)
    room = Room(pdf, 0)
    half = room.width / 2
    return room.place(
        *STAMP,
        (22, half - STAMP[0], *HEADER),
        (EDGE, half - STAMP[0], *HEADER),
        (half + 5, room.width, *HEADER),
    )


@act
def stamped(data: bytes, stamp: bytes, place: tuple | None = None) -> bytes:
    """`data` as a PDF with `stamp` on page 1 at `place`, or where there is room."""
    pdf = as_pdf(data)
    return place_on_page(pdf, 0, stamp, *(place or stamp_place(pdf)))


@act
def page_size(data: bytes) -> tuple[float, float]:
    """Width and height of page 1 in mm."""
    return page_sizes(as_pdf(data))[0]


@act
def preview_stamped(data: bytes, stamp: bytes, place: tuple) -> bytes:
    """A picture of page 1 with `stamp` at `place`."""
    return preview(place_on_page(as_pdf(data), 0, stamp, *place))


def preview(data: bytes, index: int = 0, dots: float = 4) -> bytes:
    """Page `index` as a JPEG, `dots` a millimetre."""
    held = io.BytesIO()
    page_picture(as_pdf(data), index, dots).convert("RGB").save(held, "JPEG", quality=85)
    return held.getvalue()


@act
def with_corner_text(data: bytes, text: bytes) -> bytes:
    """`data` as a PDF with the one-page PDF `text` in the top right corner of page 1 (N30 PL I Phần II.I.3)."""
    pdf = as_pdf(data)
    page, mark = page_sizes(pdf)[0], page_sizes(text)[0]
    return place_on_page(pdf, 0, text, page[0] - mark[0] - 8, 6)


@act
def with_block(data: bytes, block: bytes) -> bytes:
    """`data` as a PDF with `block` right after the end of the document (N30 PL I Phần II.II.2).

    `block` is a one-page PDF as wide as the type area. On the last page when there is room, else on a page more.
    """
    pdf = as_pdf(data)
    width, height = page_sizes(block)[0]
    sizes = page_sizes(pdf)
    end = Room(pdf, len(sizes) - 1).last_line() + 4
    last = sizes[-1]
    if end + height > last[1] - 10 or last[0] < width + RIGHT:
        pdf, end, last = _with_empty_page(pdf), MARGIN, (210, 297)
        return place_on_page(pdf, len(sizes), block, LEFT, end)
    return place_on_page(pdf, len(sizes) - 1, block, min(LEFT, last[0] - width), end)


def _with_empty_page(pdf):
    try:
        writer = PdfWriter(clone_from=PdfReader(io.BytesIO(pdf)))
        writer.pdf_header = "%PDF-1.7"
        writer.add_blank_page(210 * MM, 297 * MM)
        held = io.BytesIO()
        writer.write(held)
    except BROKEN as error:
        raise DamagedPdf from error
    return held.getvalue()


@act
def with_pages(data: bytes, numbers: list[int]) -> bytes:
    """Only these pages (from 1) of `data`, as a PDF."""
    pdf = as_pdf(data)
    page_sizes(pdf)
    try:
        reader, writer = PdfReader(io.BytesIO(pdf)), PdfWriter()
        writer.pdf_header = "%PDF-1.7"
        for number in numbers:
            writer.add_page(reader.pages[number - 1])
        held = io.BytesIO()
        writer.write(held)
    except BROKEN as error:
        raise DamagedPdf from error
    return held.getvalue()
