"""Marks of the decree on scans and PDF files, and where they find room."""

import io

import pdfplumber
import pytest
from eoffice_documents.printing import (
    DamagedPdf,
    LockedPdf,
    PrintStopped,
    html_to_pdf,
    page_sizes,
    run_sandboxed,
    sandboxed,
)
from eoffice_documents.printing.free_space import Room
from eoffice_documents.printing.pictures import as_pdf
from eoffice_documents.printing.stamping import stamp_place, stamped, with_block, with_corner_text, with_pages
from paper import red_box, sheet, words
from PIL import Image

STAMP = html_to_pdf(
    "<style>@page { size: 50mm 35mm; margin: 0 } body { margin: 0 }"
    "div { box-sizing: border-box; width: 50mm; height: 35mm; border: 1mm solid #f00 }</style><div>ĐẾN</div>"
)
BLOCK = html_to_pdf(
    "<style>@page { size: 165mm 60mm; margin: 0 } body { margin: 0 }"
    "div { width: 165mm; height: 60mm; border-top: 1mm solid #f00 }</style><div>SAO Y</div>"
)


def letter(number="Số: 12/TB-UBND", rows=30, left=60):
    body = "".join(
        f"<p>Dòng {n} của văn bản, dài hết chiều ngang của trang giấy như thường lệ trong văn bản.</p>"
        for n in range(rows)
    )
    return html_to_pdf(
        "<style>@page { size: A4; margin: 20mm 15mm 20mm 30mm } body { margin: 0; font: 13pt serif } p { margin: 0 }"
        f"</style><p>ỦY BAN NHÂN DÂN</p><p>{number}</p><div style='margin-top: {left}mm'>{body}</div>"
    )


def picture(kind, mode="RGB", size=(1654, 2339), dpi=200, **more):
    held = io.BytesIO()
    Image.new(mode, size, "white").save(held, kind, dpi=(dpi, dpi), **more)
    return held.getvalue()


def test_the_stamp_stands_below_the_number_where_nothing_is_written():
    pdf = letter()
    x, y = stamp_place(pdf)
    assert 5 <= x <= 55 and 40 <= y <= 115
    left, top, width, height = red_box(stamped(pdf, STAMP))
    assert (left, top) == pytest.approx((x, y), abs=0.5)
    assert (width, height) == pytest.approx((50, 35), abs=0.5)


def test_a_full_head_sends_it_to_the_first_free_place():
    pdf = letter(left=0, rows=28)
    x, y = stamp_place(pdf)
    assert y > Room(pdf, 0).last_line() or x > 140


def test_a_full_page_takes_it_where_the_least_is_written():
    style = "<style>@page { size: A4; margin: 3mm } body { font: 9pt serif; margin: 0 }</style>"
    full = html_to_pdf(style + "chữ " * 4000)
    x, y = stamp_place(full)
    assert 0 <= x <= 160 and 0 <= y <= 262


def test_on_a_turned_scan_the_stamp_is_upright_and_whole():
    found = red_box(stamped(sheet(297, 210, turn=90), STAMP))
    assert found[2:] == pytest.approx((50, 35), abs=0.5)


@pytest.mark.parametrize(
    ("kind", "mode"), [("JPEG", "RGB"), ("JPEG", "L"), ("PNG", "RGB"), ("PNG", "P"), ("PNG", "RGBA"), ("TIFF", "1")]
)
def test_a_picture_becomes_a_page_of_its_size(kind, mode):
    pdf = as_pdf(picture(kind, mode))
    assert page_sizes(pdf)[0] == pytest.approx((210, 297), abs=0.5)
    assert red_box(stamped(picture(kind, mode), STAMP))[2:] == pytest.approx((50, 35), abs=0.5)


def test_a_jpeg_is_taken_over_bit_by_bit_and_turned_as_its_camera_says():
    data = picture("JPEG")
    assert data in as_pdf(data)
    assert as_pdf(data).startswith(b"%PDF-1.7")
    assert stamped(data, STAMP).startswith(b"%PDF-1.7")
    exif = Image.Exif()
    exif[0x0112] = 6
    assert page_sizes(as_pdf(picture("JPEG", size=(2339, 1654), exif=exif)))[0] == pytest.approx((210, 297), abs=0.5)


