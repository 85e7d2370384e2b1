"""Texts that are the same to people fold alike, others do not."""

import unicodedata

import pytest
from eoffice_documents.vietnamese.letters import nfc_values, without_marks
from eoffice_documents.vietnamese.sameness import canonical, fold

SAME = [
    ("văn thƣ, lƣu trữ", "văn thư, lưu trữ"),
    ("QÐ-UBND", "QĐ-UBND"),
    ("Ɖăng ký ðơn ǎn", "Đăng ký đơn ăn"),
    ("tr\u200bườ\u2060ng h\u00adợp\ufeff", "trường hợp"),
    (unicodedata.normalize("NFD", "Tuy Phước"), "Tuy Phước"),
    ("t\u200be\u0302\u200b\u0301t", "tết"),
    ("oﬃce ﬁle", "office file"),
    ("số １２３／２０２６", "số 123/2026"),
    ("Phụ lục Ⅳ", "Phụ lục IV"),
    ("СỤС ТHUẾ", "CỤC THUẾ"),  # some of them Cyrillic
    ("TỈNΗ", "TỈNH"),  # a Greek Eta
    ("quản lí", "quản lý"),
    ("kĩ thuật", "kỹ thuật"),
    ("quí I", "quý I"),
    ("i tế, bác sỹ", "y tế, bác sĩ"),
    ("hoà, thuỷ, Uỷ", "hòa, thủy, Ủy"),
    ("09/QĐ-UBND", "9/QĐ–UBND"),
    ("15 / QĐ — UBND", "15/QĐ-UBND"),
    ("ngày 05/01/2019", "ngày 5/1/2019"),
    ("05.01.2019", "5.1.2019"),
    ("UBND  tỉnh\u00a0\tVí\nDụ ", "ubnd tinh vi du"),
    ("“Nghỉ Tết”", '"nghỉ tết"'),
    ("1½", "1 1/2"),
    ("H’Mông", "H'Mông"),
]
OTHER = [
    ("thủy lợi", "thúi lợi"),
    ("hai", "hay"),
    ("tay", "tai"),
    ("quy", "quay"),
    ("1,05", "1,5"),
    ("0,5", "5"),
    ("1.005", "1.5"),
    ("100", "1"),
    ("A05", "A5"),
    ("12", "21"),
    ("12/QĐ", "12 QĐ"),
    ("1½", "11/2"),
    ("Сбор", "Cbop"),  # a Russian word is no Latin one
]


@pytest.mark.parametrize("one, other", SAME)
def test_same(one, other):
    assert fold(one) == fold(other)


@pytest.mark.parametrize("one, other", OTHER)
def test_other(one, other):
    assert fold(one) != fold(other)


@pytest.mark.parametrize("text", [text for pair in SAME + OTHER for text in pair])
def test_once_is_enough(text):
    assert fold(fold(text)) == fold(text)
    assert canonical(canonical(text)) == canonical(text)
    assert unicodedata.is_normalized("NFC", canonical(text)) and unicodedata.is_normalized("NFC", fold(text))


def test_canonical_keeps_case_and_accents():
    assert canonical("Số 09/QÐ – ƢBND  Trƣờng") == "Số 09/QĐ - ƯBND  Trường"


def test_of_nothing():
    assert (fold(""), canonical(""), fold("\u200b \n")) == ("", "", "")


def test_letters_without_marks():
    assert without_marks("Đặng Thị Hoàng Yến, ươn ướt") == "Dang Thi Hoang Yen, uon uot"
    assert without_marks(unicodedata.normalize("NFD", "Số 12")) == "So 12"


def test_values_in_nfc():
    decomposed = unicodedata.normalize("NFD", " Tết ")
    assert nfc_values({"name": decomposed, "year": 2026, "none": None}) == {"name": "Tết", "year": 2026, "none": None}
