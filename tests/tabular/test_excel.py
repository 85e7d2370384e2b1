"""What Excel keeps in its cells becomes the text that was seen there."""

from datetime import date, datetime, time, timedelta

import openpyxl
import pytest
from eoffice_documents.tabular import TableError, read_table
from sheets import COLUMNS, HEADINGS, changed, fill, saved, xls, xlsx, zipped

HEAD = ["Số đến", "Ngày đến", "Trích yếu"]
NAMES = ["sequence_number", "received_on", "subject"]


def read(data, **more):
    return read_table(data, columns=COLUMNS, **more)


def texts(data):
    return [row.texts for row in read(data).rows]


VALUES = [
    (77, "77"),
    (12.0, "12"),
    (7.5, "7.5"),
    (0.1 + 0.2, "0.3"),
    (1e20, "1e+20"),
    ("  chữ\u00a0 ", "chữ"),
    ("Số\r\n12", "Số\n12"),
    ("=1+1", "=1+1"),
    (True, "1"),
    (False, "0"),
    (date(2018, 1, 5), "05/01/2018"),
    (datetime(2018, 1, 5, 8, 30), "05/01/2018 08:30"),
    (datetime(2018, 1, 5), "05/01/2018"),
    (time(7, 30), "07:30"),
    (timedelta(hours=26, minutes=5), "26:05"),
    ("#N/A", "#N/A"),
]


@pytest.mark.parametrize("value, text", VALUES)
def test_values_of_xlsx(value, text):
    assert texts(xlsx(HEAD, [value, "05/01/2018", "x"])) == [[text, "05/01/2018", "x"]]


@pytest.mark.parametrize("value, text", [pair for pair in VALUES if not isinstance(pair[0], timedelta)])
def test_values_of_xls(value, text):
    formats = {date: "dd/mm/yyyy", datetime: "dd/mm/yyyy hh:mm", time: "hh:mm"}
    assert texts(xls(HEAD, [value, "05/01/2018", "x"], formats=formats)) == [[text, "05/01/2018", "x"]]


def test_days_of_the_calendar_that_begins_in_1904():
    book = openpyxl.Workbook()
    book.epoch = openpyxl.utils.datetime.CALENDAR_MAC_1904
    fill(book.active, [HEAD, ["1", date(2018, 1, 5), "x"]])
    assert texts(saved(book)) == [["1", "05/01/2018", "x"]]


def test_the_value_that_was_saved_counts_for_a_formula_else_its_text():
    data = xlsx(HEAD, [76, "05/01/2018", "x"], ["=:A2+1", "05/01/2018", "y"])
    assert texts(data)[1] == ["=A2+1", "05/01/2018", "y"]
    # as Excel saves it: with the value it had on the screen
    known = changed(data, "xl/worksheets/sheet1.xml", b"<f>A2+1</f><v></v>", b"<f>A2+1</f><v>77</v>")
    assert texts(known)[1] == ["77", "05/01/2018", "y"]


def test_a_merged_day_counts_for_each_row_that_there_is():
    rows = [["1", date(2019, 1, 5), "a"], ["2", None, "b"], [], ["3", None, "c"], ["4", None, "d"]]
    found = [["1", "05/01/2019", "a"], ["2", "05/01/2019", "b"], ["3", "05/01/2019", "c"], ["4", "", "d"]]
    assert texts(xlsx(HEAD, *rows, merge=["B2:B5"])) == found
    old = [HEAD, ["1", None, "a"], ["2", None, "b"], [], ["3", None, "c"], ["4", None, "d"]]
    assert texts(xls(*old, merge=[(1, 4, 1, 1, "05/01/2019")])) == found


def test_merged_cells_of_a_last_row_make_no_rows():
    assert texts(xlsx(HEAD, ["1", "05/01/2019", "a"], merge=["B2:B900"])) == [["1", "05/01/2019", "a"]]


def test_hidden_sheets_are_passed_over():
    book = openpyxl.Workbook()
    fill(book.active, [HEAD, ["1", "05/01/2019", "cũ"]])
    book.active.sheet_state = "hidden"
    fill(book.create_sheet("Sổ"), [HEAD, ["2", "05/01/2019", "mới"]])
    book.active = 1
    assert texts(saved(book)) == [["2", "05/01/2019", "mới"]]


def test_a_program_that_wrote_a_wrong_size():
    data = xlsx(HEAD, ["1", "05/01/2019", "a"], ["2", "05/01/2019", "b"])
    data = changed(data, "xl/worksheets/sheet1.xml", b'ref="A1:C3"', b'ref="A1"')
    assert len(texts(data)) == 2


def test_a_stray_cell_far_below_is_no_row_and_costs_nothing():
    book = openpyxl.Workbook()
    fill(book.active, [HEAD, ["1", "05/01/2019", "a"]])
    book.active["A1000000"] = "Xa"
    book.active["XFD3"] = "Xa"
    assert texts(saved(book)) == [["1", "05/01/2019", "a"]]


SHEET = "xl/worksheets/sheet1.xml"
GOOD = xlsx(HEADINGS)


@pytest.mark.parametrize(
    "data, code",
    [
        (b"PK\x03\x04", "damaged"),
        (GOOD[:-200], "damaged"),
        (zipped({"a.xml": b"<a/>"}), "damaged"),
        (changed(GOOD, SHEET, b"<worksheet", b"<!DOCTYPE a [<!ENTITY b 'c'>]><worksheet"), "damaged"),
        (zipped({"xl/workbook.xml": "<!DOCTYPE a><a/>".encode("utf-16")}), "damaged"),
        (zipped({"xl/a.xml": b" " * 51_000_000}), "unpacked"),
        (zipped({f"xl/{number}.xml": b"" for number in range(301)}), "unpacked"),
        (zipped({"xl/vbaProject.bin": b"x"}), "macros"),
        (zipped({"xl/externalLinks/externalLink1.xml": b"<a/>"}), "macros"),
        (zipped({"mimetype": b"application/vnd.oasis.opendocument.spreadsheet"}), "other_format"),
        (zipped({"xl/workbook.bin": b"x"}), "other_format"),
        (b"\xd0\xcf\x11\xe0" + b"\0" * 600, "damaged"),
        (b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le"), "password"),
        (xls(HEAD)[:-3000], "damaged"),
        (xlsx(["a", "b"], ["1", "2"]), "no_heading"),
        (xlsx(HEAD, *[["1", "05/01/2019", "a"]] * 2001), "too_many_rows"),
        (xls(HEAD, *[["1", "05/01/2019", "a"]] * 2001), "too_many_rows"),
    ],
)
def test_hostile_and_broken_files_are_refused_by_their_cause(data, code):
    with pytest.raises(TableError) as caught:
        read(data)
    assert caught.value.code == code


def test_merged_cells_that_lie_over_each_other_are_refused():
    data = xlsx(HEAD, *[["1", "05/01/2019", "a"]] * 500)

    def merged(area, times):
        areas = f'<mergeCell ref="{area}"/>'.encode() * times
        return changed(data, SHEET, b"</sheetData>", b"</sheetData><mergeCells>" + areas + b"</mergeCells>")

    assert len(texts(merged("A2:A501", 2))) == 500
    with pytest.raises(TableError) as caught:
        read(merged("A2:A501", 100))
    assert caught.value.code == "damaged"
