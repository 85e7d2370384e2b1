"""A workbook read back by another library."""

import io
from datetime import date, datetime

import openpyxl
from eoffice_documents.printing import Column, workbook

COLUMNS = [Column("Ngày đến", 12), Column("Số đến", 8), Column("Trích yếu nội dung", 60)]
ROWS = [
    (date(2026, 1, 5), 1, "Về việc đặt hàng"),
    (datetime(2026, 1, 6, 14, 5), 2, '=HYPERLINK("http://example.com")'),
    (None, 3, "https://example.com"),
    (False, True, ""),
]


def opened(title="Sổ đăng ký văn bản đến", rows=ROWS, lines=("Từ ngày 01/01/2026",)):
    return openpyxl.load_workbook(io.BytesIO(workbook(title, COLUMNS, rows, lines))).active


def test_title_lines_head_and_rows():
    sheet = opened()
    assert [sheet["A1"].value, sheet["A2"].value] == ["Sổ đăng ký văn bản đến", "Từ ngày 01/01/2026"]
    assert [cell.value for cell in sheet[4]] == [column.title for column in COLUMNS]
    assert sheet["C5"].value == "Về việc đặt hàng"


def test_dates_are_dates_shown_as_vietnamese_ones():
    sheet = opened()
    assert (sheet["A5"].value, sheet["A5"].number_format) == (datetime(2026, 1, 5), "dd/mm/yyyy")
    assert (sheet["A6"].value, sheet["A6"].number_format) == (datetime(2026, 1, 6, 14, 5), "dd/mm/yyyy hh:mm")
    assert (sheet["A7"].value, sheet["B5"].value) == (None, 1)


def test_text_is_never_a_formula_or_a_link():
    sheet = opened()
    assert (sheet["C6"].data_type, sheet["C6"].value) == ("s", ROWS[1][2])
    assert (sheet["C7"].value, sheet["C7"].hyperlink) == ("https://example.com", None)


def test_yes_is_a_cross_and_no_is_empty():
    sheet = opened()
    assert [cell.value for cell in sheet[8]] == [None, "x", None]


def test_head_is_frozen_repeated_and_filtered():
    sheet = opened()
    assert sheet.freeze_panes == "A5"
    assert sheet.print_title_rows == "$4:$4"
    assert sheet.auto_filter.ref == "A4:C8"
    assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
    assert [round(sheet.column_dimensions[name].width) for name in "ABC"] == [13, 9, 61]


def test_a_table_without_rows_and_a_long_title():
    sheet = opened("Sổ: theo dõi [giải quyết] văn bản đến / năm 2026", [], ())
    assert len(sheet.title) <= 31
    assert [cell.value for cell in sheet[3]] == [column.title for column in COLUMNS]
    assert sheet.max_row == 3
