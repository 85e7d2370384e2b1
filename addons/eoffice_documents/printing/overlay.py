"""Marks placed on a page of a PDF file that somebody else made."""

import io

from pypdf import PdfReader, PdfWriter, Transformation
from pypdf.errors import PyPdfError

from .errors import DamagedPdf, LockedPdf, NoSuchPage

MM = 72 / 25.4  # points
# What pypdf lets through on files that are not what they claim to be.
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


def page_sizes(pdf: bytes) -> list[tuple[float, float]]:
    """Width and height of each page in mm, as a reader sees it: cropped and turned. Raises PrintError."""
    try:
        return [_Sheet(page).size_mm for page in _open(pdf).pages]
    except BROKEN as error:
        raise DamagedPdf from error


def place_on_page(pdf: bytes, page_index: int, overlay_pdf: bytes, x_mm: float, y_mm: float) -> bytes:
    """`pdf` with the first page of `overlay_pdf` laid over page `page_index` (from 0).

    (`x_mm`, `y_mm`) is the top left corner of the overlay, from the top left corner of the page as a reader sees
    it: /Rotate, CropBox, an origin elsewhere and UserUnit are allowed for. Other pages stay as they are.
    Raises LockedPdf, DamagedPdf, NoSuchPage.
    """
    reader = _open(pdf)
    try:
        if not 0 <= page_index < len(reader.pages):
            raise NoSuchPage
        writer = PdfWriter(clone_from=reader)
        writer.pdf_header = "%PDF-1.7"  # N30 PL I Phần II.I.2 asks for 1.4 at least, pypdf would say 1.3
        page, mark = writer.pages[page_index], PdfReader(io.BytesIO(overlay_pdf)).pages[0]
        matrix = _Sheet(page).matrix(x_mm * MM, y_mm * MM, mark)
        page.merge_transformed_page(mark, Transformation(matrix))
        held = io.BytesIO()
        writer.write(held)
    except BROKEN as error:
        raise DamagedPdf from error
    return held.getvalue()


def _open(pdf):
    try:
        reader = PdfReader(io.BytesIO(pdf))
        # a file that only forbids printing or copying opens with the empty password
        if reader.is_encrypted and not reader.decrypt(""):
            raise LockedPdf
        len(reader.pages)
    except BROKEN as error:
        raise DamagedPdf from error
    return reader


class _Sheet:
    """A page as a reader sees it."""

    def __init__(self, page):
        media, crop = page.mediabox, page.cropbox
        self.left, self.right = max(media.left, crop.left), min(media.right, crop.right)
        self.bottom, self.top = max(media.bottom, crop.bottom), min(media.top, crop.top)
        self.turn = page.rotation % 360
        self.unit = float(page.get("/UserUnit", 1))
        width, height = float(self.right - self.left), float(self.top - self.bottom)
        if width <= 0 or height <= 0 or self.unit <= 0 or self.turn % 90:
            raise DamagedPdf
        self.width, self.height = (height, width) if self.turn in (90, 270) else (width, height)

    @property
    def size_mm(self):
        return self.width * self.unit / MM, self.height * self.unit / MM

    def matrix(self, x, y, mark):
        """From the user space of `mark` to that of the page, for the top left corner at (`x`, `y`) points."""
        scale = 1 / self.unit
        box = mark.cropbox
        x = x * scale - float(box.left) * scale
        y = self.height - y * scale - float(box.top) * scale  # now of the mark's own origin, upwards
        left, right = float(self.left), float(self.right)
        bottom, top = float(self.bottom), float(self.top)
        return {
            0: (scale, 0, 0, scale, left + x, bottom + y),
            90: (0, scale, -scale, 0, right - y, bottom + x),
            180: (-scale, 0, 0, -scale, right - x, top - y),
            270: (0, -scale, scale, 0, left + y, top - x),
        }[self.turn]
