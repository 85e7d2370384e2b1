import re
from collections.abc import Mapping
from itertools import islice

from .errors import DamagedFile, EmptyFile, FileTooLarge, NoHeading, TooManyRows, WrongWidth
from .excel_file import OLD_EXCEL, WIDTH, read_xls_sheets, read_xlsx_sheets
from .headings import WITHIN, Headings
from .legacy_letters import to_unicode
from .model import Limits, Line, Row, Sheet, Table
from .text_file import SEPARATORS, cut, read_lines

LIMITS = Limits()
_NUMBERED = re.compile(r"\(?(\d{1,2})\)?")


def read_table(data: bytes, *, columns: Mapping, limits: Limits = LIMITS, compose: bool = True) -> Table:
    """The Table of a CSV or Excel file, whatever its encoding, separator and titles above the headings.

    ``columns``: {name: headings it is known by}; the heading is the first line that names most of them. Sheets with the
    same headings are read one after the other. ``compose`` false leaves letters and marks apart that were typed so.
    Raises TableError; a row that cannot be read only has a ``problem``.
    """
    if not data:
        raise EmptyFile()
    if len(data) > limits.megabytes * 1e6:
        raise FileTooLarge(limit=limits.megabytes)
    headings = Headings(columns)
    if data.startswith(b"PK"):
        sheets = read_xlsx_sheets(data, limits, compose=compose)
    elif data.startswith(OLD_EXCEL):
        sheets = read_xls_sheets(data, limits, compose=compose)
    else:
        sheets = [_text_sheet(data, headings, limits, compose)]
    table = _joined([table for sheet in sheets if (table := _table(sheet, headings))])
    if len(table.rows) > limits.rows:
        raise TooManyRows(limit=limits.rows)
    return table


def read_pasted(text: str, *, columns: Mapping, limits: Limits = LIMITS) -> Table:
    """The Table of lines pasted from a sheet, or typed one name a line. Raises TableError.

    Cells are parted by tabs or semicolons; a comma is part of a name. Without headings the cells are those of
    ``columns`` in their order.
    """
    headings = Headings(columns)
    separator = "\t" if "\t" in text else ";"
    lines = list(cut(text.replace("\r\n", "\n").replace("\r", "\n").split("\n"), separator, compose=True))
    if not lines:
        raise EmptyFile()
    if len(lines) > limits.rows + 1:
        raise TooManyRows(limit=limits.rows)
    first = [headings.column(cell)[0] for cell in lines[0].cells]
    has_heading = len({*first} - {None}) > 1 or (len(first) == 1 and first[0])
    names = first if has_heading and len(first) > 1 else list(columns)
    table = Table(lines[0].cells if has_heading else [], names, lines[0].number)
    table.rows = [_row(line, names) for line in lines[has_heading and 1 or 0 :]]
    return table


def _text_sheet(data, headings, limits, compose):
    lines, encoding = read_lines(data)

    def named(separator):
        found = headings.find(islice(cut(lines, separator, compose=compose), WITHIN))
        return len({*found[1]} - {None}) if found else 0

    separator = max(SEPARATORS, key=lambda mark: (named(mark), lines[0].count(mark)))
    # one more than allowed, so that too many are seen
    kept = islice(cut(lines, separator, compose=compose), limits.rows + WITHIN + 1)
    return Sheet("", list(kept), encoding=encoding, is_plain=True)


def _joined(tables):
    """One Table of all sheets that have the headings of the first; the others are named."""
    if not tables:
        raise NoHeading()
    first, *others = tables
    parts = [first]
    for other in others:
        if other.columns == first.columns and [*map(str.lower, other.headings)] == [*map(str.lower, first.headings)]:
            parts.append(other)
        elif other.rows:
            first.passed_over.append(other.sheet)
    if len(parts) > 1:
        for part in parts:
            for row in part.rows:
                row.sheet = part.sheet
        first.rows = [row for part in parts for row in part.rows]
    return first


def _table(sheet, headings):
    """The Table of one sheet; None when no line of it names the columns."""
    _fill_down(sheet)
    found = headings.find(sheet.lines)
    if not found:
        return None
    place, columns, encoding = found
    to_unicode(sheet.lines, place, sheet.fonts, sheet.encoding or encoding)
    heading, below = sheet.lines[place], sheet.lines[place + 1 :]
    if below and _is_numbering(below[0]):
        below = below[1:]
    captions = _captions(sheet, len([cell for cell in heading.cells if cell]))
    below = [line for line in below if line.cells != heading.cells and line.number not in captions]
    kept = _columns_kept(heading, columns, below)
    table = Table(
        [_cell(heading, at) for at in kept],
        [columns[at] if at < len(columns) else None for at in kept],
        heading.number,
        sheet=sheet.name,
    )
    wanted = len(heading.cells) if sheet.is_plain else None
    for line in below:
        row = _row(Line(line.number, [_cell(line, at) for at in kept], line.problem), table.columns)
        if wanted and not row.problem and len(line.cells) != wanted:
            row.problem = WrongWidth(found=len(line.cells), wanted=wanted)
        table.rows.append(row)
    return table


def _row(line, columns):
    cells = {}
    for column, text in zip(columns, line.cells, strict=False):
        if column:
            cells.setdefault(column, text)
    return Row(line.number, line.cells, cells, line.problem)


def _cell(line, at):
    return line.cells[at] if at < len(line.cells) else ""


def _columns_kept(heading, columns, below):
    """Places of the columns that are known or have something in them; without any rows, of all with a heading."""
    filled = {at for line in below for at, cell in enumerate(line.cells) if cell}
    width = max((len(line.cells) for line in (heading, *below)), default=0)
    return [
        at
        for at in range(width)
        if at in filled or (at < len(columns) and columns[at]) or (not below and _cell(heading, at))
    ]


def _is_numbering(line):
    """The line "(1) (2) (3)" below the headings of a printed register."""
    numbers = [_NUMBERED.fullmatch(cell) for cell in line.cells if cell]
    return (
        len(numbers) > 2
        and all(numbers)
        and [int(number[1]) for number in numbers] == [*range(int(numbers[0][1]), int(numbers[0][1]) + len(numbers))]
    )


def _captions(sheet, width):
    """Numbers of lines merged over most columns: the name of a month between the rows."""
    return {top for top, left, bottom, right in sheet.merged if top == bottom and right - left + 1 > max(2, width / 2)}


def _fill_down(sheet):
    """The value of cells merged one below the other counts for each of their rows."""
    by_number = {line.number: line for line in sheet.lines}
    last = max(by_number, default=0)
    steps = 0
    for top, left, bottom, _right in sheet.merged:
        if top not in by_number or left >= WIDTH:
            continue
        value = _cell(by_number[top], left)
        for number in range(top + 1, min(bottom, last) + 1) if value else ():
            steps += 1
            if steps > WIDTH * last:  # merged cells of a sound sheet never overlap
                raise DamagedFile()
            line = by_number.get(number)
            if line and not _cell(line, left):
                line.cells += [""] * (left + 1 - len(line.cells))
                line.cells[left] = value
