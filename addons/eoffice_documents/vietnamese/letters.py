"""Letters and their marks."""

import re
import unicodedata

_MARKS = re.compile("[\u0300-\u036f]")
_STROKED = str.maketrans("đĐ", "dD")


def without_marks(text: str) -> str:
    """``text`` without tones and other marks of its letters, đ as d; case and signs stay."""
    return unicodedata.normalize("NFC", _MARKS.sub("", unicodedata.normalize("NFD", text)).translate(_STROKED))


def nfc_values(values: dict) -> dict:
    """``values`` with every text in NFC and without blanks around it."""
    return {
        name: unicodedata.normalize("NFC", value).strip() if isinstance(value, str) else value
        for name, value in values.items()
    }
