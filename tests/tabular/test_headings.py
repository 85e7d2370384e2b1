"""Which line is the heading, and which column each heading stands for."""

import unicodedata

import pytest
from eoffice_documents.tabular import TableError, read_table
from sheets import COLUMNS, HEADINGS, NAMES, as_tcvn3, as_vni, csv, xlsx

ROW = ["12", "05/01/2015", "UBND tỉnh", "186/TB-UBND", "Nghỉ Tết"]


def read(data):
    return read_table(data, columns=COLUMNS)


@pytest.mark.parametrize(
    "change",
    [
        str,
        str.upper,
        str.lower,
        lambda text: unicodedata.normalize("NFD", text),
        lambda text: "  " + text.replace(" ", "\u00a0 ") + " :",
        lambda text: text.replace(" ", "\n"),
        lambda text: text.replace("Ký", "Kí").replace("ký", "kí"),
        lambda text: unicodedata.normalize("NFD", text.replace("đ", "d")).encode("ascii", "ignore").decode(),
        as_tcvn3,
        as_vni,
    ],
)
def test_ways_of_writing_the_headings(change):
    assert read(xlsx([change(heading) for heading in HEADINGS], ROW)).columns == NAMES


def test_names_in_code_are_headings_too():
    assert read(csv(NAMES, ROW)).columns == NAMES


def test_accents_decide_where_they_are_written():
    assert read(csv(["Sổ", "Số", "Trích yếu"], ["DEN", "12", "x"])).columns == ["book", "number", "subject"]


def test_the_heading_below_titles_and_above_its_numbering():
    table = read(
        xlsx(
            ["UBND HUYỆN VÍ DỤ"],
            ["SỔ ĐĂNG KÝ VĂN BẢN ĐẾN NĂM 2019", None, None, None, None],
            [],
            ["(Từ ngày 01/01/2019 đến ngày 31/12/2019)"],
            HEADINGS,
            ["(1)", "(2)", "(3)", "(4)", "(5)"],
            ROW,
            merge=["A2:E2"],
        )
    )
    assert (table.line, table.headings) == (5, HEADINGS)
    assert [(row.line, row.texts) for row in table.rows] == [(7, ROW)]


def test_a_row_of_figures_that_do_not_count_is_a_row():
    table = read(csv(["Số đến", "Ngày đến", "Số"], ["1", "2", "4"]))
    assert [row.texts for row in table.rows] == [["1", "2", "4"]]


def test_headings_in_two_lines():
    """One over several: the line below names more, and what is merged with it counts there."""
    table = read(
        xlsx(
            ["Số đến", "Ngày đến", "Văn bản", None, "Trích yếu"],
            [None, None, "Tác giả", "Số, ký hiệu", None],
            ROW,
            merge=["A1:A2", "B1:B2", "C1:D1", "E1:E2"],
        )
    )
    assert (table.line, table.columns) == (2, NAMES)
    assert [row.texts for row in table.rows] == [ROW]


def test_headings_repeated_on_each_printed_page_and_months_between():
    table = read(
        xlsx(
            HEADINGS,
            ["Tháng 01/2015"],
            ROW,
            HEADINGS,
            ROW,
            merge=["A2:E2"],
        )
    )
    assert [(row.line, row.texts) for row in table.rows] == [(3, ROW), (5, ROW)]


def test_unknown_doubled_and_lacking_columns():
    table = read(csv(["STT", "Số đến", "Số đi", "Ngày đến", ""], ["1", "12", "13", "05/01/2015", "lạc"]))
    assert table.unknown == ["STT", ""]
    assert table.doubled == ["Số đi"]
    assert table.lacking(["subject", "received_on"]) == ["subject"]
    assert table.rows[0].cells["sequence_number"] == "12"
    assert table.rows[0].texts == ["1", "12", "13", "05/01/2015", "lạc"]


def test_columns_with_nothing_in_them_are_left_out_unless_they_are_known():
    table = read(xlsx(["Số đến", None, "Ký nhận", "Ngày đến", "Trích yếu"], ["12", None, None, "05/01/2015"]))
    assert table.headings == ["Số đến", "Ngày đến", "Trích yếu"]
    assert table.unknown == []
    assert read(csv(["Số đến", "Ngày đến", "Ký nhận"])).unknown == ["Ký nhận"]


def test_a_heading_further_down_than_thirty_lines_is_none():
    with pytest.raises(TableError) as caught:
        read(csv(*[["x"]] * 30, HEADINGS, ROW))
    assert caught.value.code == "no_heading"
    assert read(csv(*[["x"]] * 29, HEADINGS, ROW)).line == 30


def test_sheets_with_the_same_headings_are_read_one_after_the_other():
    data = xlsx(
        HEADINGS,
        ROW,
        more={
            "Th2": [["Tháng hai"], HEADINGS, ["13", *ROW[1:]]],
            "Ghi chú": [["Lưu ý"], ["Số đến là số trong sổ"]],
            "Khác": [["Số đến", "Trích yếu"], ["14", "x"]],
        },
    )
    table = read(data)
    assert [(row.sheet, row.line, row.texts[0]) for row in table.rows] == [("Sheet", 2, "12"), ("Th2", 3, "13")]
    assert table.passed_over == ["Khác"]


def test_the_sheet_with_the_headings_need_not_be_the_first():
    table = read(xlsx(["Hướng dẫn"], more={"Sổ": [HEADINGS, ROW]}))
    assert [(row.sheet, row.texts) for row in table.rows] == [("", ROW)]
