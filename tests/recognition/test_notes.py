"""Notes and stamps close beside an abstract, and seals over a name."""

import cv2
import numpy as np
import pytest
from eoffice_documents.recognition import columns, engine, ink_separation
from eoffice_documents.recognition.page import _with_abstract_apart
from PIL import Image, ImageDraw
from reading.scanner import serif

ABSTRACT = ("V/v bảo đảm an toàn giao thông", "trong dịp nghỉ hè và kỳ thi", "quốc gia năm 2019")
NOTE = ("1. Cô Hương gửi văn bản đến các", "đơn vị để phổ biến trong toàn trường", "2. Phòng tổng hợp báo cáo.")


def sheet(*texts, size=(1654, 900)):
    """A page of (left, top, letter size, text)."""
    picture = Image.new("L", size, 255)
    for left, top, letter, text in texts:
        ImageDraw.Draw(picture).text((left, top), text, font=serif(letter), fill=20)
    return picture


def letter(gap):
    """An abstract and `gap` pixels right of its longest line a note whose lines do not keep step with it."""
    longest = serif(34).getlength(ABSTRACT[0])
    left = [(200, 300 + 42 * row, 34, text) for row, text in enumerate(ABSTRACT)]
    note = [(round(200 + longest + gap), 312 + 34 * row, 28, text) for row, text in enumerate(NOTE)]
    return np.asarray(sheet(*left, *note, (350, 500, 36, "Kính gửi: Các đơn vị trực thuộc")))


def test_a_note_close_beside_an_abstract_is_read_by_itself():
    gray = letter(gap=14)
    parts = _with_abstract_apart(gray, 200, [engine.read(gray, 200)])
    texts = [" ".join(word.text for word in part) for part in parts if part]
    assert any(" ".join(ABSTRACT) == text.strip(" .") for text in texts), texts
    assert any(text.startswith("1. Cô Hương") for text in texts)


def test_an_abstract_alone_is_left_as_it_was_read():
    gray = np.asarray(sheet(*[(200, 300 + 42 * row, 34, text) for row, text in enumerate(ABSTRACT)]))
    read = [engine.read(gray, 200)]
    assert _with_abstract_apart(gray, 200, read) is read


@pytest.mark.parametrize("gap, found", [(14, True), (2, False)])
def test_only_a_real_gap_parts(gap, found):
    gray = letter(gap)
    cut = columns.gap_beside(gray, 200, (0, 290, 1640, 490))
    edge = 200 + serif(34).getlength(ABSTRACT[0])
    assert edge - 3 < cut < edge + gap + 3 if found else cut is None


def test_a_gray_seal_is_lifted_from_black_print():
    name = np.array(sheet((60, 60, 60, "Dương Thế Hiền"), size=(600, 200)))
    seal = name.copy()
    cv2.circle(seal, (200, 100), 90, 90, 14)
    print_under = np.minimum(seal, name)
    lifted = ink_separation.lift_seal(print_under)
    only_seal = (name > 200) & (print_under < 110)
    assert (lifted[only_seal] > 200).mean() > 0.95
    assert (lifted[name < 40] < 120).mean() > 0.9
