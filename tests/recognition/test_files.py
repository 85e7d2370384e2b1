"""Files that cannot be read end in one named cause each, and never in a dead caller."""

import io
import random
import struct
import zlib

import pypdfium2
import pytest
from eoffice_documents.recognition import (
    ScanError,
    open_scan,
    open_scan_sandboxed,
    page_image_sandboxed,
    read_page_sandboxed,
    read_scan,
)
from eoffice_documents.recognition.errors import CAUSES, PageTooSlow
from PIL import Image


def pdf(pages):
    document = pypdfium2.PdfDocument.new()
    for _ in range(pages):
        document.new_page(595, 842)
    held = io.BytesIO()
    document.save(held)
    return held.getvalue()


def huge_png(side):
    """A PNG whose header claims side x side pixels."""

    def chunk(name, data):
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", struct.pack(">IIBBBBB", side, side, 8, 0, 0, 0, 0))
        + chunk(b"IDAT", zlib.compress(b"\0" * 100))
        + chunk(b"IEND", b"")
    )


def locked_pdf():
    """A PDF that asks for a password: encryption by the standard handler with keys that no empty password opens."""
    marks = b"(" + b"x" * 32 + b")"
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>",
        b"<</Filter/Standard/V 1/R 2/O" + marks + b"/U" + marks + b"/P -4>>",
    ]
    out, places = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj" % number + content + b"endobj\n"
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    trailer = b"trailer<</Size 5/Root 1 0 R/Encrypt 4 0 R/ID[<00><00>]>>\nstartxref\n%d\n%%%%EOF" % len(out)
    return out + b"xref\n0 5\n0000000000 65535 f \n" + table + trailer


def refused(data, act=open_scan_sandboxed):
    with pytest.raises(ScanError) as caught:
        act(data, "application/pdf")
    assert str(caught.value).endswith(".")
    return caught.value.code


@pytest.mark.parametrize("act", [open_scan, open_scan_sandboxed])
def test_each_bad_file_has_its_cause(act):
    assert refused(b"", act) == "empty"
    assert refused(b"<!DOCTYPE html><html><body>log in</body></html>", act) == "web_page"
    assert refused(b"Just some text", act) == "unknown_kind"
    assert refused(pdf(0), act) == "no_pages"
    assert refused(locked_pdf(), act) == "password"
    assert refused(b"%PDF-1.7 and then nothing", act) == "damaged"
    assert refused(huge_png(30_000), act) == "too_many_pixels"
    assert refused(pdf(1001), act) == "too_many_pages"


def test_messages_are_constant_sentences():
    for cause in CAUSES.values():
        assert cause.message[0].isupper() and cause.message.endswith(".")
    assert str(CAUSES["too_slow"](limit=60)) == "Reading the page took more than 60 seconds. Scan the page again."


def test_kind_is_judged_by_content_not_by_claim(scans):
    data = (scans / "giay-moi-ubnd-tinh.jpg").read_bytes()
    assert (open_scan(data, "application/pdf").kind, open_scan(data, "text/html").page_count) == ("picture", 1)


def test_a_long_pdf_is_counted_and_read_a_page_at_a_time():
    data = pdf(500)
    assert open_scan_sandboxed(data).page_count == 500
    assert read_page_sandboxed(data, "", 499).number == 500
    with pytest.raises(ScanError) as caught:
        read_page_sandboxed(data, "", 500)
    assert caught.value.code == "no_such_page"


def test_a_picture_cut_short_is_damaged(scans):
    data = (scans / "giay-moi-ubnd-tinh.jpg").read_bytes()
    with pytest.raises(ScanError) as caught:
        read_scan(data[: len(data) // 2])
    assert caught.value.code == "damaged"


def test_a_tiff_that_breaks_where_its_pages_are_counted_is_damaged():
    held = io.BytesIO()
    Image.new("1", (90, 90), 1).save(held, "TIFF")
    data = bytearray(held.getvalue())
    place = data.find(struct.pack("<HH", 256, 4))  # the entry of the width
    data[place : place + 2] = struct.pack("<H", 60000)
    assert refused(bytes(data)) in ("damaged", "unknown_kind")


def test_a_page_that_takes_too_long_is_stopped_and_the_next_is_read(scans):
    data = (scans / "giay-moi-ubnd-tinh.jpg").read_bytes()
    with pytest.raises(PageTooSlow):
        read_page_sandboxed(data, "", 0, seconds=0.2)
    assert "GIẤY MỜI" in read_page_sandboxed(data, "", 0).text


def test_mutated_files_never_kill_the_caller(scans):
    """Valid files with bytes changed, cut out and doubled: each is opened and its first page asked for."""
    rng = random.Random(186)
    whole = [Image.new("L", (120, 160), 255), Image.new("RGB", (90, 90), (200, 30, 30))]
    seeds = [pdf(2), (scans / "cong-dien-ubnd-tinh.tif").read_bytes()]
    for picture, kind in zip(whole * 2, ("PNG", "JPEG", "TIFF", "PNG")):
        held = io.BytesIO()
        picture.save(held, kind)
        seeds.append(held.getvalue())
    codes = set()
    for turn in range(150):
        data = bytearray(seeds[turn % len(seeds)])
        for _ in range(rng.randint(1, 12)):
            place = rng.randrange(len(data))
            data[place : place + rng.choice((0, 1, 1, 4))] = rng.randbytes(rng.choice((0, 1, 1, 3)))
        try:
            if open_scan_sandboxed(bytes(data), seconds=20).page_count:
                page_image_sandboxed(bytes(data), "", 0, 60, seconds=20)
        except ScanError as error:
            codes.add(error.code)
    assert codes <= set(CAUSES) - {"reader_stopped", "too_slow"}
    assert open_scan_sandboxed(pdf(1)).page_count == 1
