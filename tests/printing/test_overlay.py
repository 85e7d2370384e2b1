"""A mark stands where a reader of the page expects it, on pages of every make."""

import io

import pytest
from eoffice_documents.printing import DamagedPdf, LockedPdf, NoSuchPage, html_to_pdf, page_sizes, place_on_page
from paper import red_box, sheet, words
from pypdf import PdfReader

STAMP = html_to_pdf(
    "<style>@page { size: 50mm 35mm; margin: 0 } body { margin: 0 }"
    "div { width: 50mm; height: 35mm; background: #f00; color: #fff; font: 10pt serif }</style><div>ĐẾN</div>"
)
PAGES = {
    "plain": {},
    "turned right": {"width": 297, "height": 210, "turn": 90},
    "upside down": {"turn": 180},
    "turned left": {"width": 297, "height": 210, "turn": 270},
    "turned back": {"width": 297, "height": 210, "turn": -90},
    "cropped": {"width": 300, "height": 400, "crop": (40, 50, 250, 347)},
    "cropped and turned": {"width": 400, "height": 300, "crop": (50, 40, 347, 250), "turn": 90},
    "cropped, turned left": {"width": 400, "height": 300, "crop": (50, 40, 347, 250), "turn": 270},
    "origin elsewhere": {"origin": (-100, 77)},
    "crop larger than the page": {"crop": (-20, -20, 400, 400)},
    "in other units": {"width": 105, "height": 148.5, "unit": 2},
    "A5 across": {"width": 210, "height": 148},
}


@pytest.mark.parametrize("make", PAGES.values(), ids=PAGES)
def test_the_mark_is_where_and_as_large_as_asked(make):
    pdf = sheet(**make)
    width, height = page_sizes(pdf)[0]
    assert (width, height) == pytest.approx((210, 148) if make.get("height") == 148 else (210, 297), abs=0.1)
    found = red_box(place_on_page(pdf, 0, STAMP, 30, 60), unit=make.get("unit", 1))
    assert found == pytest.approx((30, 60, 50, 35), abs=0.5)


def test_only_that_page_changes_and_the_words_stay():
    pdf = html_to_pdf("<p>trang đầu</p><p style='break-before: page'>trang hai</p>")
    marked = place_on_page(pdf, 1, STAMP, 100, 100)
    assert words(marked) == "trang đầu"
    assert sorted(words(marked, 1).split()) == sorted("trang hai ĐẾN".split())
    assert red_box(marked, 1) == pytest.approx((100, 100, 50, 35), abs=0.5)
    with pytest.raises(AssertionError):
        red_box(marked, 0)


def test_a_page_is_wanted_that_is_not_there():
    for index in (1, -1, 99):
        with pytest.raises(NoSuchPage):
            place_on_page(sheet(), index, STAMP, 0, 0)


def test_locked_with_a_password():
    with pytest.raises(LockedPdf):
        place_on_page(sheet(password="mật khẩu"), 0, STAMP, 0, 0)
    with pytest.raises(LockedPdf):
        page_sizes(sheet(password="mật khẩu"))


def test_locked_against_copying_only():
    marked = place_on_page(sheet(password="", owner="chủ"), 0, STAMP, 10, 10)
    assert not PdfReader(io.BytesIO(marked)).is_encrypted
    assert red_box(marked) == pytest.approx((10, 10, 50, 35), abs=0.5)


@pytest.mark.parametrize(
    "data", [b"", b"%PDF-1.4\n%%EOF", b"\xff\xd8\xff\xe0 no pdf", sheet()[:-300], sheet()[300:]], ids=range(5)
)
def test_damaged(data):
    with pytest.raises(DamagedPdf):
        place_on_page(data, 0, STAMP, 0, 0)
