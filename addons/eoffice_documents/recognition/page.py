"""One page of a scan: rendered, made upright, read."""

import io
import re
import time

import cv2
import numpy as np
from PIL import Image

from ..sandbox import act
from ..vietnamese.spelling import fold
from ..vietnamese.syllables import is_syllable, quality
from . import columns, drawing, engine, ink_separation, preprocessing, source, typed, visible
from .layout import lines_of, text_of
from .model import Page

MIN_DPI, MAX_DPI = visible.MIN_DPI, visible.MAX_DPI
SEAL_REACHES = (0.55, 0.7)  # one takes more of a faint seal away, the other less of thin print
QUARTERS = {90: Image.Transpose.ROTATE_270, 180: Image.Transpose.ROTATE_180, 270: Image.Transpose.ROTATE_90}


@act
def read_page(data: bytes, mimetype: str, index: int) -> Page:
    """Read page `index` (from 0) of a file; raises ScanError.

    Runs in this process: callers with files they do not know use `read_page_sandboxed`.
    """
    started = time.monotonic()
    if source.is_pdf(data):
        with source.open_pdf(data) as document:
            view = visible.look(document, index)
        found = typed.page_of(view, index) or typed.with_seen(_read(view.picture, index), view)
    else:
        found = _read(source.picture_page(data, index), index)
    found.seconds = round(time.monotonic() - started, 3)
    return found


def _sized(picture):
    """The picture brought to a resolution that Tesseract reads well, and to sides that it bears."""
    dpi = min(max(picture.dpi, MIN_DPI), MAX_DPI)
    dpi = max(1, min(dpi, int(drawing.LONGEST / max(picture.image.size) * picture.dpi)))
    if dpi == picture.dpi:
        return picture
    size = tuple(max(1, round(side * dpi / picture.dpi)) for side in picture.image.size)
    return source.PagePicture(picture.image.resize(size, Image.LANCZOS), dpi)


def _read(picture, index):
    picture = _sized(picture)
    pixels, turn = np.asarray(picture.image), 0
    if preprocessing.is_sideways(_gray(pixels)):
        turn = _turn_of(pixels, picture.dpi)
    page = _read_upright(_turned(pixels, turn), picture.dpi, index, turn)
    if not turn and _is_noise(page):
        turn = _turn_of(pixels, picture.dpi)
        if turn:
            page = _read_upright(_turned(pixels, turn), picture.dpi, index, turn)
    return page


def _gray(pixels):
    return pixels if pixels.ndim == 2 else cv2.cvtColor(pixels, cv2.COLOR_RGB2GRAY)


def _turn_of(pixels, dpi):
    turn, sure = engine.orientation(_gray(pixels), dpi)
    return turn if sure > 2 else 0


