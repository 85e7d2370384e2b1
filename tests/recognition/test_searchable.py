"""The searchable copy: text in order with its marks, boxes over the print, little weight, no signature."""

import io
from math import cos, hypot, radians, sin

import pypdfium2
import pytest
from eoffice_documents.recognition import Page, ScanError, Word, read_scan, searchable_pdf, text_layer
from eoffice_documents.recognition.sandboxed import searchable_pdf_sandboxed
from eoffice_documents.recognition.searchable import _Places
from pages import stream, typed
from PIL import Image
from pypdf import PdfReader, PdfWriter
from pypdf.generic import NameObject, NumberObject


def squeezed(text):
    return " ".join(text.split())


@pytest.fixture(scope="module")
def letter(scans):
    """A scan of the sample office, what was read in it, and its searchable copy."""
    data = (scans / "cong-van-so-tttt.pdf").read_bytes()
    pages = read_scan(data).pages
    return data, pages, searchable_pdf_sandboxed(data, "application/pdf", pages)


def test_the_text_comes_out_in_order_with_its_marks(letter):
    _, pages, copy = letter
    wanted = " ".join(word.text for word in pages[0].words)
    assert squeezed(PdfReader(io.BytesIO(copy)).pages[0].extract_text()) == wanted
    assert squeezed(pypdfium2.PdfDocument(copy)[0].get_textpage().get_text_range()) == wanted


def test_boxes_lie_over_the_print(letter):
    """Each word of the copy against its box as read, turned back by the page's skew: at most 2 mm apart."""
    _, [page], copy = letter
    sheet = pypdfium2.PdfDocument(copy)[0]
    laid = text_layer.words_of(sheet)
    assert [word.text for word in laid] == [word.text for word in page.words]
    angle, scale = radians(page.skew), text_layer.DPI * sheet.get_width() / 72 / page.width
    for read, copied in zip(page.words, laid):
        dx, dy = read.left + read.width / 2 - page.width / 2, read.top + read.height / 2 - page.height / 2
        x = page.width / 2 + dx * cos(angle) - dy * sin(angle)
        y = page.height / 2 + dx * sin(angle) + dy * cos(angle)
        off = hypot(copied.left + copied.width / 2 - x * scale, copied.top + copied.height / 2 - y * scale)
        assert off < 2 / 25.4 * text_layer.DPI, read
        assert abs(copied.width - read.width * scale) < 2 / 25.4 * text_layer.DPI, read


def test_the_picture_stays_and_the_copy_weighs_little_more(letter):
    data, _, copy = letter
    assert len(copy) <= 1.1 * len(data)
    before, after = (pypdfium2.PdfDocument(pdf)[0].render(scale=1).to_pil().tobytes() for pdf in (data, copy))
    assert before == after


@pytest.mark.parametrize("name", ["giay-moi-ubnd-tinh.jpg", "cong-dien-ubnd-tinh.tif"])
def test_pictures_become_pdf(scans, name):
    data = (scans / name).read_bytes()
    pages = read_scan(data).pages
    copy = searchable_pdf(data, "", pages)
    read = PdfReader(io.BytesIO(copy))
    assert len(read.pages) == len(pages)
    assert squeezed(read.pages[0].extract_text()) == " ".join(word.text for word in pages[0].words)
    assert len(copy) <= 1.1 * len(data) + 20_000


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
@pytest.mark.parametrize("rotate", [0, 90, 180, 270])
def test_turned_pages(turn, rotate):
    """A mark drawn on a page is where its place, as a reader would see it, leads back to."""
    writer = PdfWriter()
    sheet = writer.add_blank_page(600, 800)
    sheet[NameObject("/Rotate")] = NumberObject(rotate)
    seen = [(600, 800), (800, 600)][rotate // 90 % 2]
    upright = seen if turn % 180 == 0 else seen[::-1]
    mark = Image.new("L", seen, 0)
    # the place (100, 50) from the bottom left of the stored page, as it is seen
    stored = Image.new("L", (600, 800), 0)
    stored.putpixel((100, 799 - 50), 255)
    mark = stored.rotate(-rotate, expand=True).rotate(-turn, expand=True)
    x, y = next((x, y) for x in range(mark.width) for y in range(mark.height) if mark.getpixel((x, y)))
    assert mark.size == upright
    page = Page(1, "", [], *upright, 72, "ocr", turn=turn)
    back = _Places(sheet, page)(x, y)
    assert back == pytest.approx((100, 50), abs=1.5)


def test_typed_pages_keep_their_own_text_only():
    data = typed(
        ("Times-Roman", "Công văn này là bản gốc, không có chữ ký".encode("cp1252", "ignore").decode("cp1252"))
    )
    pages = read_scan(data).pages
    pages[0].source = "text layer"
    before = PdfReader(io.BytesIO(data)).pages[0].extract_text()
    assert PdfReader(io.BytesIO(searchable_pdf(data, "", pages))).pages[0].extract_text() == before


def signed():
    """A PDF with a signature field that claims to be signed."""
    return typed(
        ("Times-Roman", "Van ban"),
        catalog=b"/AcroForm<</SigFlags 3/Fields[5 0 R]>>/Perms<</DocMDP 6 0 R>>",
        page=b"/Annots[5 0 R]",
        more=[
            b"<</Type/Annot/Subtype/Widget/FT/Sig/T(a)/Rect[0 0 0 0]/V 6 0 R>>",
            b"<</Type/Sig/Filter/Adobe.PPKLite/SubFilter/adbe.pkcs7.detached/ByteRange[0 1 2 3]/Contents<00>>>",
        ],
    )


def test_a_signature_is_not_in_the_copy():
    page = Page(1, "Văn bản", [Word("Văn", 10, 10, 60, 30, 0.9)], 1653, 2339, 200, "ocr")
    copy = searchable_pdf(signed(), "", [page])
    assert b"/ByteRange" in signed() and b"/ByteRange" not in copy and b"/SigFlags" not in copy
    root = PdfReader(io.BytesIO(copy)).trailer["/Root"]
    assert "/Perms" not in root and "/V" not in root["/AcroForm"]["/Fields"][0].get_object()


def test_signed_files_and_forms_are_read():
    form = b"/AcroForm<</XFA 5 0 R/Fields[]/NeedAppearances true>>"
    data = typed(("Times-Roman", "Van ban"), catalog=form, more=[stream(b"<xdp:xdp><broken")])
    for file in (signed(), data):
        assert read_scan(file).pages[0].number == 1


def test_what_is_no_pdf_any_more_is_damaged():
    with pytest.raises(ScanError) as caught:
        searchable_pdf_sandboxed(b"%PDF-1.7 nothing", "", [])
    assert caught.value.code == "damaged"
