"""Spelling: lost marks, names out of capitals, lines out of words."""

import pytest
from eoffice_documents.recognition.fields.casing import position, sentence
from eoffice_documents.recognition.layout import lines_of, text_of
from eoffice_documents.recognition.lexicon import mend
from paper import line


@pytest.mark.parametrize(
    ("read", "meant"),
    [
        ("Kiếm tra công tác", "Kiểm tra công tác"),
        ("TỐ CHỨC hội thi", "TỔ CHỨC hội thi"),
        ("các đoàn thế;", "các đoàn thể;"),
        ("ông Anh Hương ký", "ông Anh Hương ký"),
        ("cộng tác viên", "cộng tác viên"),
        ("kế hoạch", "kế hoạch"),
    ],
)
def test_lost_marks_come_back_in_common_pairs_only(read, meant):
    assert " ".join(word.text for word in mend(line(read, 0, 0))) == meant


@pytest.mark.parametrize(
    "name",
    [
        "Ủy ban nhân dân huyện Tuy Phước",
        "Sở Giáo dục và Đào tạo",
        "UBND thành phố Đà Nẵng",
        "Phòng Tài chính - Kế hoạch",
        "Sở Lao động - Thương binh và Xã hội",
        "Văn phòng HĐND và UBND",
    ],
)
def test_names_in_capitals_are_written_as_in_a_sentence(name):
    assert sentence(name.upper()) == name
    assert sentence(name) == name


def test_positions_are_written_as_in_a_sentence():
    assert position("PHÓ CHÁNH VĂN PHÒNG") == "Phó Chánh Văn phòng"
    assert position("PHÓ CHỦ TỊCH") == "Phó Chủ tịch"


def test_columns_beside_each_other_are_two_lines():
    words = line("Nơi nhận:", 240, 100) + line("KT. GIÁM ĐỐC", 1000, 104)
    assert [found.text for found in lines_of(words)] == ["Nơi nhận:", "KT. GIÁM ĐỐC"]
    assert text_of(list(reversed(words))) == "Nơi nhận:\nKT. GIÁM ĐỐC"


def test_a_word_without_its_marks_is_found_by_its_neighbour():
    read = "SỞ THÔNG TIN VÀ TRUYEN THÔNG"
    assert " ".join(word.text for word in mend(line(read, 0, 0))) == "SỞ THÔNG TIN VÀ TRUYỀN THÔNG"


def test_signs_before_the_letters_do_not_shift_them():
    assert [word.text for word in mend(line("'UBND TỈNH BÌNH", 0, 0))] == ["'UBND", "TỈNH", "BÌNH"]


def test_letters_read_for_figures_of_a_notation():
    mended = mend(line("theo Chỉ thị số S4/CT-TTg và số 1O/KH-UBND", 0, 0))
    assert (mended[4].text, mended[7].text) == ("54/CT-TTg", "10/KH-UBND")
    assert mend(line("số SO/ABC", 0, 0))[1].text == "SO/ABC"
