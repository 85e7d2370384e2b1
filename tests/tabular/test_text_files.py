"""CSV files in the encodings and with the separators that Excel, LibreOffice and old programs write."""

import unicodedata

import pytest
from eoffice_documents.tabular import Limits, TableError, read_table
from sheets import COLUMNS, HEADINGS, NAMES, as_tcvn3, as_vni, csv

ROWS = [
    ["12", "05/01/2015", "UBND tỉnh Ví Dụ", "186/TB-UBND", "Thông báo nghỉ Tết Nguyên đán"],
    ["13", "06/01/2015", "Sở Nội vụ", "15/QĐ-SNV", "Quyết định tuyển dụng viên chức"],
]


def read(data, **more):
    return read_table(data, columns=COLUMNS, **more)


def texts(table):
    return [row.texts for row in table.rows]


@pytest.mark.parametrize("separator", ",;\t")
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_unicode_with_each_separator(encoding, separator):
    table = read(csv(HEADINGS, *ROWS, separator=separator, encoding=encoding))
    assert table.columns == NAMES
    assert texts(table) == ROWS
    assert [row.line for row in table.rows] == [2, 3]
    assert table.rows[0].cells == dict(zip(NAMES, ROWS[0], strict=True))


def test_windows_1258():
    def typed(text):
        """A letter with its roof, and the tone behind it, as this code page has them."""
        found = ""
        for letter in text:
            base, *marks = unicodedata.normalize("NFD", letter)
            tones = [mark for mark in marks if mark in "\u0300\u0301\u0303\u0309\u0323"]
            roofs = [mark for mark in marks if mark not in tones]
            found += unicodedata.normalize("NFC", "".join([base, *roofs])) + "".join(tones)
        return found

    rows = [[typed(cell) for cell in row] for row in (HEADINGS, *ROWS)]
    assert texts(read(csv(*rows, separator=";", encoding="cp1258"))) == ROWS


@pytest.mark.parametrize("typed", [as_tcvn3, as_vni])
def test_code_pages_of_old_fonts(typed):
    rows = [[typed(cell) for cell in row] for row in (HEADINGS, *ROWS)]
    table = read(csv(*rows, separator=";", encoding="cp1252"))
    assert (table.columns, texts(table)) == (NAMES, ROWS)


@pytest.mark.parametrize(
    "data, code",
    [
        (b"", "empty"),
        (b" \r\n \r\n", "empty"),
        (b"\x00\x01\x02", "not_a_table"),
        (b"\xff\xfe\x00", "not_a_table"),
        (bytes(range(128, 256)) * 9, "encoding"),
        ("Numéro;Objet\nGrüße;Año\n".encode("latin-1"), "encoding"),
        (b"<html><table><tr><td>12</td></tr></table>", "other_format"),
        (b'\xef\xbb\xbf<?xml version="1.0"?><Workbook/>', "other_format"),
        (b"a,b\n1,2\n", "no_heading"),
        ("Số đến\n12\n".encode(), "no_heading"),
        (b"x" * 5_000_001, "too_large"),
        (csv(HEADINGS, *ROWS * 1001), "too_many_rows"),
    ],
)
def test_what_is_no_table_is_said_by_its_cause(data, code):
    with pytest.raises(TableError) as caught:
        read(data)
    assert caught.value.code == code


def test_limits_are_those_of_the_caller():
    assert len(read(csv(HEADINGS, *ROWS * 1001), limits=Limits(rows=2002)).rows) == 2002
    with pytest.raises(TableError) as caught:
        read(csv(HEADINGS, *ROWS * 2), limits=Limits(rows=3))
    assert caught.value.params == {"limit": 3}


def test_a_forgotten_quotation_mark_spoils_its_own_row_only():
    data = csv(HEADINGS, ROWS[0], ["14"], *[ROWS[1]] * 30, separator=";")
    data = data.replace(b"14\r\n", '14;;;;"quên đóng\r\n'.encode())
    table = read(data)
    assert [row.line for row in table.rows if row.problem] == [3]
    assert table.rows[1].problem.code == "quotation"
    assert table.rows[1].cells["sequence_number"] == "14"
    assert len(table.rows) == 32


def test_damaged_letters_spoil_their_own_row_only():
    data = csv(HEADINGS, *ROWS * 5).replace("Sở".encode(), b"S\xe1\xbb", 1)
    table = read(data)
    assert [(row.line, row.problem.code) for row in table.rows if row.problem] == [(3, "letters")]
    assert texts(table)[2:] == ROWS * 4


def test_a_cell_over_several_lines_and_the_lines_after_it():
    data = 'Số đến;Ngày đến;Trích yếu\r\n12;05/01/2015;"một;\r\nhai ""ba"""\r\n\r\n13;06/01/2015;x\r\n'.encode()
    table = read(data)
    assert [row.texts[2] for row in table.rows] == ['một;\nhai "ba"', "x"]
    assert [row.line for row in table.rows] == [2, 5]


def test_a_huge_cell_is_refused_and_cut():
    table = read(csv(HEADINGS, ["1", "05/01/2015", "", "", "a" * 3_000_000], ROWS[0]))
    assert [row.problem and row.problem.code for row in table.rows] == ["quotation", None]
    assert sum(map(len, table.rows[0].texts)) <= 2000


def test_rows_of_another_width_are_told():
    table = read(csv(HEADINGS, [*ROWS[0], ""], ROWS[1][:4], ROWS[1]))
    problems = [row.problem.params for row in table.rows if row.problem]
    assert problems == [{"found": 6, "wanted": 5}, {"found": 4, "wanted": 5}]
    assert table.rows[0].problem.code == "width"


def test_titles_above_with_more_separators_than_the_heading():
    data = csv(["UBND HUYỆN VÍ DỤ, VĂN PHÒNG, TỔ VĂN THƯ, NĂM 2019, A, B"]) + csv(
        HEADINGS, *ROWS, separator=";", encoding="utf-8"
    )
    table = read(data)
    assert (table.line, texts(table)) == (2, ROWS)


def test_letters_and_marks_are_joined_and_blanks_made_plain():
    cell = unicodedata.normalize("NFD", " Nghỉ\u00a0Tết ")
    data = csv(HEADINGS, ["12", "05/01/2015", "", "", cell])
    assert read(data).rows[0].cells["subject"] == "Nghỉ Tết"
    kept = read(data, compose=False).rows[0].cells["subject"]
    assert kept == unicodedata.normalize("NFD", "Nghỉ Tết") != "Nghỉ Tết"


def test_headings_without_rows_are_no_fault():
    table = read(csv(HEADINGS))
    assert (table.rows, table.columns, table.line) == ([], NAMES, 1)
