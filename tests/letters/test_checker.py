"""The layout checker on letters as people type them: nothing on good ones, each planted fault by itself."""

import re

import pytest
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.oxml import OxmlElement
from docx.shared import Cm, Mm, Pt, RGBColor
from eoffice_documents.letters import PARTS, check_layout, errors, render
from eoffice_documents.letters.layout_check.finding import RULES
from typed import GOOD, PARAGRAPH, notice, styled, tabbed, write
from values import ARTICLES, letter
from word_files import changed, saved, saying


def paragraphs(document):
    yield from document.paragraphs
    for table in document.tables:
        for row in table.rows:
            for cell in row.cells:
                yield from cell.paragraphs


def line(document, text):
    return next(paragraph for paragraph in paragraphs(document) if text in paragraph.text)


def say(document, before, after):
    """Let a line say something else, in the look of its first letters."""
    paragraph = line(document, before)
    text = paragraph.text.replace(before, after)
    for run in paragraph.runs[1:]:
        run._r.getparent().remove(run._r)
    paragraph.runs[0].text = text


def dress(document, text, **look):
    for run in line(document, text).runs:
        for name, value in look.items():
            setattr(run.font, name, value)


def lay(document, text, **layout):
    for name, value in layout.items():
        setattr(line(document, text).paragraph_format, name, value)


def remove(document, text):
    paragraph = line(document, text)
    paragraph._p.getparent().remove(paragraph._p)


def wrapped(document, text, tag):
    """Let the first letters of a line stand in a mark of a change."""
    run = line(document, text).runs[0]._r
    mark = OxmlElement(tag)
    run.addprevious(mark)
    mark.append(run)


def struck_out(document):
    """A word in the header of the first page that somebody has struck out."""
    paragraph = document.sections[0].first_page_header.paragraphs[0]._p
    mark, run, text = (OxmlElement(tag) for tag in ("w:del", "w:r", "w:delText"))
    text.text = "Mật"
    run.append(text)
    mark.append(run)
    paragraph.append(mark)


def margin(side, size):
    return lambda document: setattr(document.sections[0], f"{side}_margin", size)


def landscape(document):
    section = document.sections[0]
    section.orientation, section.page_width, section.page_height = WD_ORIENT.LANDSCAPE, Mm(297), Mm(210)


def numbers_below(document):
    section = document.sections[0]
    field = section.header.paragraphs[0]._p
    section.footer.paragraphs[0]._p.addnext(field)


def numbers_gone(document):
    paragraph = document.sections[0].header.paragraphs[0]._p
    for run in list(paragraph)[1:]:
        paragraph.remove(run)


def number_size(document):
    for run in document.sections[0].header.paragraphs[0].runs:
        run.font.size = Pt(11)


def number_on_the_first(document):
    document.sections[0].different_first_page_header_footer = False


def number_aside(document):
    document.sections[0].header.paragraphs[0].alignment = ALIGN.RIGHT


def font_of_the_theme(document):
    """Typed at the end without choosing a font: Word takes that of the theme."""
    write(document, PARAGRAPH, font=None, align=ALIGN.JUSTIFY, first_line_indent=Cm(1))


