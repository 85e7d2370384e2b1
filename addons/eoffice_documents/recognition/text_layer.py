"""The text that a PDF page already carries, taken when it is a real text and not somebody's poor recognition."""

import unicodedata

from pypdfium2 import raw

from .model import Word
from .source import largest_picture
from .syllables import quality

DPI = 200  # pixels an inch in which the boxes of a text layer are given


def words_of(page):
    """The words of a PDF page's text layer with boxes in pixels at DPI, in the order of the file."""
    layer = page.get_textpage()
    width, height = round(page.get_width() / 72 * DPI), round(page.get_height() / 72 * DPI)
    words, letters, boxes = [], [], []
    for place in range(layer.count_chars()):
        letter = chr(raw.FPDFText_GetUnicode(layer, place))
        if letter.isspace() or letter in "\x00\x02\ufffe":
            _close(words, letters, boxes, page, width, height)
        else:
            letters.append(letter)
            boxes.append(layer.get_charbox(place, loose=True))
    _close(words, letters, boxes, page, width, height)
    return words


def _close(words, letters, boxes, page, width, height):
    if letters:
        corners = [
            page_point(page, width, height, x, y)
            for x, y in (
                (min(b[0] for b in boxes), min(b[1] for b in boxes)),
                (max(b[2] for b in boxes), max(b[3] for b in boxes)),
            )
        ]
        (x0, x1), (y0, y1) = (sorted(axis) for axis in zip(*corners))
        text = unicodedata.normalize("NFC", "".join(letters))
        words.append(Word(text, x0, y0, x1 - x0, y1 - y0, 1.0))
    letters.clear()
    boxes.clear()


def page_point(page, width, height, x, y):
    """A point of the PDF page (points, from the bottom left, before /Rotate) in pixels from the top left."""
    from ctypes import byref, c_int

    across, down = c_int(), c_int()
    raw.FPDF_PageToDevice(page, 0, 0, width, height, 0, x, y, byref(across), byref(down))
    return across.value, down.value


def is_good(page, words) -> bool:
    """Whether the text layer can stand for the page.

    Under a scanned picture lies a recognition of unknown worth: it must read like marked Vietnamese nearly
    throughout. A text without a picture was typed; it only has to be Unicode (old one-byte fonts are not).
    """
    text = " ".join(word.text for word in words)
    if len(text) < 40:
        return False
    possible, marked = quality(text)
    if largest_picture(page)[1] > 0.5:
        return possible > 0.93 and marked > 0.6
    return possible > 0.75 and marked > 0.4 or _is_plain_english(text, possible)


def _is_plain_english(text, possible):
    return text.isascii() and possible < 0.5 and sum(map(str.isalpha, text)) > 0.6 * len(text)
