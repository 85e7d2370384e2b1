"""Sheets typed in fonts from before Unicode (.VnTime, VNI-Times), wholly or in part, become Unicode.

Single words cannot be judged: "Bé" is a word in Unicode and "Bộ" in TCVN3. So the words that cannot be Vietnamese as
they stand are taken together over the whole sheet; what they become says whether it was typed so, and in which font.
"""

import re
from functools import lru_cache

from ..vietnamese.legacy_encodings import SIGNS, decode, guess, is_capital_font, is_modern, of_font
from ..vietnamese.syllables import is_syllable, letters_only

_SAMPLE = 3000  # words
_SIGN_IN_WORD = re.compile(rf"[^\W\d_][{SIGNS}]|[{SIGNS}][^\W\d_]")
_WORD = re.compile(r"(\s+)")


def to_unicode(lines, heading, fonts, hint):
    """Put the cells of ``lines`` into Unicode, in place; what stands below the place ``heading`` decides.

    ``fonts``: {(line number, column): name of an old font}; ``hint``: the old encoding if it is known otherwise.
    """
    encoding = hint or _encoding(lines[heading + 1 :], fonts)
    if not encoding:
        return
    for column in range(max((len(line.cells) for line in lines), default=0)):
        own = [line for line in lines if column < len(line.cells)]
        texts = [line.cells[column] for line in own]
        is_old = any(map(_is_odd_cell, texts)) and not any(map(is_modern, texts))
        for line, text in zip(own, texts, strict=True):
            line.cells[column] = _cell(text, encoding, fonts.get((line.number, column), ""), is_old)


def _encoding(lines, fonts):
    odd, in_font = [], set()
    for line in lines:
        for column, text in enumerate(line.cells):
            if text.isascii():
                continue
            if len(odd) < _SAMPLE:
                odd += [word for word in text.split() if _is_odd(word)]
            if font := fonts.get((line.number, column)):
                in_font.add(None if is_modern(text) else of_font(font))
    if found := guess(" ".join(odd)):
        return found
    return in_font.pop() if len(in_font) == 1 else None


@lru_cache(maxsize=50_000)
def _is_odd(word):
    """Cannot be Vietnamese in Unicode as it stands, but may be in an old font."""
    if word.isascii() or is_modern(word):
        return False
    return bool(_SIGN_IN_WORD.search(word)) or not all(map(is_syllable, letters_only(word)))


def _is_odd_cell(text):
    return not text.isascii() and any(map(_is_odd, text.split()))


def _cell(text, encoding, font, is_old):
    if text.isascii():
        return text
    if is_modern(text):
        return _mixed(text, encoding)
    if font or is_old or _is_odd_cell(text):
        return decode(text, encoding, capitals=is_capital_font(font))
    return text


def _mixed(text, encoding):
    """A text whose words were put right by hand here and there; a word that may be either goes with the one before."""
    words = _WORD.split(text)
    kinds = [is_old for word in words if (is_old := _is_old(word)) is not None]
    is_old = bool(kinds) and kinds[0]
    for at, word in enumerate(words):
        own = _is_old(word)
        is_old = is_old if own is None else own
        words[at] = decode(word, encoding) if is_old else word
    return "".join(words)


def _is_old(word):
    """True for a word of an old font, False for one of Unicode, None for one that may be either."""
    return False if is_modern(word) else True if _is_odd(word) else None