# what is done to a good letter → the one thing to be found: (letter, fault, part, code)
FAULTS = [
    (notice, margin("left", Cm(2)), "paper", "margin_left"),
    (notice, margin("right", Cm(2.54)), "paper", "margin_right"),
    (notice, margin("top", Cm(1.5)), "paper", "margin_top"),
    (notice, margin("bottom", Cm(3)), "paper", "margin_bottom"),
    (notice, landscape, "paper", "paper_size"),
    (notice, lambda d: dress(d, "1. Thực hiện", name="Arial"), "font", "other_font"),
    (notice, lambda d: dress(d, "1. Thực hiện", name=".VnTime"), "font", "old_coding"),
    (notice, font_of_the_theme, "font", "other_font"),
    (styled, lambda d: setattr(d.styles["Thân"].font, "name", "Calibri"), "font", "other_font"),
    (notice, lambda d: dress(d, "Lưu: VT", name="Arial"), "font", "other_font"),
    (notice, lambda d: setattr(line(d, "1. Thực").runs[0].font.color, "rgb", RGBColor(0, 0, 255)), "font", "colour"),
    (notice, lambda d: say(d, "1. Thực hiện", "1. Thu\u031b\u0323c hie\u0323\u0302n"), "font", "decomposed"),
    (notice, numbers_gone, "page_number", "page_number_missing"),
    (notice, numbers_below, "page_number", "page_number_below"),
    (notice, number_on_the_first, "page_number", "page_number_first"),
    (notice, number_aside, "page_number", "page_number_aside"),
    (notice, number_size, "page_number", "size"),
    (notice, lambda d: say(d, "CHỦ NGHĨA VIỆT NAM", "CHỦ NGHĨA VIÊT NAM"), "motto", "wording"),
    (notice, lambda d: dress(d, "CỘNG HÒA", size=Pt(14)), "motto", "size"),
    (notice, lambda d: dress(d, "CỘNG HÒA", bold=False), "motto", "not_bold"),
    (notice, lambda d: remove(d, "CỘNG HÒA"), "motto", "missing"),
    (notice, lambda d: say(d, "Độc lập - Tự do", "Độc lập – Tự Do"), "watchword", "wording"),
    (notice, lambda d: dress(d, "Độc lập", size=Pt(12)), "watchword", "size"),
    (notice, lambda d: dress(d, "CỘNG HÒA", size=Pt(12)), "watchword", "together"),
    (tabbed, lambda d: line(d, "PHÒNG NỘI VỤ").runs[0].font.__setattr__("bold", False), "agency", "not_bold"),
    (notice, lambda d: dress(d, "PHÒNG NỘI VỤ", size=Pt(14)), "agency", "size"),
    (notice, lambda d: say(d, "PHÒNG NỘI VỤ", "Phòng Nội vụ"), "agency", "not_capitals"),
    (notice, lambda d: say(d, "12/TB", "5/TB"), "number", "no_zero"),
    (notice, lambda d: say(d, "12/TB-PNV", "12 / TB - PNV"), "number", "number_spaces"),
    (notice, lambda d: say(d, "12/TB-PNV", "12-TB/PNV"), "number", "number_form"),
    (notice, lambda d: say(d, "12/TB-PNV", "12/2026/TB-PNV"), "number", "number_form"),
    (notice, lambda d: say(d, "12/TB-PNV", "12/BC-PNV"), "number", "symbol_of_type"),
    (styled, lambda d: say(d, "QĐ-UBND", "QD-UBND"), "number", "symbol_of_type"),
    (tabbed, lambda d: line(d, "07/PNV").runs[0].__setattr__("text", "Số: 07/CT-PNV"), "number", "symbol_of_none"),
    (notice, lambda d: dress(d, "12/TB", size=Pt(14)), "number", "size"),
    (notice, lambda d: dress(d, "12/TB", bold=True), "number", "bold"),
    (notice, lambda d: say(d, "ngày 15", "ngày 5"), "place_date", "day_zero"),
    (notice, lambda d: say(d, "tháng 3", "tháng 03"), "place_date", "month_no_zero"),
    (notice, lambda d: say(d, "tháng 3", "tháng 1"), "place_date", "month_zero"),
    (notice, lambda d: say(d, "Ví Dụ, ngày", "Ví Dụ ngày"), "place_date", "date_form"),
    (notice, lambda d: say(d, "ngày 15", "ngày 32"), "place_date", "no_such_day"),
    (notice, lambda d: dress(d, "ngày 15", italic=False), "place_date", "not_italic"),
    (notice, lambda d: remove(d, "ngày 15"), "place_date", "missing"),
    (notice, lambda d: say(d, "THÔNG BÁO", "Thông báo"), "type_name", "not_capitals"),
    (notice, lambda d: dress(d, "THÔNG BÁO", size=Pt(16)), "type_name", "size"),
    (notice, lambda d: lay(d, "THÔNG BÁO", alignment=ALIGN.LEFT), "type_name", "not_centred"),
    (notice, lambda d: dress(d, "Về việc", bold=False), "abstract", "not_bold"),
    (styled, lambda d: dress(d, "Hệ thống", bold=False), "abstract", "not_bold"),
    (notice, lambda d: dress(d, "Về việc", size=Pt(12)), "abstract", "size"),
    (tabbed, lambda d: dress(d, "V/v", size=Pt(14)), "abstract", "size"),
    (tabbed, lambda d: dress(d, "V/v", bold=True), "abstract", "bold"),
    (tabbed, lambda d: say(d, "V/v báo cáo", "Về việc báo cáo"), "abstract", "abstract_form"),
    (tabbed, lambda d: remove(d, "Kính gửi"), "addressees", "missing"),
    (tabbed, lambda d: say(d, "Kính gửi:", "Kính gửi"), "addressees", "list_colon"),
    (tabbed, lambda d: dress(d, "Kính gửi", italic=True), "addressees", "italic"),
    (styled, lambda d: dress(d, "Căn cứ Luật", italic=False), "grounds", "not_italic"),
    (styled, lambda d: say(d, "địa phương;", "địa phương."), "grounds", "list_semicolon"),
    (notice, lambda d: dress(d, "3. Thực hiện", size=Pt(12)), "body", "size"),
    (notice, lambda d: lay(d, "3. Thực hiện", alignment=ALIGN.LEFT), "body", "not_justified"),
    (notice, lambda d: lay(d, "3. Thực hiện", first_line_indent=Cm(0)), "body", "first_line"),
    (notice, lambda d: lay(d, "3. Thực hiện", space_after=Pt(0)), "body", "between_paragraphs"),
    (notice, lambda d: lay(d, "3. Thực hiện", line_spacing=2.0), "body", "line_spacing"),
    (notice, lambda d: lay(d, "3. Thực hiện", line_spacing=Pt(12)), "body", "line_spacing"),
    (notice, lambda d: say(d, "KT. TRƯỞNG", "KT TRƯỞNG"), "authority", "authority_form"),
    (notice, lambda d: say(d, "KT. TRƯỞNG", "K/T TRƯỞNG"), "authority", "authority_form"),
    (notice, lambda d: say(d, "KT. TRƯỞNG", "T/L TRƯỞNG"), "authority", "authority_form"),
    (notice, lambda d: remove(d, "PHÓ TRƯỞNG PHÒNG"), "authority", "authority_post"),
    (styled, lambda d: say(d, "TM. ỦY BAN NHÂN DÂN", "TM. CHỦ TỊCH"), "authority", "authority_collective"),
    (styled, lambda d: say(d, "PHÓ CHỦ TỊCH", "PHÓ CHỦ TỊCH THƯỜNG TRỰC"), "authority", "unofficial_post"),
    (notice, lambda d: dress(d, "KT. TRƯỞNG", bold=False), "authority", "not_bold"),
    (notice, lambda d: say(d, "PHÓ TRƯỞNG PHÒNG", "Phó Trưởng phòng"), "authority", "not_capitals"),
    (notice, lambda d: dress(d, "PHÓ TRƯỞNG", size=Pt(12)), "authority", "size"),
    (notice, lambda d: dress(d, "Trần Văn Mẫu", bold=False), "signer", "not_bold"),
    (notice, lambda d: say(d, "Trần Văn Mẫu", "TRẦN VĂN MẪU"), "signer", "capitals"),
    (notice, lambda d: say(d, "Trần Văn Mẫu", "ThS. Trần Văn Mẫu"), "signer", "degree"),
    (notice, lambda d: remove(d, "Trần Văn Mẫu"), "signer", "missing"),
    (notice, lambda d: say(d, "Nơi nhận:", "Nơi nhận"), "recipients", "wording"),
    (notice, lambda d: dress(d, "Nơi nhận:", bold=False), "recipients", "not_bold"),
    (notice, lambda d: dress(d, "Nơi nhận:", italic=False), "recipients", "not_italic"),
    (notice, lambda d: dress(d, "Nơi nhận:", size=Pt(14)), "recipients", "size"),
    (notice, lambda d: dress(d, "- UBND các xã", size=Pt(13)), "recipients", "size"),
    (notice, lambda d: say(d, "các xã;", "các xã,"), "recipients", "list_semicolon"),
    (notice, lambda d: say(d, "VT, NV.", "VT, NV"), "recipients", "list_semicolon"),
    (notice, lambda d: say(d, "- UBND", "UBND"), "recipients", "list_dash"),
    (notice, lambda d: say(d, "- Lưu: VT, NV.", "- Trang thông tin điện tử huyện."), "recipients", "keep_line"),
    (tabbed, lambda d: line(d, "Lưu: VT").runs[0].__setattr__("text", "- Lưu: Văn thư."), "recipients", "keep_line"),
    (notice, lambda d: wrapped(d, "12/TB", "w:ins"), "body", "open_changes"),
    (notice, lambda d: struck_out(d), "body", "open_changes"),
    (notice, lambda d: d.add_comment(line(d, "12/TB").runs, "Xem lại"), "body", "open_comments"),
]


