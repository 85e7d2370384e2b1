"""From what Tesseract says of words to the chance that a value is right."""

from ..model import FieldValue


def sure(words, *, at_most=0.98) -> float:
    """Chance that a value made of these words is right: that of its weakest word, stretched as measured."""
    weakest = min((word.confidence for word in words if any(map(str.isalnum, word.text))), default=0.0)
    return min(at_most, weakest if weakest < 0.7 else 0.7 + (weakest - 0.7) * 1.6)


def box_of(words):
    left, top = min(w.left for w in words), min(w.top for w in words)
    return left, top, max(w.right for w in words) - left, max(w.bottom for w in words) - top


def found(value, words, page, *, at_most=0.98) -> FieldValue:
    return FieldValue(value, sure(words, at_most=at_most), page.number, box_of(words))