def _turned(pixels, turn):
    return np.ascontiguousarray(np.rot90(pixels, -turn // 90)) if turn else pixels


def _is_noise(page):
    """Many words, few of them possible: the page may stand on its head."""
    return len(page.words) > 8 and quality(page.text)[0] < 0.6


def _read_upright(pixels, dpi, index, turn):
    planes = ink_separation.separate(pixels) if pixels.ndim == 3 else ink_separation.Inks(pixels, None, True)
    gray = preprocessing.even_light(planes.black)
    if preprocessing.noise_level(gray) > 3:
        gray = cv2.GaussianBlur(gray, (3, 3), 0)
    skew = preprocessing.skew_of(gray)
    gray = preprocessing.rotate(gray, skew) if skew else gray
    seals = planes.gray or planes.red is not None
    parts = [_read_zone(gray, zone, dpi, seals, first_page=not index) for zone in columns.zones_of(gray, dpi)]
    if not index:
        parts = _with_abstract_apart(gray, dpi, parts)
    red = _read_red(planes.red, skew, dpi) if planes.red is not None else []
    height, width = gray.shape
    words, text = [word for part in parts for word in part], "\n".join(text_of(part) for part in parts if part)
    return Page(index + 1, text, words, width, height, dpi, "ocr", turn=turn, skew=skew, red=red)


def _read_zone(gray, zone, dpi, seals, first_page):
    """The words of a zone; beside the recipients, where seal and signature lie over the print, it is read with care."""
    part, offset = gray[zone.top : zone.bottom, zone.left : zone.right], (zone.left, zone.top)
    header = first_page and zone.top < gray.shape[0] * 0.1
    if header or not (zone.column and zone.left):
        return engine.read(part, dpi, offset=offset)
    looks = [part, *(ink_separation.lift_seal(part, reach) for reach in SEAL_REACHES)] if seals else [part]
    read = [engine.read(look, dpi, layout=engine.BLOCK, offset=offset) for look in looks]
    return _best_lines([line for words in read for line in lines_of(words)]) if seals else read[0]


def _with_abstract_apart(gray, dpi, parts):
    """Where a note or a stamp stands close beside the abstract "V/v ...", both are read again, each by itself."""
    every = sorted((word for part in parts for word in part), key=lambda word: word.top)
    start = next((w for w in every if re.match(r"V\s*/\s*[vy]\b", w.text) and w.left < gray.shape[1] * 0.4), None)
    end = next((word for word in every if start and word.top > start.bottom and fold(word.text) == "kinh"), None)
    if not end or end.top - start.top > 2 * dpi:
        return parts
    height, margin = start.height, round(0.1 * dpi)
    box = (max(0, start.left - dpi), start.top - height // 3, gray.shape[1] - margin, end.top - height // 3)
    cut = columns.gap_beside(gray, dpi, box)
    if not cut:
        return parts
    left, top, right, bottom = box
    again = [
        engine.read(gray[top:bottom, x0:x1], dpi, layout=engine.BLOCK, offset=(x0, top))
        for x0, x1 in ((left, cut), (cut, right))
    ]
    place = next(k for k, part in enumerate(parts) if start in part)
    outside = [[w for w in part if not top <= w.top + w.height / 2 < bottom] for part in parts]
    before = [word for word in outside[place] if word.top < start.top]
    after = [word for word in outside[place] if word.top >= start.top]
    return [*outside[:place], before, *again, after, *outside[place + 1 :]]


def _best_lines(lines):
    """Of lines that lie over one another the one that reads best; what reads like no words is left out."""
    kept = []
    for line in sorted(lines, key=lambda line: _worth(line.words), reverse=True):
        free = all(
            min(line.bottom, o.bottom) - max(line.top, o.top) < 0.4 * line.height
            or line.left > o.right
            or line.right < o.left
            for o in kept
        )
        if free and _worth(line.words) > 0:
            kept.append(line)
    return [word for line in sorted(kept, key=lambda line: line.top) for word in line.words]


def _worth(words):
    """How much was read: letters of possible words by their confidence, less what is noise."""
    return sum((word.confidence if is_syllable(word.text.strip(".,")) else -0.3) * len(word.text) for word in words)


def _read_red(plane, skew, dpi):
    """Words in red in the upper half of the page, where urgency and secrecy marks stand."""
    upper = preprocessing.rotate(plane, skew)[: plane.shape[0] * 45 // 100]
    rows, places = np.where(upper < 128)
    if not rows.size:
        return []
    top, bottom, left, right = rows.min(), rows.max() + 1, places.min(), places.max() + 1
    if min(bottom - top, right - left) < 0.08 * dpi:
        return []
    part = cv2.copyMakeBorder(upper[top:bottom, left:right], 20, 20, 20, 20, cv2.BORDER_CONSTANT, value=255)
    return engine.read(part, dpi, layout="11", offset=(int(left) - 20, int(top) - 20))


@act
def page_image(data: bytes, mimetype: str, index: int, max_width: int, *, turn: int = 0, skew: float = 0.0) -> bytes:
    """The page for the screen as JPEG, at most `max_width` pixels wide; `turn` and `skew` as the read Page has them."""
    if source.is_pdf(data):
        with source.open_pdf(data) as document:
            page = source.pdf_page(document, index)
            picture = drawing.draw_wide(page, max_width, MAX_DPI, turn)
    else:
        picture = source.picture_page(data, index)
    image = picture.image.transpose(QUARTERS[turn]) if turn else picture.image
    if image.width > max_width:
        image = image.resize((max_width, max(1, round(image.height * max_width / image.width))), Image.LANCZOS)
    if skew:
        image = image.rotate(skew, resample=Image.BICUBIC, fillcolor="white")
    held = io.BytesIO()
    image.save(held, "JPEG", quality=80)
    return held.getvalue()
