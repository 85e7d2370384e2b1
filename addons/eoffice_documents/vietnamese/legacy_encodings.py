"""Texts in the one-byte encodings from before Unicode: TCVN3 (ABC, fonts like .VnTime) and VNI (fonts like VNI-Times).

Such a text is stored as letters of Western Europe ("ViÖt Nam", "Vieät Nam") and looks right in its own fonts only.
"""

import re
import unicodedata

from .syllables import is_marked, is_syllable, letters_only

TCVN3, VNI = "tcvn3", "vni"

# TCVN 5712:1993, VN3: code point of Western Europe and the letter it stands for; capitals with a tone are the small
# letters in a font of capitals (.VnTimeH)
_TCVN3 = dict(
    zip(
        "¡¢£¤¥¦§¨©ª«¬\u00ad®µ¶·¸¹»¼½¾Æ" + "ÇÈÉÊËÌÎÏÐÑÒÓÔÕÖ×ØÜÝÞßáâãä" + "åæçèéêëìíîïñòóôõö÷øùúûüýþ",
        "ĂÂÊÔƠƯĐăâêôơưđàảãáạằẳẵắặ" + "ầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọ" + "ồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ",
        strict=True,
    )
)
SIGNS = "".join(sign for sign in _TCVN3 if not sign.isalpha() or sign in "ªµ")  # letters in TCVN3 only
# PDF files turn the soft hyphen, which is TCVN3's ư, into one of these
_HYPHENS = "-\u2010\u2011\u2212"
_HYPHENED = re.compile(f"[^\\W\\d_]*[{_HYPHENS}](?:[^\\W\\d_]|[{_HYPHENS}])*")

_GRAVE, _ACUTE, _TILDE, _HOOK, _DOT = "\u0300", "\u0301", "\u0303", "\u0309", "\u0323"
_ROOF, _BREVE = "\u0302", "\u0306"
# VNI-Windows: after a vowel stand its tone or its roof or breve with a tone
_VNI_SIGNS = {
    **{"ù": _ACUTE, "ø": _GRAVE, "û": _HOOK, "õ": _TILDE, "ï": _DOT},
    **{
        "â": _ROOF,
        "á": _ROOF + _ACUTE,
        "à": _ROOF + _GRAVE,
        "å": _ROOF + _HOOK,
        "ã": _ROOF + _TILDE,
        "ä": _ROOF + _DOT,
    },
    **{"ê": _BREVE, "é": _BREVE + _ACUTE, "è": _BREVE + _GRAVE, "ú": _BREVE + _HOOK, "ü": _BREVE + _TILDE},
    "ë": _BREVE + _DOT,
}
_VNI_LETTERS = {"ñ": "đ", "ô": "ơ", "ö": "ư", "í": "í", "ì": "ì", "æ": "ỉ", "ó": "ĩ", "ò": "ị", "î": "ỵ"}
_VNI_LETTERS |= {letter.upper(): meant.upper() for letter, meant in _VNI_LETTERS.items()}
_VNI_SIGNS |= {letter.upper(): signs for letter, signs in _VNI_SIGNS.items()}
_VNI_LETTER = re.compile(f"([aeouyôö])([{''.join(_VNI_SIGNS)}])|[{''.join(_VNI_LETTERS)}]", re.IGNORECASE)
# letters that only Unicode has: a text with them is no old one
_MODERN = re.compile(
    "[\u0102\u0103\u0110\u0111\u0128\u0129\u0168\u0169\u01a0\u01a1\u01af\u01b0\u1ea0-\u1ef9\u0300-\u0323]"
)


def is_modern(text: str) -> bool:
    """Whether the text has a letter that only Unicode has, so that it is in no old encoding."""
    return bool(_MODERN.search(text))


def of_font(name: str) -> str | None:
    """The encoding that goes with a font's name, as Word or a PDF gives it ("ABCDEF+.VnTimeH"), else None."""
    plain = re.sub(r"^[A-Z]{6}\+", "", name).lower()
    if re.match(r"\.?vn[a-z]", plain) and not plain.startswith("vni"):
        return TCVN3
    return VNI if re.match(r"vni[-_ a-z]", plain) else None


def is_capital_font(name: str) -> bool:
    """Whether a TCVN3 font shows small letters as capitals: .VnTimeH, ".VnTimeH,Bold"."""
    return of_font(name) == TCVN3 and bool(re.search(r"[a-z]H(\b|[,-])", name))


def decode(text: str, encoding: str, *, capitals: bool = False) -> str:
    """A text of the encoding as Unicode NFC; `capitals` when its font shows capitals."""
    # fonts of symbols keep the byte in a private area
    text = "".join(chr(ord(letter) - 0xF000) if 0xF020 <= ord(letter) <= 0xF0FF else letter for letter in text)
    if encoding == TCVN3:
        plain = _HYPHENED.sub(_without_hyphen, "".join(_TCVN3.get(letter, letter) for letter in text))
        return unicodedata.normalize("NFC", plain.upper() if capitals else plain)
    return unicodedata.normalize("NFC", _VNI_LETTER.sub(_vni_letter, text))


def _without_hyphen(match):
    """ "tr-ởng" as "trưởng", while "UBND-VP" and a dash stay."""
    word = re.sub(f"[{_HYPHENS}]", "ư", match[0])
    parts = re.split(f"[{_HYPHENS}]", match[0])
    return word if len(word) > 1 and is_syllable(word) and not all(map(is_syllable, parts)) else match[0]


def _vni_letter(match):
    vowel, sign = match.groups()
    if not vowel:
        return _VNI_LETTERS[match[0]]
    return _VNI_LETTERS.get(vowel, vowel) + _VNI_SIGNS[sign]


def guess(text: str) -> str | None:
    """The old encoding of a text in an unknown font, by what its words become; None for Unicode and other languages."""
    if is_modern(text) or text.isascii():
        return None
    found = {encoding: likeness(decode(text, encoding)) for encoding in (TCVN3, VNI)}
    best = max(found, key=found.get)
    clear = found[best] > max(0.85, likeness(unicodedata.normalize("NFC", text)) + 0.1)
    return best if clear else None


def likeness(text: str) -> float:
    """Share of the letters of marked words that stand in possible syllables; 0 when they are too few to tell."""
    words = [word for word in letters_only(text) if is_marked(word)]
    if sum(len(word) > 2 for word in words) < 2:
        return 0.0
    return sum(len(word) for word in words if is_syllable(word)) / sum(map(len, words))


def encoding_of(text: str, font: str = "") -> str | None:
    """The old encoding of a text in a font; None for one that is Unicode, whatever its font claims."""
    return None if is_modern(text) else of_font(font) or guess(text)


def to_unicode(text: str, font: str = "") -> str:
    """NFC of a text in whatever encoding it is; one that is Unicode already stays as it is."""
    encoding = encoding_of(text, font)
    return decode(text, encoding, capitals=is_capital_font(font)) if encoding else unicodedata.normalize("NFC", text)
