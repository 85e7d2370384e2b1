"""A table as an Excel workbook that opens ready to print and to filter."""

import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

import xlsxwriter

FONT = {"font_name": "Times New Roman", "font_size": 12, "valign": "top"}
A4 = 9


@dataclass(frozen=True)
class Column:
    """`title` as it stands in the head; `width` in characters of Excel."""

    title: str
    width: float = 16


def workbook(title: str, columns: Sequence[Column], rows: Iterable[Sequence], lines: Sequence[str] = ()) -> bytes:
    """An .xlsx file of one sheet: `title`, `lines` below it, the head (frozen, repeated, with filters), then `rows`.

    Cells are str, int, float, bool, None, `date` or (naive local) `datetime`: dates stay dates, shown dd/mm/yyyy.
    Text is never taken for a formula or a link.
    """
    held = io.BytesIO()
    book = xlsxwriter.Workbook(held, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    sheet = book.add_worksheet(_sheet_name(title))
    styles = {
        "title": book.add_format({**FONT, "bold": True, "font_size": 14, "align": "center"}),
        "line": book.add_format({**FONT, "italic": True, "align": "center"}),
        "head": book.add_format(
            {**FONT, "bold": True, "border": 1, "align": "center", "valign": "vcenter", "text_wrap": True}
        ),
        "text": book.add_format({**FONT, "border": 1, "text_wrap": True}),
        "date": book.add_format({**FONT, "border": 1, "num_format": "dd/mm/yyyy", "align": "center"}),
        "time": book.add_format({**FONT, "border": 1, "num_format": "dd/mm/yyyy hh:mm", "align": "center"}),
        "number": book.add_format({**FONT, "border": 1, "align": "center"}),
    }
    last = len(columns) - 1
    for place, (text, style) in enumerate([(title, "title"), *((line, "line") for line in lines)]):
        _across(sheet, place, last, text, styles[style])
    head = len(lines) + 2
    for place, column in enumerate(columns):
        sheet.set_column(place, place, column.width)
        sheet.write_string(head, place, column.title, styles["head"])
    bottom = head
    for bottom, row in enumerate(rows, head + 1):
        for place, cell in enumerate(row):
            _write(sheet, bottom, place, cell, styles)
    sheet.freeze_panes(head + 1, 0)
    sheet.autofilter(head, 0, bottom, last)
    sheet.set_landscape()
    sheet.set_paper(A4)
    sheet.set_margins(left=0.6, right=0.6, top=0.8, bottom=0.8)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(head)
    sheet.set_footer("&C&P/&N")
    book.close()
    return held.getvalue()


def _sheet_name(title):
    """At most 31 characters, none of those Excel refuses."""
    return "".join(sign for sign in title if sign not in "[]:*?/\\'")[:31].strip() or "1"


def _across(sheet, row, last, text, style):
    if last:
        sheet.merge_range(row, 0, row, last, text, style)
    else:
        sheet.write_string(row, 0, text, style)


def _write(sheet, row, place, cell, styles):
    match cell:
        case None | False | "":
            sheet.write_blank(row, place, None, styles["text"])
        case True:
            sheet.write_string(row, place, "x", styles["number"])
        case datetime():
            sheet.write_datetime(row, place, cell, styles["time"])
        case date():
            sheet.write_datetime(row, place, datetime(cell.year, cell.month, cell.day), styles["date"])
        case int() | float():
            sheet.write_number(row, place, cell, styles["number"])
        case _:
            sheet.write_string(row, place, str(cell)[:32767], styles["text"])
