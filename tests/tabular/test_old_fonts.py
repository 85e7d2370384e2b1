"""Sheets typed in fonts from before Unicode, wholly or in part."""

import pytest
from eoffice_documents.tabular import read_table
from sheets import COLUMNS, HEADINGS, as_tcvn3, as_vni, xls, xlsx

ROWS = [
    ["1", "05/01/2009", "Ủy ban nhân dân tỉnh", "12/QĐ-UBND", "Về việc kiểm tra công tác văn thư"],
    ["2", "06/01/2009", "Sở Nội vụ", "15/HĐND-TT", "Báo cáo"],
    ["3", "06/01/2009", "Bộ Tài chính", "7/TTr", "Tờ trình xin kinh phí, đợt 2"],
]
old = pytest.mark.parametrize("typed", [as_tcvn3, as_vni])


def read(data):
    return [row.texts for row in read_table(data, columns=COLUMNS).rows]


@old
@pytest.mark.parametrize("book", [xlsx, xls])
def test_a_whole_register(typed, book):
    assert read(book(HEADINGS, *[[typed(cell) for cell in row] for row in ROWS])) == ROWS


@old
def test_a_register_that_went_over_to_unicode_in_the_middle(typed):
    rows = [[typed(cell) for cell in row] for row in ROWS] + ROWS
    assert read(xlsx(HEADINGS, *rows)) == ROWS + ROWS


@pytest.mark.parametrize(
    "text",
    [
        ("", "Ủy ban", " nhân dân tỉnh Ví Dụ"),
        ("Về việc", " kiểm tra ", "tài sản của Sở Tài chính"),
        ("", "Ủy ban xã", " và Hội đồng nhân dân, ", "Sở Y tế, Công an"),
    ],
)
def test_words_put_right_by_hand_in_an_old_text(text):
    """Every other part was typed anew, in Unicode."""
    old = "".join(part if at % 2 else as_tcvn3(part) for at, part in enumerate(text))
    other = [*ROWS[1][:4], as_tcvn3(ROWS[0][4])]
    assert read(xlsx(HEADINGS, ["1", "05/01/2009", "x", "12", old], other))[0][4] == "".join(text)


def test_one_old_column_among_unicode_ones():
    rows = [[*row[:4], as_tcvn3(row[4])] for row in ROWS]
    assert read(xlsx(HEADINGS, *rows)) == ROWS


def test_a_font_of_capitals():
    row = ["1", "05/01/2009", as_tcvn3("ủy ban nhân dân tỉnh"), "12", as_tcvn3("Về việc kiểm tra")]
    found = ["1", "05/01/2009", "ỦY BAN NHÂN DÂN TỈNH", "12", "Về việc kiểm tra"]
    assert read(xlsx(HEADINGS, row, fonts={"C2": ".VnTimeH", "E2": ".VnTime"})) == [found]


def test_the_font_tells_where_the_letters_cannot():
    """«héi» and «bé» are too little to judge by; the font says what they are."""
    row = ["1", "05/01/2009", as_tcvn3("Bộ"), "12", "x"]
    assert read(xls(HEADINGS, row, font=".VnTime"))[0][2] == "Bộ"
    assert read(xls(HEADINGS, row, font="Arial"))[0][2] == as_tcvn3("Bộ")


def test_a_font_that_its_own_letters_contradict_is_not_believed():
    fonts = {"C2": ".VnTime", "E2": ".VnTime"}
    row = ["1", "05/01/2009", "Công an", "12", "Thông báo về việc nghỉ lễ"]
    assert read(xlsx(HEADINGS, row, fonts=fonts)) == [row]


@pytest.mark.parametrize(
    "subject",
    [
        "Và các cơ quan có liên quan",
        "Niê Hmông, Krông Pắk, H’Mông và bà Siu H'Bông",
        "Señor Muñoz, café, résumé, Malmö",
        "§ 12 © 2015 ± 5 µm, 25 °C, 30 m², Windows®",
        "Quý I; cá, gà, bò: 1½ tấn",
    ],
)
def test_unicode_is_left_alone(subject):
    rows = [["1", "05/01/2009", "Công an xã", "12/TB", subject]] * 3
    assert read(xlsx(HEADINGS, *rows)) == rows
