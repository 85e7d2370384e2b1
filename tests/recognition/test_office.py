"""Word files become PDF without doing anything else, and what must not be opened says why."""

import shutil
import socket

import pytest
from eoffice_documents.recognition import ScanError, limits, office_to_pdf, open_scan_sandboxed, read_scan
from eoffice_documents.recognition.convert import readable
from eoffice_documents.recognition.errors import OfficeTooSlow
from eoffice_documents.recognition.file_type import kind_of
from word import doc, docx, odt, package, rtf

LINE = "Ủy ban nhân dân huyện yêu cầu các đơn vị nghiêm túc thực hiện công văn này"
needs_office = pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed")


def refused(data, suffix="docx"):
    with pytest.raises(ScanError) as caught:
        office_to_pdf(data, suffix)
    return caught.value.code


def text_of(pdf):
    return " ".join(read_scan(pdf).text.split())


@needs_office
@pytest.mark.parametrize(
    "kind, data", [("docx", docx(LINE)), ("odt", odt(f"<text:p>{LINE}</text:p>")), ("rtf", rtf(LINE))]
)
def test_each_kind_becomes_pdf_with_its_text(kind, data):
    assert kind_of(data) == kind
    assert LINE in text_of(office_to_pdf(data, kind))


@needs_office
def test_an_old_doc_becomes_pdf(tmp_path):
    import subprocess

    (tmp_path / "a.docx").write_bytes(docx(LINE))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    subprocess.run(
        ["soffice", profile, "--headless", "--convert-to", "doc", "--outdir", tmp_path, tmp_path / "a.docx"],
        check=True,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    data = (tmp_path / "a.doc").read_bytes()
    assert kind_of(data) == "doc"
    assert LINE in text_of(office_to_pdf(data, "doc"))


@needs_office
def test_a_word_file_is_opened_and_read_like_a_scan():
    data = docx("Số: 12/BC-UBND", LINE)
    scan = open_scan_sandboxed(data, "application/pdf")
    assert (scan.kind, scan.page_count) == ("word", 1)
    assert LINE in " ".join(read_scan(data).text.split())


def test_what_is_no_word_file_is_left_alone():
    for data in (
        b"%PDF-1.7",
        b"",
        package([("[Content_Types].xml", "x"), ("xl/workbook.xml", "x")]),
        b"PK\3\4 torn"[:2],
    ):
        assert kind_of(data) is None and readable(data) is data
    assert refused(b"%PDF-1.7", "pdf") == "unknown_kind"
    assert refused(b"%PDF-1.7", ".docx") == "office_damaged"


def test_what_must_not_be_opened_says_why():
    encrypted = "<manifest:file-entry manifest:full-path='x'><manifest:encryption-data/></manifest:file-entry>"
    assert refused(odt("", encrypted)) == "office_password"
    assert refused(doc("EncryptedPackage", flags=0)) == "office_password"
    assert refused(doc(flags=0x0100)) == "office_password"
    assert refused(docx(LINE, more=[("word/vbaProject.bin", b"x")])) == "office_macros"
    assert refused(doc("Macros", "_VBA_PROJECT")) == "office_macros"
    assert refused(docx(LINE)[:-30]) == "office_damaged"
    assert kind_of(doc("Tables")) == "doc"


def test_a_zip_bomb_is_seen_before_it_is_unpacked():
    assert (
        refused(docx(LINE, more=[("word/media/a.bmp", bytes(limits.OFFICE_MEGABYTES * 10**6 + 1))]))
        == "office_too_large"
    )
    assert refused(docx(LINE, more=[(f"word/{k}", b"") for k in range(limits.OFFICE_PARTS)])) == "office_too_large"


@needs_office
def test_a_broken_file_is_named():
    assert refused(docx(LINE).replace(b"word/document.xml", b"word/docXment.xml", 1)[:-4]) in ("office_damaged",)
    assert refused(package([("word/document.xml", "<w:document"), ("[Content_Types].xml", "")])) == "office_damaged"


@needs_office
def test_it_is_stopped_when_it_works_too_long(monkeypatch):
    monkeypatch.setattr(limits, "OFFICE_SECONDS", 1)
    with pytest.raises(OfficeTooSlow):
        office_to_pdf(docx(*[LINE * 20] * 3000), "docx")


@needs_office
def test_links_are_not_followed(tmp_path):
    """Neither a file of the server nor an address of its network gets into the PDF."""
    secret = tmp_path / "secret.txt"
    secret.write_text("MATKHAU")
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.setblocking(False)
        address = f"http://127.0.0.1:{server.getsockname()[1]}/a.odt"
        linked = "".join(
            f'<text:section text:name="s{k}"><text:section-source xlink:href="{link}"/><text:p>Phần</text:p>'
            "</text:section>"
            for k, link in enumerate((secret.as_uri(), address))
        )
        pdf = office_to_pdf(odt(f"<text:p>{LINE}</text:p>{linked}"), "odt")
        with pytest.raises(BlockingIOError):
            server.accept()
    assert LINE in text_of(pdf) and "MATKHAU" not in text_of(pdf)


def test_without_libreoffice_the_sentence_says_so(monkeypatch):
    monkeypatch.setattr(shutil, "which", lambda name: None)
    assert refused(docx(LINE)) == "office_missing"
