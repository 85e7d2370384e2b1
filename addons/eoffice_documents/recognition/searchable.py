"""A copy of a scan whose text can be searched and copied: what was read lies unseen under the picture."""

import io
import math

import pypdfium2
from PIL import Image
from pypdf import PdfReader, PdfWriter
from pypdf.generic import ArrayObject, DictionaryObject, NameObject, StreamObject

from ..sandbox import act
from . import glyphless, source
from .errors import DamagedFile, ScanError
from .model import Page

_FONT = "/EofficeText"
_SIGNATURES = ("/Perms", "/DSS")


def searchable_pdf(data: bytes, mimetype: str, pages: list[Page]) -> bytes:
    """The file as PDF with the words of `pages` as hidden text, in their order; the pictures stay as they are.

    Pages taken from a text layer have theirs already. A signature does not hold for the copy and is not in it.
    Raises ScanError.
    """
    try:
        writer = PdfWriter(clone_from=PdfReader(io.BytesIO(data if source.is_pdf(data) else _pdf_of_pictures(data))))
        _drop_signatures(writer)
        read = {page.number: page for page in pages if page.source == "ocr" and page.words}
        font = glyphless.add_to(writer) if read else None
        for number, sheet in enumerate(writer.pages, 1):
            if number in read:
                _lay_under(writer, sheet, read[number], font)
        held = io.BytesIO()
        writer.write(held)
    except (ScanError, MemoryError):
        raise
    except Exception as error:  # a broken file makes pypdf fail in any way
        raise DamagedFile from error
    return held.getvalue()


@act
def searchable_pdf_of_dicts(data: bytes, mimetype: str, pages: list[dict]) -> bytes:
    """`searchable_pdf` with pages as `Page.as_dict` gives them."""
    return searchable_pdf(data, mimetype, [Page.from_dict(page) for page in pages])


def _pdf_of_pictures(data):
    """JPEG pictures as they are, others packed again without loss of what a reader sees."""
    with source.open_picture(data) as picture:
        kind, frames, turned = picture.format, len(source.page_frames(picture)), picture.getexif().get(0x0112, 1)
    if kind in source.JPEG and frames == 1 and turned == 1:
        return _pdf_of_jpeg(data, source.picture_page(data, 0).dpi)
    sheets, first = [], None
    for index in range(frames):
        page = source.picture_page(data, index)
        first = first or page
        sheets.append(page.image.convert("1") if _is_black_and_white(page.image) else page.image)
    held = io.BytesIO()
    sheets[0].save(held, "PDF", save_all=True, append_images=sheets[1:], resolution=first.dpi)
    return held.getvalue()


def _is_black_and_white(image: Image.Image):
    return image.mode == "L" and sum(image.histogram()[1:255]) == 0


def _pdf_of_jpeg(data, dpi):
    document = pypdfium2.PdfDocument.new()
    image = pypdfium2.PdfImage.new(document)
    image.load_jpeg(io.BytesIO(data), inline=True)
    width, height = (side / dpi * 72 for side in image.get_px_size())
    image.set_matrix(pypdfium2.PdfMatrix().scale(width, height))
    page = document.new_page(width, height)
    page.insert_obj(image)
    page.gen_content()
    held = io.BytesIO()
    document.save(held)
    return held.getvalue()


def _drop_signatures(writer):
    root = writer._root_object
    for name in _SIGNATURES:
        root.pop(name, None)
    form = root.get("/AcroForm")
    if form is None:
        return
    form = form.get_object()
    form.pop("/SigFlags", None)
    for field in form.get("/Fields", ()):
        field = field.get_object()
        if field.get("/FT") == "/Sig" and "/V" in field:
            field.pop("/V").get_object().clear()


def _lay_under(writer, sheet, page, font):
    """Add the words to a page of the writer; what was drawn on it keeps its own state."""
    resources = DictionaryObject(_object(sheet.get("/Resources"), {}))
    resources[NameObject("/Font")] = DictionaryObject({**_object(resources.get("/Font"), {}), NameObject(_FONT): font})
    sheet[NameObject("/Resources")] = resources
    drawn = sheet.get("/Contents")
    drawn = _object(drawn, []) if isinstance(_object(drawn, None), ArrayObject) else [drawn]
    before, after = (writer._add_object(_stream(content)) for content in (b"q\n", b"\nQ\n" + _text(sheet, page)))
    kept = [part for part in drawn if part is not None]
    sheet[NameObject("/Contents")] = ArrayObject([before, *kept, after])


def _object(value, otherwise):
    return otherwise if value is None else value.get_object()


def _stream(content):
    stream = StreamObject()
    stream.set_data(content)
    return stream.flate_encode()


def _text(sheet, page):
    """The content stream of the hidden text: every word stretched to the width of its box."""
    place, out = _Places(sheet, page), ["BT 3 Tr"]
    for word in page.words:
        low = word.bottom + word.height * glyphless.DESCENT / 1000
        (x, y), right, above = (
            place(*point) for point in ((word.left, low), (word.right, low), (word.left, low - word.height))
        )
        size, wide = math.hypot(above[0] - x, above[1] - y), math.hypot(right[0] - x, right[1] - y)
        if size < 1 or wide <= 0:
            continue
        across, up = (right[0] - x) / wide, (right[1] - y) / wide
        stretch = wide / (len(word.text) * size * glyphless.WIDTH / 1000) * 100
        code = (word.text + " ").encode("utf-16-be").hex()
        out.append(
            f"{_FONT} {size:.2f} Tf {stretch:.1f} Tz {across:.5f} {up:.5f} {-up:.5f} {across:.5f} {x:.2f} {y:.2f} Tm "
            f"<{code}> Tj"
        )
    return "\n".join([*out, "ET"]).encode()


class _Places:
    """From pixels of the upright page back to points of the PDF page: unskewed, unturned, /Rotate undone."""

    def __init__(self, sheet, page):
        self.page, self.rotate = page, int(sheet.get("/Rotate", 0)) % 360
        self.box = sheet.cropbox
        self.width, self.height = float(self.box.width), float(self.box.height)

    def __call__(self, x, y):
        page, angle = self.page, math.radians(self.page.skew)
        from_x, from_y = x - page.width / 2, y - page.height / 2
        x = page.width / 2 + from_x * math.cos(angle) - from_y * math.sin(angle)
        y = page.height / 2 + from_x * math.sin(angle) + from_y * math.cos(angle)
        x, y = _back(x / page.width, y / page.height, page.turn)
        # shares of the sheet as seen, from the top left; then of the sheet as stored
        x, y = _back(x, y, self.rotate)
        return float(self.box.left) + x * self.width, float(self.box.bottom) + (1 - y) * self.height


def _back(x, y, turn):
    """A place on a sheet turned clockwise by `turn`, in shares of its sides, where it was before the turn."""
    return {0: (x, y), 90: (y, 1 - x), 180: (1 - x, 1 - y), 270: (1 - y, x)}[turn]
