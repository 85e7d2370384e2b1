"""CSV and other lines of text."""

import csv
import io
import unicodedata

from ..vietnamese.legacy_encodings import TCVN3, VNI, decode, likeness
from .cells import as_text
from .errors import EmptyFile, NotATable, OpenQuotation, OtherFormat, UnknownEncoding, UnreadLetters
from .model import Line

CELL = 131_072  # letters of one cell, beyond which a quotation mark was forgotten
LINES = 20  # of one cell in quotation marks
SEPARATORS = ",;\t"
UNREAD = "\ufffd"
_SAMPLE = 200_000
_MARKUP = ("<!doctype", "<html", "<table", "<head", "<body", "<meta", "<style", "<div", "<?xml")


def read_lines(data):
    """(lines, old encoding of their letters or None) of a text file. Raises TableError for what is no table."""
    text, encoding = decode_bytes(data)
    if "\0" in text:
        raise NotATable()
    if text[:1000].lstrip().lower().startswith(_MARKUP):
        raise OtherFormat()
    if not text.strip():
        raise EmptyFile()
    return text.replace("\r\n", "\n").replace("\r", "\n").split("\n"), encoding


def decode_bytes(data):
    """(text, old encoding its letters stand for or None) of a file in Unicode, Windows-1258, or a code page of before.

    Where a few bytes of a file in UTF-8 were damaged, their letters are UNREAD. Raises TableError when no reading of
    the bytes gives Vietnamese.
    """
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        try:
            return data.decode("utf-16"), None
        except UnicodeDecodeError as error:
            raise NotATable() from error
    if b"\0" in data:
        raise NotATable()
    text = data.decode("utf-8-sig", errors="replace")
    unread = text.count(UNREAD)
    if not unread or unread * 10 < sum(letter > "\x7f" for letter in text):
        return text, None
    readings = []
    for codec, encoding in (("cp1258", None), ("cp1252", TCVN3), ("cp1252", VNI)):
        try:
            text = data.decode(codec)
        except UnicodeDecodeError:
            continue
        shown = text[:_SAMPLE]
        shown = decode(shown, encoding) if encoding else unicodedata.normalize("NFC", shown)
        readings.append((likeness(shown), text if encoding else unicodedata.normalize("NFC", text), encoding))
    share, text, encoding = max(readings, key=lambda reading: reading[0], default=(0, "", None))
    if share < 0.85:
        raise UnknownEncoding()
    return text, encoding


def cut(lines, separator, *, compose):
    """The Lines of a text, blank ones left out. Each is read by itself: a forgotten quotation mark spoils no other."""
    at = 0
    while at < len(lines):
        cells, used = _cells(lines, at, separator)
        problem = UnreadLetters() if cells and any(UNREAD in cell for cell in cells) else None
        if cells is None:
            cells, problem = lines[at][:2000].split(separator), OpenQuotation()
        line = Line(at + 1, [as_text(cell, compose=compose) for cell in cells], problem)
        if any(line.cells):
            yield line
        at += used


def _cells(lines, at, separator):
    """(cells, lines used) of the row that begins at ``at``; a cell in quotation marks may run over several lines."""
    for used in range(1, min(LINES, len(lines) - at) + 1):
        piece = "\n".join(lines[at : at + used])
        if len(piece) > CELL:
            break
        try:
            found = list(csv.reader(io.StringIO(piece, newline=""), delimiter=separator, strict=True))
        except csv.Error:
            continue
        return found[0] if found else [], used
    return None, 1
