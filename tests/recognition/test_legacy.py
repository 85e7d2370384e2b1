"""Old one-byte encodings become Unicode, in text layers and in Word files, and Unicode is left alone."""

import re
import shutil
import unicodedata
from itertools import product

import pytest
from eoffice_documents.recognition import office_to_pdf, read_scan
from eoffice_documents.recognition.legacy import (
    TCVN3,
    VNI,
    decode,
    encoding_of,
    guess,
    is_capital_font,
    of_font,
    to_unicode,
)
from pages import typed
from word import docx, rtf

TONES = ("", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323")
LETTERS = [unicodedata.normalize("NFC", base + tone) for base, tone in product("aăâeêioôơuưy", TONES)] + ["đ"]
WESTERN = [chr(code) for code in range(0xA1, 0x100)]
SMALL = [letter for letter in WESTERN if letter == letter.lower()]
KNOWN = [  # as such texts are found in the world
    ("Céng hoµ x· héi chñ nghÜa ViÖt Nam", "Cộng hoà xã hội chủ nghĩa Việt Nam", TCVN3),
    ("§éc lËp - Tù do - H¹nh phóc", "Độc lập - Tự do - Hạnh phúc", TCVN3),
    ("quyÕt ®Þnh cña Bé tr\u00adëng Bé Tµi chÝnh", "quyết định của Bộ trưởng Bộ Tài chính", TCVN3),
    ("Coäng hoøa xaõ hoäi chuû nghóa Vieät Nam", "Cộng hòa xã hội chủ nghĩa Việt Nam", VNI),
    ("Ñoäc laäp - Töï do - Haïnh phuùc", "Độc lập - Tự do - Hạnh phúc", VNI),
    ("ÑÒNH KYØ, CHÆ TIEÂU, TÖÔÛNG", "ĐỊNH KỲ, CHỈ TIÊU, TƯỞNG", VNI),
    ("ñöôïc nhöõng Chæ thò Myõ", "được những Chỉ thị Mỹ", VNI),
]
needs_office = pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed")


@pytest.mark.parametrize("old, text, encoding", KNOWN)
def test_known_texts(old, text, encoding):
    assert decode(old, encoding) == text
    assert guess(old) == encoding
    assert to_unicode(old) == text and unicodedata.is_normalized("NFC", to_unicode(old))


def test_every_letter_has_one_old_form():
    forms = {TCVN3: WESTERN, VNI: SMALL + [a + b for a, b in product("aeouyôö", SMALL)]}
    for encoding, old in forms.items():
        for letter in set(LETTERS) - set("aeiouy") - {"ỵ"}:
            meant = [form for form in old if decode(form, encoding) == letter]
            # what stands for itself may have another form; TCVN3 does not use all letters of Western Europe
            assert len([form for form in meant if form != letter] or meant) == 1, (encoding, letter, meant)
    assert (decode("þ", TCVN3), decode("î", VNI), decode("yï", VNI)) == ("ỵ", "ỵ", "ỵ")


def test_capitals():
    for letter in LETTERS:
        old = next(
            (a + b for a, b in product(["", *"aeouyôö"], ["", *WESTERN, *"aeiouy"]) if decode(a + b, VNI) == letter)
        )
        assert decode(old.upper(), VNI) == letter.upper()
    assert decode("thµnh phè hå chÝ minh", TCVN3, capitals=True) == "THÀNH PHỐ HỒ CHÍ MINH"


def test_letters_of_symbol_fonts_and_hyphens_of_pdf_files():
    assert decode("Vi\uf0d6t Nam", TCVN3) == "Việt Nam"
    assert decode("Tr\u2212\u00acng TÊn \u2212 Sang", TCVN3) == "Trương Tấn \u2212 Sang"
    assert decode("t- ph¸p, ng-êi, H-ng, - UBND-VP, Q§-UB, 2015-2020", TCVN3) == (
        "tư pháp, người, Hưng, - UBND-VP, QĐ-UB, 2015-2020"
    )


@pytest.mark.parametrize(
    "text",
    [
        "Và các cơ quan có liên quan",
        "Công văn số 12/UBND-VP ngày 3/4/2015",
        "Hà Nội, Đà Nẵng, Cà Mau",
        "cá và nhà",
        "café résumé naïve façade",
        "Señor Muñoz vivía en la mañana",
        "El Niño, Français, Köln, Malmö",
        "§ 12 © 2015 ± 5 µm",
        "plain",
        "",
    ],
)
def test_unicode_and_other_languages_are_left_alone(text):
    for form in ("NFC", "NFD"):
        assert to_unicode(unicodedata.normalize(form, text)) == unicodedata.normalize("NFC", text)


def test_what_is_unicode_stays_even_in_an_old_font():
    assert to_unicode("Ủy ban nhân dân", ".VnTime") == "Ủy ban nhân dân"
    assert encoding_of("Uy ban", ".VnTime") == TCVN3


def test_fonts_by_name():
    assert {of_font(name) for name in (".VnTime", "ABCDEF+.VnTimeH", ".VnArial NarrowH", "VnTime,Bold")} == {TCVN3}
    assert {of_font(name) for name in ("VNI-Times", "XYZABC+VNI-Helve,Bold", "VNI Times")} == {VNI}
    assert {of_font(name) for name in ("Times New Roman", "Vni", "Verdana", "")} == {None}
    assert is_capital_font(".VnTimeH,Bold") and is_capital_font("ABCDEF+.VnArialH") and not is_capital_font(".VnTime")


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
