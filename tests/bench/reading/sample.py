"""A scanned letter together with what is right about it."""

import re
import unicodedata
from dataclasses import dataclass

import pypdfium2

from . import invent
from .letter import Letter
from .printing import DAY_MARK, NUMBER_MARK, to_pdf
from .scanner import Scanner, scan, to_jpeg, to_scan_pdf


@dataclass
class Sample:
    """A letter as one scanner gave it: its pages as JPEG, the same pages as one PDF, and the printed lines a page."""

    seed: int
    scanner: Scanner
    letter: Letter
    jpegs: list[bytes]
    pdf: bytes
    lines: list[list[str]]


def make(seed, scanner) -> Sample:
    """Print and scan the letter of a seed; the same seed and scanner give the same bytes."""
    letter = invent.letter(seed)
    printed = to_pdf(letter, **invent.look(seed))
    jpegs = [
        to_jpeg(page, scanner.quality, scanner.dpi) for page in scan(printed, letter, scanner, f"{seed} {scanner.name}")
    ]
    return Sample(seed, scanner, letter, jpegs, to_scan_pdf(jpegs, scanner.dpi), printed_lines(printed))


def printed_lines(pdf):
    """The lines of each page of a born digital PDF, without what only holds a pen's place."""
    pages = []
    for page in pypdfium2.PdfDocument(pdf):
        text = re.sub(
            f"[{NUMBER_MARK}{DAY_MARK}]+", "", unicodedata.normalize("NFC", page.get_textpage().get_text_range())
        )
        pages.append([line.strip() for line in text.splitlines() if line.strip()])
    return pages
