import unicodedata
from dataclasses import dataclass

from ..error_translation import translated
from ..tabular import Limits, Row, TableError, read_table
from . import messages

LIMITS = Limits(megabytes=20, rows=50_000)
LANG = "vi_VN"  # of all that the command says


@dataclass
class Sheet:
    """The rows of one file, cells as typed: trimmed, in NFC, by column name."""

    table: object
    columns: list
    rows: list


def typed_sheet(table, rows):
    """The sheet of ``table`` made of dicts {column: text} as typed on a screen, numbered from line 1."""
    cells = [{name: unicodedata.normalize("NFC", text or "").strip() for name, text in row.items()} for row in rows]
    return Sheet(table, list(rows[0]) if rows else [], [Row(at, [], row) for at, row in enumerate(cells, 1)])


def read_sheet(table, data, faults):
    """The sheet of ``table`` in the bytes of a CSV file.

    What is wrong goes to ``faults``; None when the file cannot be read at all.
    """
    try:
        found = read_table(data, columns=dict.fromkeys(table.columns, ()), limits=LIMITS)
    except TableError as error:
        faults.add(table.file, 1, None, translated(error, LANG))
        return None
    if not _check_header(table, found, faults):
        return None
    for row in found.rows:
        if row.problem:
            faults.add(table.file, row.line, None, translated(row.problem, LANG))
    rows = [row for row in found.rows if not row.problem]
    if table.only and len(rows) != 1:
        faults.add(table.file, rows[1].line if rows else 2, None, messages.ONE_ROW.format(found=len(rows)))
    return Sheet(table, [name for name in found.columns if name], rows)


def _check_header(table, found, faults):
    before = len(faults)
    for heading in found.unknown:
        names = ", ".join(table.columns)
        faults.add(table.file, found.line, heading, messages.UNKNOWN_COLUMN.format(names=names))
    for heading in found.doubled:
        faults.add(table.file, found.line, heading, messages.DOUBLED_COLUMN)
    for column in found.lacking(table.required):
        faults.add(table.file, found.line, column, messages.MISSING_COLUMN)
    return len(faults) == before