@pytest.mark.parametrize("make", GOOD.values(), ids=GOOD)
def test_nothing_is_off_in_a_good_letter(make):
    assert [(finding.part, finding.code, finding.where) for finding in check_layout(saved(make()))] == []


@pytest.mark.parametrize(
    ("make", "plant", "part", "code"), FAULTS, ids=[f"{make.__name__}-{part}-{code}" for make, _p, part, code in FAULTS]
)
def test_a_planted_fault_is_found_and_nothing_else(make, plant, part, code):
    document = make()
    plant(document)
    assert [(finding.part, finding.code) for finding in check_layout(saved(document))] == [(part, code)]


OUR_OWN = {
    "co_ten_loai": {"type_name": "Kế hoạch", "symbol": "KH-PNV", "urgency_mark": "KHẨN"},
    "cong_van": {"symbol": "PNV-VP", "addressees": ["Sở A", "Sở B"], "subject": "trả lời kiến nghị của cử tri"},
    "quyet_dinh": {"type_name": "Quyết định", "symbol": "QĐ-PNV", "grounds": ["Căn cứ A;", "Xét B."], "body": ARTICLES},
    "nghi_quyet": {"type_name": "Nghị quyết", "symbol": "NQ-PNV", "grounds": ["Căn cứ A."], "body": ARTICLES},
    "cong_dien": {"type_name": "Công điện", "symbol": "CĐ-PNV", "addressees": ["Sở A"], "urgency_mark": "HỎA TỐC"},
    "giay_moi": {"type_name": "Giấy mời", "symbol": "GM-PNV", "addressees": ["Sở A"]},
    "giay_gioi_thieu": {"type_name": "Giấy giới thiệu", "symbol": "GGT-PNV"},
    "giay_nghi_phep": {"type_name": "Giấy nghỉ phép", "symbol": "GNP-PNV"},
    "bien_ban": {"type_name": "Biên bản", "symbol": "BB-PNV"},
    "phu_luc": {"annex_title": "Phụ lục"},
}


