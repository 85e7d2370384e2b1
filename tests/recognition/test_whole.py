"""A file is judged by the whole of it: what holds several documents is never read as one of them."""

import io
import zipfile

import pytest
from eoffice_documents.recognition import ScanError, check_whole, is_pdf, open_scan_sandboxed, read_scan
from eoffice_documents.recognition.convert import readable
from eoffice_documents.recognition.file_type import kind_of
from pages import pdf, stream, typed
from PIL import Image
from word import doc, docx

FIRST, SECOND = typed(("Times-Roman", "Van ban 1111")), typed(("Times-Roman", "Van ban 2222"))


def packed(*files, how=zipfile.ZIP_STORED):
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", how) as archive:
        for name, data in files:
            archive.writestr(name, data)
    return held.getvalue()


def picture(kind, size=(900, 1200)):
    held = io.BytesIO()
    Image.new("L", size, 255).save(held, kind)
    return held.getvalue()


def outlook(data=b""):
    """The head of a .msg whose root says so; a Word file is attached to it."""
    word = doc()
    root = "Root Entry\0".encode("utf-16-le").ljust(80, b"\0") + bytes.fromhex("0b0d020000000000c000000000000046")
    return word[:48] + (3).to_bytes(4, "little") + word[52:].ljust(2048 - 52, b"\0") + root.ljust(512, b"\0") + data


TWO = packed(("1.pdf", FIRST), ("2.pdf", SECOND))
MAIL = (
    b"Received: from a by b\r\nFrom: a@vidu.vn\r\nTo: b@vidu.vn\r\nMIME-Version: 1.0\r\n"
    b'Content-Type: multipart/mixed; boundary="x"\r\n\r\n--x\r\nContent-Type: application/pdf\r\n\r\n'
    + FIRST
    + b"\r\n--x--"
)
REFUSED = {
    "zip": (TWO, "packed"),
    "zip-of-one": (packed(("1.pdf", FIRST)), "packed"),
    "zip-deflated": (packed(("1.pdf", FIRST), ("2.pdf", SECOND), how=zipfile.ZIP_DEFLATED), "packed"),
    "zip-of-zips": (packed(("1.zip", TWO), ("2.zip", TWO)), "packed"),
    "zip-empty": (packed(), "packed"),
    "7z": (b"7z\xbc\xaf\x27\x1c" + FIRST, "packed"),
    "rar": (b"Rar!\x1a\x07\x01\0" + FIRST, "packed"),
    "gzip": (b"\x1f\x8b\x08\0" + FIRST, "packed"),
    "tar": (b"1.pdf".ljust(257, b"\0") + b"ustar\0" + b"00".ljust(249, b"\0") + FIRST, "packed"),
    "winmail.dat": (bytes.fromhex("789f3e22") + b"\1\0" + FIRST + SECOND, "mail"),
    "eml": (MAIL, "mail"),
    "mbox": (b"From a@vidu.vn Mon Nov 30 2026\n" + MAIL, "mail"),
    "msg": (outlook(FIRST), "mail"),
    "two": (FIRST + SECOND, "joined"),
    "two-with-blank": (FIRST + b"\r\n\r\n" + SECOND, "joined"),
    "two-the-first-cut-off": (FIRST[:-80] + b"\n" + SECOND, "joined"),
    "pdf-zip": (FIRST + TWO, "joined"),
    "pdf-zip-note": (FIRST + b"\n" + packed(("a.txt", b"x")), "joined"),
    "pdf-rar": (FIRST + b"\nRar!\x1a\x07\x01\0", "joined"),
    "pdf-word": (FIRST + docx("a"), "joined"),
    "word-pdf": (docx("a") + FIRST, "joined"),
    "word-word": (docx("a") + docx("b"), "joined"),
    "jpeg-pdf": (picture("JPEG") + FIRST, "joined"),
    "jpeg-zip": (picture("JPEG") + TWO, "joined"),
    "png-png": (picture("PNG") + picture("PNG"), "joined"),
    "html": (b"\xef\xbb\xbf<html xmlns:w='urn:schemas-microsoft-com:office:word'><body>x", "web_page"),
    "html-utf-16": ("\ufeff<html><body>Công văn</body></html>".encode("utf-16-le"), "web_page"),
    "html-around-a-pdf": (b"<html><!--\n" + FIRST, "web_page"),
    "mht": (b"MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=x\r\n\r\n--x\r\n", "web_page"),
    "heic": (b"\0\0\0\x18ftypheic\0\0\0\0mif1heic", "phone_picture"),
    "webp": (b"RIFF\x24\0\0\0WEBPVP8 ", "phone_picture"),
    "text-around-a-pdf": (b"Day la mot dong chu\n" + FIRST, "unknown_kind"),
}


@pytest.mark.parametrize(("data", "code"), REFUSED.values(), ids=REFUSED)
def test_what_is_more_than_one_document_is_refused(data, code):
    for act in (open_scan_sandboxed, read_scan):
        with pytest.raises(ScanError) as caught:
            act(data)
        assert caught.value.code == code


def with_annex(annex, **entries):
    """A PDF with a file inside that lies there as it is."""
    more = [stream(annex, b"/Type/EmbeddedFile"), b"<</Type/Filespec/F(a)/EF<</F 5 0 R>>>>"]
    return typed(("Times-Roman", "x"), catalog=b"/Names<</EmbeddedFiles<</Names[(a) 6 0 R]>>>>", more=more, **entries)


@pytest.mark.parametrize(
    "data",
    [
        FIRST,
        b"\n\n" + FIRST,
        b"\xef\xbb\xbf" + FIRST,
        b"\x1b%-12345X@PJL JOB\r\n@PJL ENTER LANGUAGE=PDF\r\n" + FIRST,
        FIRST + b"\r\n" + bytes(600),
        FIRST + b"7 0 obj\n<<>>\nendobj\nxref\n0 0\ntrailer<</Root 1 0 R/Prev 9>>\nstartxref\n9\n%%EOF\n",
        with_annex(SECOND),
        with_annex(b"\n" + SECOND),
        with_annex(TWO),
        pdf([b"<</Type/Catalog/Pages 2 0 R>>", b"<</Kids[]/Count 0>>", stream(b"(% a line: %PDF-1.4 is the head) Tj")]),
    ],
)
def test_one_pdf_is_one_document(data):
    check_whole(data)
    assert is_pdf(data) and readable(data) is data


@pytest.mark.parametrize("data", [docx("a"), picture("JPEG"), picture("PNG"), picture("TIFF"), doc("Tables")])
def test_one_word_file_or_picture_is_one_document(data):
    check_whole(data)


def test_a_word_file_attached_to_a_mail_does_not_make_it_one():
    assert kind_of(doc()) == "doc"
    with pytest.raises(ScanError):
        kind_of(outlook())


def test_a_large_file_of_nothing_but_heads_is_judged_at_once():
    for data in (b"%PDF-1.4\n" + b"stream\n%PDF-1.4 " * 200_000, b"<" + b"<!-- -->" * 500_000, b"PK\5\6" * 500_000):
        try:
            check_whole(data)
        except ScanError as error:
            assert error.code in ("joined", "web_page", "packed")
