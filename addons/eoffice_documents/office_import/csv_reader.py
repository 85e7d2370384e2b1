import csv
import io
import unicodedata
from dataclasses import dataclass

from . import messages


@dataclass
class Row:
    line: int
    cells: dict


@dataclass
class Sheet:
    """The rows of one file, cells as typed: trimmed, in NFC, by column name."""

    table: object
    columns: list
    rows: list


def typed_sheet(table, rows):
    """The sheet of ``table`` made of dicts {column: text} as typed on a screen, numbered from line 1."""
    cells = [{name: unicodedata.normalize("NFC", text or "").strip() for name, text in row.items()} for row in rows]
    return Sheet(table, list(rows[0]) if rows else [], [Row(line, row) for line, row in enumerate(cells, 1)])


def read_sheet(table, data, faults):
    """Read the bytes of a CSV file, as LibreOffice and Vietnamese Excel save it: UTF-8 with or without BOM, "," or ";".

    What is wrong goes to ``faults``; None when the file cannot be read at all.
    """
    try:
        text = unicodedata.normalize("NFC", data.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        faults.add(table.file, data.count(b"\n", 0, error.start) + 1, None, messages.NOT_UTF8)
        return None
    if not text.strip():
        faults.add(table.file, 1, None, messages.NO_HEADER)
        return None
    lines = list(_lines(table, text, faults))
    if not lines:
        return None
    (_line, columns), *body = lines
    if not _check_header(table, columns, faults):
        return None
    rows = []
    for line, cells in body:
        if len(cells) == len(columns):
            rows.append(Row(line, dict(zip(columns, cells, strict=True))))
        else:
            faults.add(table.file, line, None, messages.CELL_COUNT.format(found=len(cells), wanted=len(columns)))
    if table.only and len(rows) != 1:
        faults.add(table.file, rows[1].line if rows else 2, None, messages.ONE_ROW.format(found=len(rows)))
    return Sheet(table, columns, rows)


def _lines(table, text, faults):
    """Lines that are not blank, each with the number it begins at."""
    header = text.partition("\n")[0]
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=max(",;\t", key=header.count), strict=True)
    begin = 1
    try:
        for cells in reader:
            cells = [cell.strip() for cell in cells]
            if any(cells):
                yield begin, cells
            begin = reader.line_num + 1
    except csv.Error:
        faults.add(table.file, begin, None, messages.BAD_QUOTES)


def _check_header(table, columns, faults):
    before = len(faults)
    for place, column in enumerate(columns):
        if column not in table.columns:
            faults.add(table.file, 1, column, messages.UNKNOWN_COLUMN.format(names=", ".join(table.columns)))
        elif column in columns[:place]:
            faults.add(table.file, 1, column, messages.DOUBLED_COLUMN)
    for column in table.required:
        if column not in columns:
            faults.add(table.file, 1, column, messages.MISSING_COLUMN)
    return len(faults) == before
