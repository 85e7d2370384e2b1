"""The first look at a page of a batch: separator sheets and blank pages, as scanners give them."""

import io
from dataclasses import replace

import numpy as np
import pytest
import qrcode
import stack
from eoffice_documents.recognition import inspect_page_sandboxed, page_inspection
from PIL import Image, ImageDraw


def gray(picture, scanner=stack.OFFICE):
    size = tuple(round(side * page_inspection.DPI / scanner.dpi) for side in picture.size)
    return np.asarray(picture.convert("L").resize(size))


@pytest.mark.parametrize("turned", [0, 90, 180, 270])
@pytest.mark.parametrize(
    "scanner", [stack.OFFICE, stack.ROUGH, replace(stack.ROUGH, dpi=100), replace(stack.ROUGH, dpi=300)]
)
def test_a_separator_sheet_is_seen_however_it_lies(scanner, turned):
    for seed in range(3):
        assert page_inspection.is_separator(gray(stack.sheet(scanner, seed, turned), scanner))


def test_a_letter_is_neither_separator_nor_blank():
    for seed in (3, 5):
        for page in stack.letter_pages(seed, stack.ROUGH):
            page = gray(page, stack.ROUGH)
            assert not page_inspection.is_separator(page) and not page_inspection.is_blank(page)


def test_the_code_of_somebody_else_is_no_separator():
    page = Image.new("L", (1240, 1754), 255)
    page.paste(qrcode.make("https://vanban.example.vn/186", box_size=10).convert("L"), (300, 300))
    assert not page_inspection.is_separator(np.asarray(page))


def test_a_blank_page_is_blank_whatever_the_scanner_adds():
    letter = stack.letter_pages(3)[0]
    for scanner in (stack.OFFICE, stack.ROUGH):
        assert page_inspection.is_blank(gray(stack.blank(scanner), scanner)), scanner.name
    assert page_inspection.is_blank(gray(stack.blank(behind=letter))), "the print of the back"


def test_a_page_with_little_on_it_is_kept():
    for word in ("12", "Hết.", "./."):
        page = stack.blank()
        draw = ImageDraw.Draw(page)
        draw.text((800, 1200), word, fill=40, font=stack_font(40))
        assert page_inspection.is_blank(gray(page)) is (word == "./."), word


def stack_font(size):
    from reading.scanner import serif

    return serif(size)


def test_pages_are_looked_at_in_a_child_in_pdf_and_picture_alike():
    held = io.BytesIO()
    stack.sheet().convert("L").save(held, "PNG", dpi=(200, 200))
    assert inspect_page_sandboxed(held.getvalue(), "image/png", 0) == {"separator": True, "blank": False}
    pdf, _truth = stack.stack([3], blanks=[0])
    last = len(stack.letter_pages(3))
    assert inspect_page_sandboxed(pdf, "", 0) == {"separator": False, "blank": False}
    assert inspect_page_sandboxed(pdf, "", last) == {"separator": False, "blank": True}
