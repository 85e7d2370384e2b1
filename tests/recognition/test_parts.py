"""Pages taken into PDFs of their own: right pages, right way up, and not one byte of what was scanned lost."""

import io

import pypdfium2
import pytest
from eoffice_documents.recognition import ScanError, cut_sandboxed, join_sandboxed, page_image_sandboxed
from eoffice_documents.sandbox import stop
from PIL import Image
from pypdf import PdfReader


def colours(*shades, kind="JPEG", **options):
    """Each a small picture of one shade, as bytes."""
    pictures = []
    for shade in shades:
        held = io.BytesIO()
        Image.new("RGB", (120, 170), shade).save(held, kind, dpi=(15, 15), **options)
        pictures.append(held.getvalue())
    return pictures


def pdf(*shades):
    from reading.scanner import to_scan_pdf

    return to_scan_pdf(colours(*shades), 15)


def shade_of(data, index):
    pixel = Image.open(io.BytesIO(page_image_sandboxed(data, "", index, 100))).getpixel((50, 60))
    return tuple(round(value / 85) * 85 for value in pixel)


def stored(pdf):
    """The picture of each page as the PDF holds it."""
    pages = PdfReader(io.BytesIO(pdf)).pages
    return [next(iter(page["/Resources"]["/XObject"].values())).get_object()._data for page in pages]


RED, GREEN, BLUE = (255, 0, 0), (0, 255, 0), (0, 0, 255)


def test_pages_go_where_they_belong_and_their_pictures_stay_byte_for_byte():
    data = pdf(RED, GREEN, BLUE)
    first, second = cut_sandboxed(data, [[(2, 0), (0, 90)], [(1, 0)]])
    assert [shade_of(first, 0), shade_of(first, 1), shade_of(second, 0)] == [BLUE, RED, GREEN]
    scanned = stored(data)
    assert stored(first) == [scanned[2], scanned[0]] and stored(second) == [scanned[1]]
    assert [page.rotation for page in PdfReader(io.BytesIO(first)).pages] == [0, 90]


def test_the_whole_file_in_its_order_is_the_file_itself():
    data = pdf(RED, GREEN)
    assert cut_sandboxed(data, [[(0, 0), (1, 0)]]) == [data]
    assert cut_sandboxed(data, [[(1, 0), (0, 0)]]) != [data]


def test_a_tiff_of_many_pages_is_cut_without_loss():
    pages = [Image.effect_noise((80, 110), 90).convert("1") for _ in range(3)]
    held = io.BytesIO()
    pages[0].save(held, "TIFF", save_all=True, append_images=pages[1:], compression="group4", dpi=(200, 200))
    [part] = cut_sandboxed(held.getvalue(), [[(2, 0), (1, 0)]])
    kept = [page.images[0].image.convert("L") for page in PdfReader(io.BytesIO(part)).pages]
    assert [page.tobytes() for page in kept] == [pages[k].convert("L").tobytes() for k in (2, 1)]


def test_photos_become_one_pdf_with_their_jpegs_as_they_are():
    first, second = colours(RED, BLUE)
    joined = join_sandboxed([(first, 0), (second, 270)])
    assert stored(joined) == [first, second]
    pages = PdfReader(io.BytesIO(joined)).pages
    assert [page.rotation for page in pages] == [0, 270]
    assert round(float(pages[0].mediabox.width) / 72 * 15) == 120


def test_a_jpeg_lying_on_its_side_stands_upright_in_the_pdf():
    exif = Image.Exif()
    exif[0x0112] = 6
    [lying] = colours(RED, exif=exif)
    [page] = pypdfium2.PdfDocument(join_sandboxed([(lying, 0)]))
    assert page.get_width() > page.get_height()


def test_what_cannot_be_cut_is_refused_with_its_cause():
    for data, parts, code in (
        (pdf(RED), [[(1, 0)]], "no_such_page"),
        (b"", [[(0, 0)]], "empty"),
        (b"<html>", [[(0, 0)]], "web_page"),
        (b"words", [[(0, 0)]], "unknown_kind"),
        (b"%PDF-1.7 and nothing", [[(0, 0)]], "damaged"),
    ):
        with pytest.raises(ScanError) as caught:
            cut_sandboxed(data, parts)
        assert caught.value.code == code
    with pytest.raises(ScanError):
        join_sandboxed([(colours(RED)[0][:200], 0)])
    stop()
