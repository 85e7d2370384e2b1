"""Old one-byte encodings become Unicode, and Unicode is left alone."""

import unicodedata
from itertools import product

import pytest
from eoffice_documents.vietnamese.legacy_encodings import (
    TCVN3,
    VNI,
    decode,
    encoding_of,
    guess,
    is_capital_font,
    of_font,
    to_unicode,
)

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
