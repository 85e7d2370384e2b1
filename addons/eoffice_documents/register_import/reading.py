import csv
import io
import unicodedata
from pathlib import Path

from . import messages
from .columns import COLUMNS, HEADERS, REQUIRED_FIELDS, column_of

CELL = 131_072  # letters of one cell, beyond which a quotation mark was forgotten
NAMED = "reference"  # instead of number and symbol


class SheetError(Exception):
    """The file cannot be read at all; the sentence says why."""


def read_sheet(path):
    """(columns, rows) of one CSV file; see `read_rows`. Raises SheetError."""
    path = Path(path)
    data = path.read_bytes()
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise SheetError(messages.NOT_UTF8.format(file=path.name)) from None
    text = unicodedata.normalize("NFC", text).replace("\r\n", "\n").replace("\r", "\n")
    header, _newline, _rest = text.partition("\n")
    delimiter = max(",;\t", key=header.count)
    headings = next(csv.reader([header], delimiter=delimiter), [])
    return _columns(path.name, headings), read_rows(text, delimiter, len(headings))


def _columns(file, headings):
    if not any(heading.strip() for heading in headings):
        raise SheetError(messages.NO_HEADER.format(file=file))
    columns = []
    for heading in headings:
        name = column_of(heading)
        if not name:
            raise SheetError(
                messages.UNKNOWN.format(file=file, heading=heading.strip()[:60], known=", ".join(HEADERS.values()))
            )
        if name in columns:
            raise SheetError(messages.TWICE.format(file=file, heading=heading.strip()))
        columns.append(name)
    for name in REQUIRED_FIELDS:
        if name not in columns:
            raise SheetError(messages.LACKING.format(file=file, heading=COLUMNS[name][0]))
    return columns


def read_rows(text, delimiter, width):
    """Yield (line, cells, reason): the cells of each row below the heading, or why it cannot be read.

    A row is read by itself wherever it can be, so that one with a forgotten quotation mark spoils no other.
    """
    lines = text.split("\n")
    at = 1
    while at < len(lines):
        cells, used = _row(lines, at, delimiter, width)
        if cells is None:
            yield at + 1, lines[at][:2000].split(delimiter), messages.QUOTES
        elif any(cells) and len(cells) != width:
            yield at + 1, cells, messages.CELLS.format(found=len(cells), wanted=width)
        elif any(cells):
            yield at + 1, cells, None
        at += used


def _row(lines, at, delimiter, width):
    """(cells, lines used) of the row that begins at ``at``; a cell in quotes may run over a few lines."""
    for used in range(1, 21):
        piece = "\n".join(lines[at : at + used])
        if len(piece) > CELL:
            break
        try:
            found = list(csv.reader(io.StringIO(piece, newline=""), delimiter=delimiter, strict=True))
        except csv.Error:
            if at + used >= len(lines):
                break
            continue
        return [cell.strip() for cell in (found[0] if found else [])], used
    return None, 1
