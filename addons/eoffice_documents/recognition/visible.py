"""What people see of a PDF page: its picture, and of its text the letters that are seen on it.

The page is drawn with its text and without: a letter is seen where both differ. White on white, without colour, under
a bar or a picture, beyond the edge: there they do not. What is left without the text, pictures and stamps, is still
to be read.
"""

import unicodedata
from collections import Counter
from dataclasses import dataclass, field

import cv2
import numpy as np
import pypdfium2
from pypdfium2 import raw

from . import drawing, source, text_layer
from .model import Word

MIN_DPI, MAX_DPI = 200, 300
CONTRAST = 40  # gray levels between a letter and its ground, below which people do not see it
TRACE = 12  # gray levels that the soft edge of a letter still makes
LEAST_HEIGHT = 0.025  # inches: smaller letters nobody reads
SCAN, SMALL = 0.5, 0.1  # shares of a page that a scanned picture covers at least, one laid over it at most
PAPER = 200  # lighter than this is the ground of a letter that its font lacks, no bar over it


@dataclass
class View:
    """A page as it is seen, not yet turned; `turn` makes most of its letters upright.

    `words` are those seen, `aside` those of them that run in another direction than most; `unseen` are words of the
    text layer that bring no ink: hidden ones, or those under a scan. `rest` is the picture (numpy, RGB) without the
    ink of `words` and `aside`; `ink` tells where that was (numpy, 255 there). Both are None on a page without text.
    `added` are the boxes (left, top, right, bottom) of annotations and of small pictures laid over a scanned one.
    """

    picture: source.PagePicture
    turn: int = 0
    words: list[Word] = field(default_factory=list)
    aside: list[Word] = field(default_factory=list)
    unseen: list[Word] = field(default_factory=list)
    unseen_turn: int = 0
    rest: np.ndarray | None = None
    ink: np.ndarray | None = None
    added: list[tuple] = field(default_factory=list)


def look(document, index) -> View:
    """Page `index` (from 0) of an open PDF as it is seen. Raises ScanError."""
    page = source.pdf_page(document, index)
    dpi, cover = drawing.largest_picture(page)
    dpi = round(dpi * drawing.inch_of(page) / drawing.POINT)
    picture = drawing.draw(page, min(max(dpi, MIN_DPI), MAX_DPI) if cover > 0.2 else MIN_DPI)
    try:
        return _with_text(document, index, page, View(picture, added=_added(page, picture.image.size, cover)))
    except pypdfium2.PdfiumError:  # a text that cannot be taken apart is read from the picture
        return View(picture)


def _with_text(document, index, page, view):
    dpi, shown = view.picture.dpi, np.asarray(view.picture.image)
    flat = raw.FPDFPage_GetAnnotCount(page) > 0 and raw.FPDFPage_Flatten(page, raw.FLAT_NORMALDISPLAY) == 1
    if flat:  # the text of stamps and form fields is text of the page now
        page.close()
        page = document[index]
    letters = text_layer.letters_of(page, view.picture.image.size)
    if all(letter.made_up for letter in letters):
        return view
    with_text = np.asarray(drawing.draw(page, dpi).image) if flat else shown
    for item in page.get_objects(filter=[raw.FPDF_PAGEOBJ_TEXT]):
        raw.FPDFPageObj_SetIsActive(item, False)
    return _seen(view, letters, shown, with_text, np.asarray(drawing.draw(page, dpi).image))


def _added(page, size, cover):
    """Where annotations and small pictures lie on a page whose picture covers most of it."""
    if cover < SCAN:
        return []
    boxes, rect = [], raw.FS_RECTF()
    for index in range(raw.FPDFPage_GetAnnotCount(page)):
        note = raw.FPDFPage_GetAnnot(page, index)
        if raw.FPDFAnnot_GetRect(note, rect):
            boxes.append((rect.left, rect.bottom, rect.right, rect.top))
        raw.FPDFPage_CloseAnnot(note)
    sheet = page.get_width() * page.get_height()
    for item in page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE], max_depth=1):
        left, bottom, right, top = item.get_bounds()
        if (right - left) * (top - bottom) < SMALL * sheet:
            boxes.append((left, bottom, right, top))
    place = text_layer.Places(page, *size)
    return [tuple(max(0, round(side)) for side in place(box)) for box in boxes]


