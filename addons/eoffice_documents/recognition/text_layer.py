"""The text that a PDF page carries: its letters with where they stand, and the words that some of them make."""

import ctypes
import math
import unicodedata
from itertools import groupby
from typing import NamedTuple

from pypdfium2 import raw

from ..vietnamese.legacy_encodings import TCVN3, decode, encoding_of, is_capital_font
from ..vietnamese.syllables import quality
from .model import Word

_HYPHENS = "\x02\u00ad\ufffe"  # soft hyphens, and what pdfium makes of them
_LOOKALIKES = str.maketrans("\u01a3\u01a2", "ưƯ")  # oi, which old converters wrote for u with a horn
_UNPAINTED = (raw.FPDF_TEXTRENDERMODE_INVISIBLE, raw.FPDF_TEXTRENDERMODE_CLIP)
_FINE = 16  # parts of a pixel in which pdfium is asked for places
DPI = 200  # pixels an inch in which `words_of` gives boxes


class Letter(NamedTuple):
    """A letter of a text layer; boxes are (left, top, right, bottom) in pixels of the page as it is drawn.

    `box` has the height of its font, `ink` that of its outline; `turn` is by how many degrees clockwise the page must
    be turned for the letter to stand upright, None when it runs aslant; `painted` is False where it is not drawn at
    all. `made_up` are those by which pdfium parts words; they have no font, nor have those of fonts without a name.
    """

    text: str
    font: str
    box: tuple
    ink: tuple
    turn: int | None
    painted: bool
    made_up: bool


def letters_of(page, size) -> list[Letter]:
    """The letters of a PDF page in the order of the file, with boxes on its picture of `size` (width, height)."""
    layer, place = page.get_textpage(), Places(page, *size)
    modes, letters = {}, []
    for index in range(layer.count_chars()):
        name, flags = ctypes.create_string_buffer(128), ctypes.c_int()
        length = raw.FPDFText_GetFontInfo(layer, index, name, 128, flags)
        font = name.value.decode("utf-8", "replace") if 0 < length <= 128 else ""
        boxes = (place(layer.get_charbox(index, loose=loose)) for loose in (True, False))
        turn = _turn(raw.FPDFText_GetCharAngle(layer, index), place)
        made_up = raw.FPDFText_IsGenerated(layer, index) == 1
        painted = _mode(layer, index, modes) not in _UNPAINTED
        letters.append(Letter(chr(raw.FPDFText_GetUnicode(layer, index)), font, *boxes, turn, painted, made_up))
    return letters


class Places:
    """From points of a PDF page (from the bottom left, before /Rotate) to pixels from the top left."""

    def __init__(self, page, width, height):
        def at(x, y):
            across, down = ctypes.c_int(), ctypes.c_int()
            raw.FPDF_PageToDevice(
                page, 0, 0, width * _FINE, height * _FINE, 0, x, y, ctypes.byref(across), ctypes.byref(down)
            )
            return across.value / _FINE, down.value / _FINE

        far = max(page.get_size())
        self.x, self.y = at(0, 0)
        (xx, xy), (yx, yy) = at(far, 0), at(0, far)
        self.right = (xx - self.x) / far, (xy - self.y) / far
        self.up = (yx - self.x) / far, (yy - self.y) / far
        # degrees clockwise by which /Rotate turns the page
        self.rotated = {(0, 1): 90, (-1, 0): 180, (0, -1): 270}.get(tuple(map(_sign, self.right)), 0)

    def __call__(self, box):
        corners = [
            (self.x + x * self.right[0] + y * self.up[0], self.y + x * self.right[1] + y * self.up[1])
            for x, y in (box[:2], box[2:])
        ]
        (x0, x1), (y0, y1) = (sorted(axis) for axis in zip(*corners))
        return x0, y0, x1, y1


def _sign(step):
    return (step > 1e-6) - (step < -1e-6)


def _turn(angle, place):
    """From an angle of writing (radians clockwise, before /Rotate) to the turn that makes it upright."""
    degrees = -round(math.degrees(angle))
    if degrees % 90 not in (0, 1, 2, 88, 89):
        return None
    return (round(degrees / 90) * 90 - place.rotated) % 360


def _mode(layer, index, modes):
    item = raw.FPDFText_GetTextObject(layer, index)
    if not item:
        return None
    key = ctypes.cast(item, ctypes.c_void_p).value
    if key not in modes:
        modes[key] = raw.FPDFTextObj_GetTextRenderMode(item)
    return modes[key]


def words_of(page) -> list[Word]:
    """Every word of a PDF page's text layer, seen or not, with boxes in pixels at DPI, in the order of the file."""
    letters = letters_of(page, [round(side / 72 * DPI) for side in page.get_size()])
    return [word for word, _letters in words_from(letters)]


def words_from(letters) -> list[tuple[Word, list[Letter]]]:
    """(word, its letters) for letters in their order; None among them parts words as a blank does.

    Text in the one-byte encodings of old Vietnamese fonts becomes Unicode.
    """
    fonts = {letter.font for letter in letters if letter and letter.font}
    old = {font: _encoding(font, letters) for font in fonts}
    words = []
    for blank, part in groupby(letters, lambda letter: letter is None or _is_blank(letter.text, old.get(letter.font))):
        if not blank:
            part = list(part)
            words.append((_word(part, old), part))
    return words


def _encoding(font, letters):
    """The old encoding of what is written in a font, by its name or by what its words become; None for Unicode."""
    text = "".join(
        " " if not letter or letter.text.isspace() else letter.text
        for letter in letters
        if not letter or letter.font in (font, "")
    )
    return encoding_of(text, font)


def _is_blank(letter, old):
    # TCVN3's ư is the soft hyphen, which pdfium gives as one of these
    return letter.isspace() or letter in "\x00" or letter in _HYPHENS and old != TCVN3


def _word(letters, old):
    parts = []
    for font, part in groupby(letters, lambda letter: letter.font):
        text = "".join("\u00ad" if letter.text in _HYPHENS else letter.text for letter in part)
        parts.append(decode(text, old[font], capitals=is_capital_font(font)) if old.get(font) else text)
    text = unicodedata.normalize("NFC", "".join(parts)).translate(_LOOKALIKES)
    boxes = [letter.box for letter in letters]
    left, top = (round(min(box[side] for box in boxes)) for side in (0, 1))
    right, bottom = (round(max(box[side] for box in boxes)) for side in (2, 3))
    return Word(text, left, top, right - left, bottom - top, 1.0)


def reads_well(words, *, recognised=False) -> bool:
    """Whether words read like a Vietnamese text, or a plain English one.

    A recognition of unknown worth must read like marked Vietnamese nearly throughout; what was typed only has to be
    Unicode (old one-byte fonts are not).
    """
    text = " ".join(word.text for word in words)
    if len(text) < 40:
        return False
    possible, marked = quality(text)
    if recognised:
        return possible > 0.93 and marked > 0.6
    return possible > 0.75 and marked > 0.4 or _is_plain_english(text, possible)


def _is_plain_english(text, possible):
    return text.isascii() and possible < 0.5 and sum(map(str.isalpha, text)) > 0.6 * len(text)