@pytest.mark.parametrize("form", OUR_OWN)
def test_our_own_templates_pass(template, form):
    found = check_layout(render(template(form), letter(**OUR_OWN[form])))
    assert [(finding.part, finding.code, finding.where) for finding in found] == []


@pytest.mark.parametrize("form", OUR_OWN)
def test_a_draft_without_number_and_date_passes(template, form):
    room = "\N{NO-BREAK SPACE}" * 8
    values = letter(**OUR_OWN[form], number=room, place_date=f"Ví Dụ, ngày{room}tháng{room}năm 2026")
    assert [str(finding) for finding in check_layout(render(template(form), values))] == []


def test_an_empty_file_lacks_every_part():
    missing = {finding.part for finding in check_layout(saying("")) if finding.code == "missing"}
    assert missing == {
        "motto",
        "watchword",
        "agency",
        "number",
        "place_date",
        "type_name",
        "abstract",
        "authority",
        "signer",
        "recipients",
    }


def test_several_faults_come_in_the_order_of_the_sheet():
    document = notice()
    for fault in (
        margin("left", Cm(2)),
        lambda d: dress(d, "Trần Văn Mẫu", bold=False),
        lambda d: say(d, "12/TB", "5/TB"),
    ):
        fault(document)
    assert [finding.part for finding in check_layout(saved(document))] == ["paper", "number", "signer"]


def test_a_finding_says_what_where_and_by_which_article():
    document = notice()
    dress(document, "CỘNG HÒA", size=Pt(16))
    (finding,) = check_layout(saved(document))
    assert str(finding) == "The size is 16; the decree asks for 12–13."
    assert finding.where.startswith("CỘNG HÒA")
    assert finding.article == "NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, mục II.1"


def test_every_rule_can_be_planted():
    """No rule is there that no fault here breaks; «capitals» and «missing» among them."""
    planted = {code for _make, _plant, _part, code in FAULTS}
    assert set(RULES) - planted == set()
    assert {part for _make, _plant, part, _code in FAULTS} >= set(PARTS) - {"mark"}


def test_hostile_files_are_refused_by_name():
    with pytest.raises(errors.NotWord):
        check_layout(b"PDF")
    bomb = b'<!DOCTYPE x [<!ENTITY a "a">]><x>&a;</x>'
    with pytest.raises(errors.HostileXml):
        check_layout(changed(saying("x"), **{"word/document.xml": bomb}))


def test_a_file_of_endless_pieces_is_refused_before_they_are_read():
    runs = b"<w:p>" + b"<w:r><w:t>a</w:t></w:r>" * 30_001 + b"</w:p>"
    with pytest.raises(errors.TooLong):
        check_layout(
            changed(saying("x"), **{"word/document.xml": lambda xml: xml.replace(b"<w:body>", b"<w:body>" + runs)})
        )


def test_a_file_that_leaves_its_paper_out_is_checked_all_the_same():
    bare = changed(
        saved(notice()),
        **{"word/document.xml": lambda xml: re.sub(rb"<w:sectPr.*</w:sectPr>", b"", xml, flags=re.DOTALL)},
    )
    found = {(finding.part, finding.code) for finding in check_layout(bare)}
    assert ("paper", "paper_size") in found
    assert {part for part, _code in found} == {"paper", "page_number"}


def test_a_style_that_is_based_on_itself_ends():
    document = styled()
    style = document.styles["Thân"]
    style.base_style = document.styles["Căn cứ"]
    assert isinstance(check_layout(saved(document)), list)


def test_text_that_was_struck_out_is_not_read():
    document = notice()
    xml = "<w:del w:id='1' w:author='x'><w:r><w:t>12 / TB</w:t></w:r></w:del>"
    found = check_layout(
        changed(
            saved(document),
            **{"word/document.xml": lambda data: re.sub(b"(<w:body>)", rb"\1<w:p>" + xml.encode() + b"</w:p>", data)},
        )
    )
    assert [finding.code for finding in found] == ["open_changes"]
