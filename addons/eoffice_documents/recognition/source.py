"""Opening what a scanner sends: kind judged by content, never by name; pages as pictures."""

import io
import logging

import pypdfium2
from PIL import Image, UnidentifiedImageError
from pypdfium2 import raw

from ..sandbox import act
from . import limits, pictures
from .containers import check_whole, is_pdf
from .drawing import PagePicture
from .errors import (
    DamagedFile,
    EmptyFile,
    NoPages,
    NoSuchPage,
    PasswordNeeded,
    TooManyPages,
    TooManyPixels,
    UnknownKind,
)
from .model import Scan

PICTURES = ("JPEG", "PNG", "TIFF")
JPEG = ("JPEG", "MPO")  # what Pillow calls it with and without smaller pictures behind it
A4_INCHES = 8.27
# what Pillow raises at a broken picture, wherever it is noticed
BROKEN = (
    *(OSError, ValueError, SyntaxError, TypeError, IndexError, KeyError, AttributeError),
    *(ZeroDivisionError, OverflowError, EOFError),
)
logging.getLogger("pypdfium2").setLevel(logging.ERROR)  # that it does not draw XFA, once a page
Image.MAX_IMAGE_PIXELS = None  # our own limit is checked from the header, before anything is decoded


@act
def open_scan(data: bytes, mimetype: str = "") -> Scan:
    """Kind and number of pages. The MIME type given by a sender is a claim and is not believed.

    Raises a ScanError for a file that cannot be read at all.
    """
    if not data:
        raise EmptyFile
    check_whole(data)
    if is_pdf(data):
        with open_pdf(data) as document:
            kind, count = "pdf", len(document)
    else:
        with open_picture(data) as picture:
            kind, count = "picture", len(page_frames(picture))
    if not count:
        raise NoPages
    if count > limits.PAGES:
        raise TooManyPages(limit=limits.PAGES)
    return Scan(kind, count)


def page_frames(picture) -> list[int]:
    """`pictures.page_frames`; raises DamagedFile, or TooManyPages before each of very many is looked at."""
    try:
        if getattr(picture, "n_frames", 1) > 2 * limits.PAGES:
            raise TooManyPages(limit=limits.PAGES)
        return pictures.page_frames(picture)
    except BROKEN as error:
        raise DamagedFile from error


def open_pdf(data):
    """The PDF with its form fields, which are drawn only when they are asked for before any page. Raises ScanError."""
    try:
        document = pypdfium2.PdfDocument(data)
        document.init_forms()
        return document
    except pypdfium2.PdfiumError as error:
        if error.err_code == raw.FPDF_ERR_PASSWORD:
            raise PasswordNeeded from error
        # pdfium refuses a file without pages as damaged
        raise (NoPages if b"/Count 0" in data else DamagedFile) from error


def open_picture(data):
    try:
        picture = Image.open(io.BytesIO(data), formats=PICTURES)
    except UnidentifiedImageError as error:
        raise UnknownKind from error
    except (OSError, ValueError, SyntaxError, EOFError) as error:
        raise DamagedFile from error
    _check_size(picture)
    return picture


def seek_page(picture, index):
    """Go to the frame that is page `index` (from 0). Raises NoSuchPage, TooManyPixels or DamagedFile."""
    frames = page_frames(picture)
    if not 0 <= index < len(frames):
        raise NoSuchPage
    picture.seek(frames[index])
    _check_size(picture)


def _check_size(picture):
    if picture.width * picture.height > limits.MEGAPIXELS * 1e6:
        raise TooManyPixels(limit=limits.MEGAPIXELS)


def picture_page(data, index) -> PagePicture:
    """Page `index` (from 0) of a JPEG, PNG or TIFF file as it looks on white paper, turned as its EXIF data says."""
    try:
        with open_picture(data) as picture:
            seek_page(picture, index)
            dpi = pictures.dots_an_inch(picture)
            image = pictures.upright(picture)
    except BROKEN as error:
        raise DamagedFile from error
    guess = round(min(image.size) / A4_INCHES)
    return PagePicture(image, dpi if 0.6 * guess < dpi < 1.7 * guess else max(guess, 50))


def pdf_page(document, index):
    """Page `index` (from 0) of an open PDF."""
    if not 0 <= index < len(document):
        raise NoSuchPage
    try:
        return document[index]
    except pypdfium2.PdfiumError as error:
        raise DamagedFile from error
