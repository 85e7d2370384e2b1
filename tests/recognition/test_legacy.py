"""Text layers and Word files in fonts from before Unicode are read as Unicode."""

import re
import shutil

import pytest
from eoffice_documents.recognition import office_to_pdf, read_scan
from pages import typed
from word import docx, rtf

needs_office = pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed")


def words(text):
    return re.findall(r"\w+", text)


def test_a_pdf_of_old_fonts_and_new_ones_reads_as_unicode():
    data = typed(
        (".VnTimeH", "ñy ban nh©n d©n huyÖn"),
        (".VnTime", "Céng hoµ x· héi chñ nghÜa ViÖt Nam"),
        ("VNI-Times", "Ñoäc laäp - Töï do - Haïnh phuùc"),
        ("Times-Roman", "Toàn hà là nhà"),
        (".VnTime", "quyÕt ®Þnh cña Bé tr\u00adëng Bé Tµi chÝnh ng­êi d©n"),
    )
    reading = read_scan(data)
    assert reading.pages[0].source == "text layer"
    assert words(reading.text) == words(
        "ỦY BAN NHÂN DÂN HUYỆN Cộng hoà xã hội chủ nghĩa Việt Nam Độc lập Tự do Hạnh phúc Toàn hà là nhà "
        "quyết định của Bộ trưởng Bộ Tài chính người dân"
    )


def test_a_pdf_that_hides_the_names_of_its_fonts_reads_as_unicode():
    data = typed(("Times-Roman", "Céng hoµ x· héi chñ nghÜa ViÖt Nam. §éc lËp - Tù do - H¹nh phóc"))
    assert words(read_scan(data).text) == words("Cộng hoà xã hội chủ nghĩa Việt Nam Độc lập Tự do Hạnh phúc")


MIXED = [
    [(".VnTimeH", "ñy ban"), (".VnTime", " nh©n d©n huyÖn ng\u00adêi")],
    [("VNI-Times", "Ñoäc laäp")],
    "Hạnh phúc, và nhà",
]
MIXED_TEXT = words("ỦY BAN nhân dân huyện người Độc lập Hạnh phúc và nhà")


@needs_office
def test_a_word_file_of_old_fonts_looks_and_reads_as_unicode():
    assert words(read_scan(office_to_pdf(docx(*MIXED), "docx")).text) == MIXED_TEXT


@needs_office
def test_the_font_may_come_from_a_style():
    styles = (
        '<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:style w:type="paragraph" '
        'w:default="1" w:styleId="N"><w:rPr><w:rFonts w:ascii=".VnTime" w:hAnsi=".VnTime"/></w:rPr></w:style>'
        "</w:styles>"
    )
    data = docx([(None, "ViÖt Nam")], more=[("word/styles.xml", styles)])
    assert words(read_scan(office_to_pdf(data, "docx")).text) == ["Việt", "Nam"]


@needs_office
def test_an_rtf_of_an_old_font_reads_as_unicode():
    data = rtf("ViÖt Nam §éc lËp ng\u00adêi").replace(b"Times New Roman", b".VnTime")
    assert words(read_scan(office_to_pdf(data, "rtf")).text) == words("Việt Nam Độc lập người")
