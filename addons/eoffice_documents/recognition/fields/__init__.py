"""Fields of an administrative document, found by their place on the page and the grammar of the decree."""

from rapidfuzz import fuzz

from ..model import FieldValue, Known, Page
from ...vietnamese.spelling import fold
from ...vietnamese.syllables import quality
from . import body, header, marks, signature, title, types, zones
from .known import correct

NAMES = (
    "number",
    "symbol",
    "issued_on",
    "place",
    "issuer",
    "issuer_parent",
    "document_type",
    "subject",
    "signer_name",
    "signer_title",
    "authority",
    "recipients",
    "urgency",
    "secrecy",
    "answered_number",
    "deadline",
    "page_count",
    "language",
)


def find_fields(pages: list[Page], known: Known | None = None) -> dict[str, FieldValue]:
    """All fields of NAMES for the pages of one document; what was not found has the value None and confidence 0.

    Dates are ISO, `document_type` is the abbreviation (công văn: "CV", thư công: "ThC"), `authority` the signs in
    the order of the paper ("TL. KT."), `recipients` a list of lines.
    """
    fields = {name: FieldValue(None) for name in NAMES}
    if pages:
        first = zones.cut(pages[0])
        found = header.find(first)
        letter = found.pop("_letter", None)
        titled = title.find(first, known.types if known else ())
        fields |= titled | found if letter else found | titled
        if fields["document_type"].value is None:
            fields["document_type"] = _type_without_title(fields, letter, pages[0])
        _agree(fields)
        fields |= marks.find(pages[0]) | signature.find(pages) | body.find(pages)
        fields["language"] = _language(pages)
        if known:
            fields = correct(fields, known)
    fields["page_count"] = FieldValue(len(pages), 1.0)
    return fields


def _agree(fields):
    """Title and notation name the same type: the title, in large capitals, corrects the notation's first letters."""
    kind, symbol = fields["document_type"], fields["symbol"]
    if not symbol.value or not kind.value or kind.value == types.OFFICIAL_LETTER:
        return
    head, dash, rest = symbol.value.rpartition("/")[2].partition("-")
    if head == kind.value:
        kind.confidence = max(kind.confidence, 0.99)
    elif dash and fuzz.ratio(fold(head), fold(kind.value)) >= 55:
        symbol.value = symbol.value[: len(symbol.value) - len(head + dash + rest)] + kind.value + dash + rest
        symbol.confidence = max(symbol.confidence, 0.85)


def _type_without_title(fields, letter, page):
    named = types.of_symbol(fields["symbol"].value or "")
    if named:
        return FieldValue(named, fields["symbol"].confidence * 0.9, page.number, fields["symbol"].box)
    if letter:
        return FieldValue(types.OFFICIAL_LETTER, 0.96, page.number, letter.box)
    return FieldValue(types.OFFICIAL_LETTER, 0.4, page.number) if fields["symbol"].value else FieldValue(None)


def _language(pages):
    possible, marked = quality(" ".join(page.text for page in pages))
    if not possible:
        return FieldValue(None)
    return FieldValue("vi", 0.97) if marked > 0.35 else FieldValue("en", 0.6)
