"""A Word file reads as its writer saw it: what stood in its fields, without what was struck out or noted beside it."""

import io
import shutil
import subprocess
import zipfile

import pypdfium2
import pytest
from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from eoffice_documents.recognition import ScanError, office_to_pdf
from eoffice_documents.recognition.old_word_fields import plain_fields
from eoffice_documents.recognition.word_as_seen import as_seen
from word import docx, odt, package

needs_office = pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed")


def text_of(data, kind):
    with pypdfium2.PdfDocument(office_to_pdf(data, kind)) as document:
        return " ".join(" ".join(page.get_textpage().get_text_range() for page in document).split())


def run(text, tag="t"):
    return f'<w:r><w:{tag} xml:space="preserve">{text}</w:{tag}></w:r>'


def mark(kind):
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'


def field(code, shown):
    """A field whose code and result are text, or XML where a field lies in them."""
    code, shown = code if "<" in code else run(code, "instrText"), shown if "<" in shown else run(shown)
    return mark("begin") + code + mark("separate") + shown + mark("end")


def simple(code, shown):
    return f'<w:fldSimple w:instr="{code}">{run(shown)}</w:fldSimple>'


def change(tag, inside):
    return f'<w:{tag} w:id="7" w:author="A" w:date="2025-03-15T08:00:00Z">{inside}</w:{tag}>'


def saved(document):
    held = io.BytesIO()
    document.save(held)
    return held.getvalue()


def word(*paragraphs):
    """A .docx of paragraphs and tables, each its XML or what is in a paragraph."""
    document = Document()
    for inside in paragraphs:
        whole = inside if inside.startswith("<w:p>") or inside.startswith("<w:tbl>") else f"<w:p>{inside}</w:p>"
        element = parse_xml(whole.replace(">", f" {nsdecls('w')}>", 1))
        document.element.body.insert(len(document.element.body) - 1, element)
    return saved(document)


KINDS = ("DATE", "SAVEDATE", "TIME", "CREATEDATE", "PRINTDATE", "AUTHOR", "FILENAME", "USERNAME", "DOCPROPERTY x")


@needs_office
def test_fields_keep_what_stood_in_them():
    condition = run("IF ", "instrText") + field(" DATE ", "1/1/2001") + run(' = "2/2/2002" ', "instrText")
    data = word(
        *(field(f' {kind} \\@ "dd/MM/yyyy" ', f"15/3/20{place}") for place, kind in enumerate(KINDS, 10)),
        *(simple(f" {kind} ", f"16/4/20{place}") for place, kind in enumerate(KINDS, 30)),
        run("A") + mark("begin") + run(" DATE ", "instrText") + mark("end") + run("B"),
        run("Nếu: ") + field(condition, field(" TIME ", "ba giờ")) + run("."),
        run("Trang ") + field(" PAGE ", "99"),
    )
    text = text_of(data, "docx")
    for place in range(10, 10 + len(KINDS)):
        assert f"15/3/20{place}" in text
    for place in range(30, 30 + len(KINDS)):
        assert f"16/4/20{place}" in text
    assert "AB" in text and "Nếu: ba giờ." in text and "Trang 1" in text


def test_a_field_over_several_runs_paragraphs_and_cells_becomes_text():
    begin = mark("begin") + run(" DA", "instrText") + run("TE ", "instrText") + mark("separate") + run("ngày 1")
    data = as_seen(word(begin, run("tháng 2") + mark("end") + run("!")), "docx")
    xml = _document(data)
    assert "fldChar" not in xml and "instrText" not in xml
    assert xml.index("ngày 1") < xml.index("tháng 2") < xml.index("!")


def _document(data):
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return package.read("word/document.xml").decode()


@needs_office
def test_what_is_struck_out_is_gone_and_what_is_inserted_stays():
    row = "<w:tr>{}<w:tc><w:tcPr/><w:p>{}</w:p></w:tc></w:tr>"
    gone = row.format(f"<w:trPr>{change('del', '')}</w:trPr>", change("del", run("hàng xóa", "delText")))
    data = word(
        run("trước ngày ") + change("del", run("20/4/2025", "delText")) + change("ins", run("10/5/2025")) + run(" nhé"),
        change("moveFrom", run("chỗ cũ")) + change("moveTo", run("chỗ mới")),
        f"<w:p><w:pPr><w:rPr>{change('del', '')}</w:rPr></w:pPr>{run('nối ')}</w:p>",
        run("liền"),
        change("ins", change("del", run("thêm rồi xóa", "delText")) + run("giữ lại")),
        f"<w:tbl><w:tblPr/><w:tblGrid><w:gridCol/></w:tblGrid>{gone}{row.format('', run('hàng còn'))}</w:tbl>",
    )
    text = text_of(data, "docx")
    for words in ("trước ngày 10/5/2025 nhé", "chỗ mới", "nối liền", "giữ lại", "hàng còn"):
        assert words in text
    for words in ("20/4", "chỗ cũ", "thêm rồi xóa", "hàng xóa"):
        assert words not in text


