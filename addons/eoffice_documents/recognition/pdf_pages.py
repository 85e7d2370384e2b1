"""Pages taken out of a file into PDFs of their own; what is printed on a page stays byte for byte as it was scanned."""

import io

import pypdfium2

from ..sandbox import act
from . import pictures, source
from .errors import DamagedFile, NoSuchPage

ORIENTATION = 0x0112  # the EXIF tag
TURNS = {1: 0, 3: 180, 6: 90, 8: 270}


@act
def cut(data: bytes, parts: list) -> list[bytes]:
    """One PDF for each part, a list of (page index from 0, degrees clockwise). Raises ScanError."""
    parts = [[tuple(page) for page in part] for part in parts]
    count = source.open_scan(data).page_count
    if any(not 0 <= index < count for part in parts for index, _turn in part):
        raise NoSuchPage
    if source.is_pdf(data) and parts == [[(index, 0) for index in range(count)]]:
        return [data]  # the whole file, with its signatures if it has any
    try:
        return [_of_pdf(data, part) if source.is_pdf(data) else _of_picture(data, part) for part in parts]
    except pypdfium2.PdfiumError as error:
        raise DamagedFile from error


@act
def join(pictures: list) -> bytes:
    """One PDF of (picture file, degrees clockwise), a page each. Raises ScanError."""
    document = pypdfium2.PdfDocument.new()
    for data, turn in pictures:
        _add_picture(document, data, 0, turn)
    return _saved(document)


def _of_pdf(data, part):
    document = pypdfium2.PdfDocument.new()
    with source.open_pdf(data) as origin:
        document.import_pages(origin, [index for index, _turn in part])
    for place, (_index, turn) in enumerate(part):
        page = document[place]
        page.set_rotation((page.get_rotation() + turn) % 360)
    return _saved(document)


def _of_picture(data, part):
    document = pypdfium2.PdfDocument.new()
    for index, turn in part:
        _add_picture(document, data, index, turn)
    return _saved(document)


def _add_picture(document, data, index, turn):
    dpi = source.picture_page(data, index).dpi  # decoded once: a damaged picture is refused here
    image = pypdfium2.PdfImage.new(document)
    with source.open_picture(data) as picture:
        source.seek_page(picture, index)
        upright = TURNS.get(picture.getexif().get(ORIENTATION, 1))
        if picture.format in source.JPEG and upright is not None and picture.mode in ("L", "RGB"):
            image.load_jpeg(io.BytesIO(data), inline=True)
            turn += upright
        else:
            image.set_bitmap(pypdfium2.PdfBitmap.from_pil(pictures.upright(picture)))
    width, height = (side / dpi * 72 for side in image.get_px_size())
    image.set_matrix(pypdfium2.PdfMatrix().scale(width, height))
    page = document.new_page(width, height)
    page.insert_obj(image)
    page.gen_content()
    page.set_rotation(turn % 360)


def _saved(document):
    held = io.BytesIO()
    document.save(held)
    document.close()
    return held.getvalue()