def test_each_picture_of_a_tiff_is_a_page():
    held = io.BytesIO()
    frames = [Image.new("1", (1654, 2339), 1) for _ in range(3)]
    frames[0].save(held, "TIFF", save_all=True, append_images=frames[1:], dpi=(200, 200))
    assert len(page_sizes(as_pdf(held.getvalue()))) == 3


def test_a_picture_without_resolution_is_taken_for_a4():
    held = io.BytesIO()
    Image.new("RGB", (827, 1169)).save(held, "PNG")
    assert page_sizes(as_pdf(held.getvalue()))[0] == pytest.approx((210, 297), abs=1)


def test_corner_text_is_top_right_of_page_1_only():
    text = html_to_pdf(
        "<style>@page { size: 60mm 20mm; margin: 0 } body { margin: 0 } div { background: #f00; height: "
        "20mm }</style><div>SAO Y</div>"
    )
    pdf = with_corner_text(sheet(pages=2), text)
    left, top, width, _height = red_box(pdf)
    assert left + width == pytest.approx(202, abs=0.6)
    assert top == pytest.approx(6, abs=0.6)
    with pytest.raises(AssertionError):
        red_box(pdf, 1)


def test_the_block_follows_the_end_of_the_document_on_the_last_page():
    pdf = letter(rows=10)
    end = Room(pdf, 0).last_line()
    marked = with_block(pdf, BLOCK)
    assert len(page_sizes(marked)) == 1
    left, top, width, _height = red_box(marked)
    assert end < top < end + 8
    assert (left, width) == pytest.approx((30, 165), abs=0.6)


def test_dust_at_the_foot_of_a_scan_is_no_writing():
    page = Image.new("L", (1654, 2339), 245)
    for x, y in ((500, 1500), (900, 1900), (1200, 1905), (300, 2200), (1640, 2000)):
        page.paste(40, (x, y, x + 9, y + 9))
    for line in range(6):
        for letter in range(60):
            page.paste(20, (240 + letter * 20, 300 + line * 50, 252 + letter * 20, 325 + line * 50))
    held = io.BytesIO()
    page.save(held, "PNG", dpi=(200, 200))
    assert Room(as_pdf(held.getvalue()), 0).last_line() == pytest.approx(575 / 200 * 25.4, abs=1.5)


def test_the_block_gets_a_page_of_its_own_where_the_last_is_full():
    pdf = next(pdf for rows in range(40, 0, -1) if len(page_sizes(pdf := letter(rows=rows))) == 1)
    marked = with_block(pdf, BLOCK)
    assert len(page_sizes(marked)) == len(page_sizes(pdf)) + 1
    assert red_box(marked, len(page_sizes(pdf)))[:2] == pytest.approx((30, 20), abs=0.6)
    assert words(marked).startswith("ỦY BAN NHÂN DÂN")


def test_only_the_pages_asked_for():
    pdf = html_to_pdf("".join(f"<p style='break-after: page'>trang {n}</p>" for n in (1, 2, 3)))
    picked = with_pages(pdf, [3, 1])
    with pdfplumber.open(io.BytesIO(picked)) as document:
        assert [page.extract_text() for page in document.pages] == ["trang 3", "trang 1"]
    with pytest.raises(DamagedPdf):
        with_pages(pdf, [9])


@pytest.mark.parametrize(
    ("data", "cause"),
    [
        (b"", DamagedPdf),
        (b"%PDF-1.7 nothing", DamagedPdf),
        (b"\xff\xd8\xff\xe0 half a picture", DamagedPdf),
        (sheet(password="x"), LockedPdf),
    ],
    ids=["empty", "no pdf", "no picture", "locked"],
)
def test_in_a_child_each_cause_has_its_name(data, cause):
    with pytest.raises(cause):
        run_sandboxed("stamped", data, STAMP)


def test_in_a_child_the_answer_is_the_same():
    pdf = letter()
    assert tuple(run_sandboxed("stamp_place", pdf)) == stamp_place(pdf)
    assert red_box(run_sandboxed("stamped", pdf, STAMP, (40, 50))) == pytest.approx((40, 50, 50, 35), abs=0.5)


def test_a_child_that_takes_too_long_is_ended(monkeypatch):
    monkeypatch.setattr(sandboxed, "SECONDS", 0.001)  # of some 0.02 that it takes
    with pytest.raises(PrintStopped):
        run_sandboxed("stamp_place", letter())