@needs_office
def test_comments_are_no_text_of_the_letter():
    document = Document()
    paragraph = document.add_paragraph("Kính gửi Sở Nội vụ")
    document.add_comment(paragraph.runs, "đừng gửi bản này", author="A")
    text = text_of(saved(document), "docx")
    assert "Kính gửi Sở Nội vụ" in text and "đừng gửi" not in text


@needs_office
def test_an_odt_reads_as_it_was_seen():
    spaces = 'xmlns:dc="http://purl.org/dc/elements/1.1/"'
    data = odt(
        f"<text:tracked-changes {spaces}><text:changed-region text:id='c1'><text:deletion><office:change-info>"
        "<dc:creator>A</dc:creator><dc:date>2025-03-15T08:00:00</dc:date></office:change-info>"
        "<text:p>20/4/2025</text:p></text:deletion></text:changed-region></text:tracked-changes>"
        "<text:p>trước ngày <text:change text:change-id='c1'/>10/5/2025</text:p>"
        "<text:p>Ngày <text:date text:date-value='2025-03-15'>15/3/2025</text:date> lúc <text:time>07:30</text:time>"
        f"<office:annotation {spaces}><dc:creator>A</dc:creator><text:p>đừng gửi</text:p></office:annotation></text:p>"
    )
    text = text_of(data, "odt")
    assert "trước ngày 10/5/2025" in text and "Ngày 15/3/2025 lúc 07:30" in text
    assert "20/4" not in text and "đừng gửi" not in text


@needs_office
def test_an_rtf_reads_as_it_was_seen():
    data = (
        rb"{\rtf1\ansi\deff0{\fonttbl{\f0 Times New Roman;}}{\*\revtbl{Unknown;}{A;}}\f0 "
        rb"Day {\field{\*\fldinst {DATE \\@ dd/MM/yyyy}}{\fldrslt {15/3/2025}}} and "
        rb"{\field\fldedit{\*\fldinst{\rtlch\fcs1 \af0 TIME}}{\fldrslt 07:30}} "
        rb"page {\field{\*\fldinst PAGE}{\fldrslt 99}}\par "
        rb"before {\deleted\revauthdel1\revdttmdel1 20/4/2025}{\revised\revauth1\revdttm1 10/5/2025} end\par}"
    )
    text = text_of(data, "rtf")
    assert "Day 15/3/2025 and 07:30 page 1" in text
    assert "before 10/5/2025 end" in text


@needs_office
def test_an_old_doc_reads_as_it_was_seen(tmp_path):
    (tmp_path / "a.docx").write_bytes(
        word(
            run("Ngày ") + field(' DATE \\@ "yyyy" ', "2025") + run(" hết, trang ") + field(" PAGE ", "99"),
            run("trước ") + change("del", run("20/4/2025", "delText")) + change("ins", run("10/5/2025")),
            run("Chữ " * 3000),
        )
    )
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "doc", "--outdir", tmp_path, tmp_path / "a.docx"]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    data = (tmp_path / "a.doc").read_bytes()
    # what LibreOffice has computed just now gives way to what stood there when the letter was written
    shown = next(shown for year in range(2020, 2200) if (shown := f"\x14{year}\x15".encode("utf-16-le")) in data)
    data = data.replace(shown, "\x141986\x15".encode("utf-16-le"))
    text = text_of(data, "doc")
    assert "Ngày 1986 hết, trang 1" in text
    assert "trước 10/5/2025" in text and "20/4" not in text


def test_a_torn_compound_file_is_left_as_it_is():
    head = bytes.fromhex("d0cf11e0a1b11ae1")
    for data in (head, head + bytes(504), head + b"\xff" * 5000, head + bytes(range(256)) * 40):
        assert plain_fields(data, "doc") == data


@pytest.mark.parametrize("kind", ["docx", "odt"])
def test_broken_xml_is_a_damaged_file(kind):
    name = {"docx": "word/document.xml", "odt": "content.xml"}[kind]
    with pytest.raises(ScanError) as caught:
        as_seen(package([(name, "<a><b></a>")]), kind)
    assert caught.value.code == "office_damaged"


def test_a_file_without_fields_and_changes_stays_byte_for_byte():
    data = docx("Kính gửi")
    assert as_seen(data, "docx") is data
