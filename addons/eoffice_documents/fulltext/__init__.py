"""One way to cut text into words, for storing and for asking. Plain Python, no Odoo; words.sql says the same in SQL."""

from .page_hits import pages_with, words_asked
from .snippet import lacks, passage
from .query import Question
from .tokenizer import fold, lexemes, words

__all__ = ["Question", "fold", "lacks", "lexemes", "pages_with", "passage", "words", "words_asked"]
