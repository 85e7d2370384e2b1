"""The text that a PDF page already carries, taken when it is a real text and not somebody's poor recognition."""

import ctypes
import unicodedata
from itertools import groupby

from pypdfium2 import raw

from ..vietnamese.legacy_encodings import TCVN3, decode, encoding_of, is_capital_font
from ..vietnamese.syllables import quality
from .model import Word
from .source import largest_picture

_HYPHENS = "\x02\u00ad\ufffe"  # soft hyphens, and what pdfium makes of them
DPI = 200  # pixels an inch in which the boxes of a text layer are given


def words_of(page):
    """The words of a PDF page's text layer with boxes in pixels at DPI, in the order of the file.

    Text in the one-byte encodings of old Vietnamese fonts becomes Unicode.
    """
    layer = page.get_textpage()
    size = round(page.get_width() / 72 * DPI), round(page.get_height() / 72 * DPI)
    letters = [_letter(layer, place) for place in range(layer.count_chars())]
    old = {font: _encoding(font, letters) for font in {font for _, font, _ in letters if font}}
    words = []
    for blank, word in groupby(letters, lambda letter: _is_blank(letter[0], old.get(letter[1]))):
        if not blank:
            words.append(_word(list(word), old, page, size))
    return words


def _letter(layer, place):
    """(letter, name of its font, box) of a character; those that pdfium made up to part words have no font."""
    name, flags = ctypes.create_string_buffer(128), ctypes.c_int()
    length = raw.FPDFText_GetFontInfo(layer, place, name, 128, flags)
    font = name.value.decode("utf-8", "replace") if 0 < length <= 128 else ""
    return chr(raw.FPDFText_GetUnicode(layer, place)), font, layer.get_charbox(place, loose=True)


def _encoding(font, letters):
    """The old encoding of what is written in a font, by its name or by what its words become; None for Unicode."""
    text = "".join(" " if letter.isspace() else letter for letter, of, _ in letters if of in (font, ""))
    return encoding_of(text, font)


def _is_blank(letter, old):
    # TCVN3's ư is the soft hyphen, which pdfium gives as one of these
    return letter.isspace() or letter in "\x00" or letter in _HYPHENS and old != TCVN3


def _word(letters, old, page, size):
    parts = []
    for font, part in groupby(letters, lambda letter: letter[1]):
        text = "".join("\u00ad" if letter in _HYPHENS else letter for letter, _, _ in part)
        parts.append(decode(text, old[font], capitals=is_capital_font(font)) if old.get(font) else text)
    boxes = [box for _, _, box in letters]
    corners = [
        page_point(page, *size, x, y)
        for x, y in (
            (min(b[0] for b in boxes), min(b[1] for b in boxes)),
            (max(b[2] for b in boxes), max(b[3] for b in boxes)),
        )
    ]
    (x0, x1), (y0, y1) = (sorted(axis) for axis in zip(*corners))
    return Word(unicodedata.normalize("NFC", "".join(parts)), x0, y0, x1 - x0, y1 - y0, 1.0)


def page_point(page, width, height, x, y):
    """A point of the PDF page (points, from the bottom left, before /Rotate) in pixels from the top left."""
    across, down = ctypes.c_int(), ctypes.c_int()
    raw.FPDF_PageToDevice(page, 0, 0, width, height, 0, x, y, ctypes.byref(across), ctypes.byref(down))
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
