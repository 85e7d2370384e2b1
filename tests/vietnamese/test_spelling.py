"""Possible syllables, and words compared as a machine reads them."""

import unicodedata

import pytest
from eoffice_documents.vietnamese.spelling import agency_key, fold, is_capitals
from eoffice_documents.vietnamese.syllables import is_syllable, quality


@pytest.mark.parametrize("word", "nghiêm Tuy PHƯỚC quyết gì khuya yêu uống giữa quốc ở".split())
def test_possible_syllables(word):
    assert is_syllable(word)


@pytest.mark.parametrize("word", "fheo tsee wet ngb strong zz Pl1ó ng th b".split())
def test_impossible_syllables(word):
    assert not is_syllable(word)


def test_marked_text_is_told_from_poor_recognition():
    good = quality("Thực hiện Kế hoạch của Ủy ban nhân dân tỉnh về tổ chức hội thi")
    poor = quality("Kinh grri Throng phong the quan huyen Hieu tracing cac truong Dai hpc ngoai ding lap")
    assert good[0] == 1 and good[1] > 0.6
    assert poor[0] < 0.8 and poor[1] < 0.1


def test_folding_is_for_anchors_and_takes_both_unicode_forms():
    assert fold(unicodedata.normalize("NFD", "Nơi nhận:")) == fold("NƠI  NHẬN") == "noi nhan"


def test_spellings_of_one_agency_have_one_key():
    names = ("ỦY BAN NHÂN DÂN XÃ PHƯỚC AN", "UBND xã Phước An", "Uỷ ban nhân dân xã Phước An")
    assert {agency_key(name) for name in names} == {"ubnd xa phuoc an"}
    assert agency_key("Phòng Văn hóa và Thông tin") == agency_key("Phòng Văn hoá Thông tin")
    assert agency_key("UBND xã Phước An") != agency_key("HĐND xã Phước An")


def test_capitals_with_one_slip_in_ten():
    assert is_capitals("CHỦ TỊCH ỦY BAN nHÂN DÂN") and not is_capitals("Chủ tịch UBND") and not is_capitals("A")
