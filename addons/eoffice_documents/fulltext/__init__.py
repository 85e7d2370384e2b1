"""One way to cut text into words, for storing and for asking. Plain Python, no Odoo."""

from .passage import passage
from .query import parse_query
from .words import fold, lexemes, nfc_values, words

__all__ = ["fold", "lexemes", "nfc_values", "parse_query", "passage", "words"]