def _seen(view, letters, shown, with_text, bare):
    brought = _difference(with_text, bare)
    # what people are shown counts, not what a field would look like as part of the page
    evident = brought if with_text is shown else cv2.min(brought, _difference(shown, bare))
    light = cv2.cvtColor(shown, cv2.COLOR_RGB2GRAY)
    least = LEAST_HEIGHT * view.picture.dpi
    seen = [_is_seen(letter, evident, least) for letter in letters]
    seen = _with_lacking(letters, seen, light)
    words = text_layer.words_from([one if yes or one.made_up else None for one, yes in zip(letters, seen)])
    believed = [(word, of) for word, of in words if _is_text(word.text)]
    view.turn = _turn_of(of for _word, of in believed)
    size = view.picture.image.size
    for word, of in believed:
        (view.words if _direction(of) == view.turn else view.aside).append(turned(word, view.turn, *size))
    hidden = text_layer.words_from([None if yes else one for one, yes in zip(letters, seen)])
    view.unseen_turn = _turn_of(of for _word, of in hidden)
    view.unseen = [turned(word, view.unseen_turn, *size) for word, of in hidden if _direction(of) == view.unseen_turn]
    view.ink = cv2.dilate(cv2.compare(brought, TRACE, cv2.CMP_GT), np.ones((3, 3), np.uint8))
    for word, _of in words:
        if not _is_text(word.text):
            view.ink[max(0, word.top) : max(0, word.bottom), max(0, word.left) : max(0, word.right)] = 0
    view.rest = shown.copy()
    cv2.copyTo(bare, view.ink, view.rest)
    return view


def _difference(one, other):
    planes = cv2.split(cv2.absdiff(one, other))
    return cv2.max(cv2.max(planes[0], planes[1]), planes[2])


def _is_seen(letter, evident, least):
    if not letter.painted or max(letter.box[2] - letter.box[0], letter.box[3] - letter.box[1]) < least:
        return False
    part = _part(evident, letter.ink)
    return part.size > 0 and int(part.max()) >= CONTRAST


def _part(plane, box):
    """The part of a picture in a box whose middle is on it; empty otherwise."""
    left, top, right, bottom = box
    if not (0 <= left + right < 2 * plane.shape[1] and 0 <= top + bottom < 2 * plane.shape[0]):
        return plane[:0]
    left, top = max(0, int(left)), max(0, int(top))
    return plane[top : max(top + 1, int(bottom + 0.99)), left : max(left + 1, int(right + 0.99))]


def _with_lacking(letters, seen, light):
    """Letters with marks inside a word that is seen count as seen on plain paper: the font at hand may lack them."""
    mended = list(seen)
    for place in range(len(letters)):
        letter = letters[place]
        if seen[place] or not letter.painted or letter.text.isascii() or not letter.text.isalpha():
            continue
        near = [k for k in (place - 1, place + 1) if 0 <= k < len(letters) and not letters[k].text.isspace()]
        part = _part(light, letter.ink)
        mended[place] = any(seen[k] for k in near) and part.size > 0 and int(part.min()) > PAPER
    return mended


def _is_text(text):
    """Whether a word is written in letters, not in the places of a font that tells no names of its signs."""
    strange = sum(unicodedata.category(letter) in ("Co", "Cc", "Cn", "Cs") or letter == "\ufffd" for letter in text)
    return len(text) < 2 or strange < 0.3 * len(text)


def _direction(letters):
    return next((letter.turn for letter in letters if not letter.made_up), None)


def _turn_of(words):
    turns = Counter(
        letter.turn for letters in words for letter in letters if not letter.made_up and letter.turn is not None
    )
    return turns.most_common(1)[0][0] if turns else 0


def turned(word, turn, width, height):
    """A word on a page of this size once the page is turned clockwise."""
    left, top = {
        0: (word.left, word.top),
        90: (height - word.bottom, word.left),
        180: (width - word.right, height - word.bottom),
        270: (word.top, width - word.right),
    }[turn]
    wide, high = (word.height, word.width) if turn % 180 else (word.width, word.height)
    return word._replace(left=left, top=top, width=wide, height=high)
