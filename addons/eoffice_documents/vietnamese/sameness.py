"""When two texts are the same to people, however they were typed, copied or read by a machine."""

import re
import unicodedata

from .letters import without_marks
from .syllables import ONSETS

# soft hyphen, joiners, direction marks, variation selectors, byte order mark: nobody sees them
_INVISIBLE = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u180b-\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff]"
)
_FRACTION = re.compile("(?<=\\d)(?=[¼-¾⅐-⅞])")
# letters typed or copied for the Vietnamese ones that they look like, and signs that are drawn alike
_ALIKE = {
    **dict(zip("ƣƢðÐɖƉǎǍı", "ưƯđĐđĐăĂi", strict=True)),
    **dict.fromkeys("‐‑‒–—―−⁃﹘﹣", "-"),
    **dict.fromkeys("‘’‚‛′ʹʼ", "'"),
    **dict.fromkeys("“”„‟″«»", '"'),
    "⁄": "/",
    "∕": "/",
}
_SIGNS = str.maketrans(_ALIKE)
# Cyrillic and Greek letters inside a word of Latin ones
_OTHER_SCRIPTS = str.maketrans(
    "АВЕІЈКМНОРСТУХЅасеіјорѕхуΑΒΕΖΗΙΚΜΝΟΡΤΥΧο",
    "ABEIJKMHOPCTYXSaceijopsxyABEZHIKMNOPTYXo",
)
_WORD = re.compile(r"[^\W\d_]+")
_LATIN = re.compile("[A-Za-z\u00c0-\u024f\u1e00-\u1eff]")
_BLANKS = re.compile(r"\s+")
_JOINED = re.compile(r"\s*(-+|/)\s*")
# a whole number, or a part of a date with points; decimals and groups of thousands keep their noughts
_NOUGHTS = re.compile(r"(?<![\w])(?<!\d[.,])0+(?=\d)|(?<=\d\.)0(?=\d(?!\d))")
# "y" as the only vowel is "i" in the other of the two spellings in use: quản lý, quản lí; never in "thủy", "hay"
_ONLY_VOWEL = re.compile(rf"\b({'|'.join(sorted({without_marks(onset) for onset in ONSETS} - {'gi'}))})?y\b")


def canonical(text: str) -> str:
    """``text`` as it would have been typed: one form for letters and signs that look the same; case and accents stay.

    Unicode NFC; compatibility forms (ligatures, full width, Roman numerals) as plain letters; nothing invisible.
    """
    text = _FRACTION.sub(" ", _INVISIBLE.sub("", text))
    text = unicodedata.normalize("NFKC", text).translate(_SIGNS)
    return unicodedata.normalize("NFC", _WORD.sub(_in_latin, text))


def _in_latin(match):
    word = match[0]
    return word if word.isascii() or not _LATIN.search(word) else word.translate(_OTHER_SCRIPTS)


def fold(text: str) -> str:
    """What all spellings of ``text`` have in common: two texts are the same when this is.

    Canonical letters, small, without accents; i for y where both are written; dashes and strokes without blanks;
    whole numbers without leading noughts; single blanks. "Số 09/QĐ – UBND" gives "so 9/qd-ubnd".
    """
    plain = without_marks(canonical(text).lower())
    plain = _ONLY_VOWEL.sub(r"\1i", plain)
    plain = _JOINED.sub(lambda match: match[1][0], plain)
    return _BLANKS.sub(" ", _NOUGHTS.sub("", plain)).strip()
