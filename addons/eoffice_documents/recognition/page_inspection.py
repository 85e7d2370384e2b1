"""A first look at a page of a batch, before anything is read: is it blank, is it a separator sheet."""

import cv2
import numpy as np

from ..sandbox import act
from . import drawing, preprocessing, source

DPI = 150  # enough for the code of a separator sheet, and quick
SEPARATOR = "eoffice:separator"  # what the code of a separator sheet says
SPECK = 25  # pixels: what is smaller is dirt of the glass
MIN_INK = 100  # pixels: two figures of a page number have 130
EDGES = 0.04, 0.075  # of the height and of the width: shadows of the lid, holes of the punch


@act
def inspect_page(data: bytes, mimetype: str, index: int) -> dict:
    """What page `index` (from 0) of a file is: {"blank": bool, "separator": bool}. Raises ScanError."""
    gray = _gray(data, index)
    separator = is_separator(gray)
    return {"separator": separator, "blank": not separator and is_blank(gray)}


def _gray(data, index):
    if source.is_pdf(data):
        with source.open_pdf(data) as document:
            picture = drawing.draw(source.pdf_page(document, index), DPI)
    else:
        picture = source.picture_page(data, index)
    image = picture.image.convert("L")
    if picture.dpi != DPI:
        image = image.resize(tuple(max(1, round(side * DPI / picture.dpi)) for side in image.size))
    return np.asarray(image)


def is_separator(gray) -> bool:
    """Whether the page carries the office's code; other codes, such as those of signatures, are none of ours."""
    detector = cv2.QRCodeDetector()
    for picture in (gray, cv2.GaussianBlur(gray, (5, 5), 0), _small(gray)):
        try:
            said, *_places = detector.detectAndDecode(picture)
        except (cv2.error, UnicodeDecodeError):
            continue
        if said:
            return said == SEPARATOR
    return False


def _small(gray):
    return cv2.resize(gray, None, fx=0.5, fy=0.5, interpolation=cv2.INTER_AREA)


def is_blank(gray) -> bool:
    """Whether nothing but dirt, a shadow or the print of the back is on the page."""
    height, width = gray.shape
    across, down = round(EDGES[1] * width), round(EDGES[0] * height)
    inner = preprocessing.even_light(np.ascontiguousarray(gray[down : height - down, across : width - across]))
    dark = (cv2.GaussianBlur(inner, (3, 3), 0) < 150).astype(np.uint8)
    _count, _labels, parts, _centres = cv2.connectedComponentsWithStats(dark)
    areas = parts[1:, cv2.CC_STAT_AREA]
    return int(areas[areas >= SPECK].sum()) < MIN_INK
