"""Each delivered template, filled, printed and measured against the numbers of N30 PL I Phần I."""

import subprocess
import sys

import pytest
from values import ARTICLES, LONG, letter

NAMED = ("co_ten_loai", "nghi_quyet", "quyet_dinh", "cong_dien", "giay_moi", "bien_ban")
FORMS = (*NAMED, "cong_van", "giay_gioi_thieu", "giay_nghi_phep")

# printed line → sizes in points, bold, italic: the decree's table
HEADING = {
    "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM$": ((12, 13), True, False),
    "Độc lập - Tự do - Hạnh phúc$": ((13, 14), True, False),
    "UBND HUYỆN VÍ DỤ$": ((12, 13), False, False),
    "PHÒNG NỘI VỤ$": ((12, 13), True, False),
    "Số: 05/TB-PNV$": ((13, 13), False, False),
    "Ví Dụ, ngày 05 tháng 02 năm 2026$": ((13, 14), False, True),
}


def looks(line, sizes, bold, italic):
    assert sizes[0] <= line.size <= sizes[1], line
    assert (line.bold, line.italic) == (bold, italic), line


@pytest.mark.parametrize("form", FORMS)
def test_the_heading_stands_where_and_as_the_decree_says(printed, form):
    sheet = printed(form, **letter())
    assert sheet.widths == {210.0} and sheet.heights == {297.0}
    for text, look in HEADING.items():
        looks(sheet.line(text), *look)
    agency, nation = sheet.line("PHÒNG NỘI VỤ$"), sheet.line("CỘNG HÒA")
    assert agency.right < nation.left
    assert (
        abs(agency.centre - sheet.line("UBND HUYỆN").centre) < 1 and abs(agency.centre - sheet.line("Số:").centre) < 1
    )
    assert abs(nation.centre - sheet.line("Độc lập").centre) < 1
    assert sheet.line("Số:").top > agency.bottom


@pytest.mark.parametrize("form", FORMS)
def test_every_letter_is_within_the_margins_and_in_times(printed, form):
    sheet = printed(form, **letter())
    for line in sheet.lines:
        if not line.text.isdigit():  # page numbers stand in the margin
            assert line.left >= 30 - 0.1 and line.right <= 210 - 15 + 0.5, line
            assert line.top >= 20 - 1 and line.bottom <= 297 - 20 + 0.5, line
    assert {font.split("+")[1].split("-")[0] for font in sheet.fonts} == {"LiberationSerif"}  # the metrics of Times


@pytest.mark.parametrize("form", FORMS)
def test_the_rules_are_as_long_as_the_decree_says(printed, form):
    sheet = printed(form, **letter())
    motto, agency = sheet.line("Độc lập"), sheet.line("PHÒNG NỘI VỤ$")
    left, right = sheet.rule_under(motto)
    assert right - left == pytest.approx(motto.right - motto.left, abs=1)
    left, right = sheet.rule_under(agency)
    assert 1 / 3 <= (right - left) / (agency.right - agency.left) <= 1 / 2
    assert (left + right) / 2 == pytest.approx(agency.centre, abs=0.5)


def test_a_long_agency_is_broken_into_even_lines(printed):
    sheet = printed("cong_van", **letter(agency="Văn phòng Hội đồng nhân dân và Ủy ban nhân dân"))
    lines = [line for line in sheet.lines if line.bold and line.right < 98 and line.page == 1]
    assert " ".join(line.text for line in lines) == "VĂN PHÒNG HỘI ĐỒNG NHÂN DÂN VÀ ỦY BAN NHÂN DÂN"
    widths = [line.right - line.left for line in lines]
    assert len(lines) == 3 and min(widths) / max(widths) > 0.6, widths
    left, right = sheet.rule_under(lines[-1])
    assert 1 / 3 <= (right - left) / max(widths) <= 1 / 2


@pytest.mark.parametrize("form", NAMED)
def test_the_abstract_of_a_type_with_a_name_is_bold_in_the_middle_over_a_rule(printed, form):
    sheet = printed(form, **letter(type_name="Tên loại", subject="Công tác văn thư năm 2026"))
    name, abstract = sheet.line("TÊN LOẠI$"), sheet.line("Công tác văn thư")
    for line in (name, abstract):
        looks(line, (13, 14), True, False)
        assert line.centre == pytest.approx((30 + 195) / 2, abs=1)
    left, right = sheet.rule_under(abstract, within=6)
    assert 1 / 3 <= (right - left) / (abstract.right - abstract.left) <= 1 / 2


def test_the_abstract_of_a_cong_van_stands_under_its_number(printed):
    sheet = printed("cong_van", **letter(subject="trả lời kiến nghị của cử tri"))
    number, abstract = sheet.line("Số:"), sheet.line("V/v trả lời")
    looks(abstract, (12, 13), False, False)
    assert abstract.centre == pytest.approx(number.centre, abs=1)
    assert (abstract.top - number.bottom) / 25.4 * 72 >= 4  # 6 pt between the lines, less the room inside them
    assert not [line for line in sheet.lines if line.text == "THÔNG BÁO"]


@pytest.mark.parametrize("form", FORMS)
def test_page_numbers_begin_on_page_2_in_the_middle_of_the_top_margin(printed, form):
    sheet = printed(form, **letter())
    assert sheet.pages >= 2
    numbers = [line for line in sheet.lines if line.text.isdigit()]
    assert [(line.text, line.page) for line in numbers] == [(str(page), page) for page in range(2, sheet.pages + 1)]
    for line in numbers:
        looks(line, (13, 14), False, False)
        assert line.bottom < 20 and line.centre == pytest.approx((30 + 195) / 2, abs=1)


@pytest.mark.parametrize("form", FORMS)
def test_the_body_is_justified_with_its_first_lines_set_in(printed, form):
    sheet = printed(form, **letter())
    first, second = sheet.line("1. Thực hiện"), sheet.line("2. Thực hiện")
    looks(first, (13, 14), False, False)
    assert first.left - 30 == pytest.approx(12.7, abs=0.5)
    assert first.right == pytest.approx(195, abs=0.6)
    lines = [line for line in sheet.lines if first.top <= line.top <= second.top and line.page == 1]
    steps = [after.top - before.top for before, after in zip(lines, lines[1:])]
    assert steps[-1] - steps[0] >= 6 / 72 * 25.4 - 0.1  # 6 pt more between paragraphs than between lines


@pytest.mark.parametrize("form", [form for form in FORMS if form != "bien_ban"])
def test_recipients_stand_left_and_the_signature_right(printed, form):
    sheet = printed(form, **letter())
    page = sheet.pages
    head, kept = sheet.line("Nơi nhận:", page), sheet.line("- Lưu: VT, NV.$", page)
    authority, post = sheet.line("KT. TRƯỞNG PHÒNG", page), sheet.line("PHÓ TRƯỞNG PHÒNG", page)
    name = sheet.line("Trần Văn Mẫu", page)
    looks(head, (12, 12), True, True)
    looks(kept, (11, 11), False, False)
    for line in (authority, post, name):
        looks(line, (13, 14), True, False)
        assert line.left > 112 and line.centre == pytest.approx(authority.centre, abs=1)
    assert name.top - post.bottom > 20  # room for the seal and the signature
    assert [line.text for line in sheet.lines if line.text.startswith("- ")] == [
        "- Như trên;",
        "- UBND huyện (b/c);",
        "- Lưu: VT, NV.",
    ]


@pytest.mark.parametrize(("form", "word"), [("quyet_dinh", "QUYẾT ĐỊNH:"), ("nghi_quyet", "QUYẾT NGHỊ:")])
def test_an_order_names_who_issues_it_its_grounds_and_its_articles(printed, form, word):
    sheet = printed(form, **letter(grounds=["Căn cứ Luật A;", "Theo đề nghị của Phòng B."], body=ARTICLES))
    looks(sheet.line("TRƯỞNG PHÒNG NỘI VỤ"), (13, 14), True, False)
    looks(sheet.line("Căn cứ Luật A;"), (13, 14), False, True)
    looks(sheet.line(word), (13, 14), True, False)
    fonts = sheet.line("Điều 1. Thực hiện").fonts
    assert {"Bold" in font for font in fonts} == {True, False}


@pytest.mark.parametrize(
    ("mark", "width"), [("HỎA TỐC", 30), ("THƯỢNG KHẨN", 40), ("KHẨN", 20)]
)  # N30 PL I Phần I.III.2.b
def test_the_stamp_of_urgency_is_a_red_frame_of_the_decrees_size(printed, mark, width):
    sheet = printed("cong_van", **letter(urgency_mark=mark))
    looks(sheet.line(mark + "$"), (13, 14), True, False)
    red = [stroke for stroke in sheet.strokes if tuple(stroke["colour"]) == (1, 0, 0)]
    across = [stroke for stroke in red if stroke["height"] < 1]
    upright = [stroke for stroke in red if stroke["width"] < 1]
    assert (len(across), len(upright)) == (2, 2)
    assert all(stroke["width"] == pytest.approx(width, abs=0.6) for stroke in across)
    assert all(stroke["height"] == pytest.approx(8, abs=0.6) for stroke in upright)
    assert max(stroke["left"] for stroke in across) < 97  # under the number, left


def test_without_a_mark_nothing_is_red(printed):
    assert not [s for s in printed("cong_van", **letter()).strokes if tuple(s["colour"]) == (1, 0, 0)]


@pytest.mark.parametrize("mark", ["XEM XONG TRẢ LẠI", "LƯU HÀNH NỘI BỘ"])
def test_a_mark_of_circulation_is_framed(printed, mark):
    sheet = printed("co_ten_loai", **letter(circulation_mark=mark))
    line = sheet.line(mark + "$")
    looks(line, (13, 14), True, False)
    frame = [s for s in sheet.strokes if s["width"] > line.right - line.left and tuple(s["colour"]) == (1, 0, 0)]
    assert len(frame) == 2


def test_one_addressee_stands_on_the_line_and_several_below_it(printed):
    one = printed("cong_van", **letter(addressees=["Sở Nội vụ tỉnh Ví Dụ"]))
    looks(one.line("Kính gửi: Sở Nội vụ tỉnh Ví Dụ$"), (13, 14), False, False)
    several = printed("cong_van", **letter(addressees=["Sở Nội vụ", "Sở Tài chính", "Sở Y tế"]))
    colon = several.line("Kính gửi:$").right
    listed = [several.line(f"- Sở {name}") for name in ("Nội vụ", "Tài chính", "Y tế")]
    assert [line.text for line in listed] == ["- Sở Nội vụ;", "- Sở Tài chính;", "- Sở Y tế."]
    assert all(line.left == pytest.approx(colon, abs=1.5) for line in listed)  # dashes under the colon


def test_the_address_of_the_agency_is_at_the_foot_of_the_first_page_only(printed):
    sheet = printed("cong_van", **letter(agency_address=["Địa chỉ: số 01 đường Ví Dụ"]))
    line = sheet.line("Địa chỉ")
    looks(line, (11, 12), False, False)
    assert line.top > 277 - 1 and sheet.pages > 1
    assert [other.page for other in sheet.lines if other.text == line.text] == [1]


def test_an_annex_has_its_number_title_origin_and_own_pages(printed):
    sheet = printed("phu_luc", annex_title="Phụ lục II", subject="Danh mục", annex_of="(Kèm theo …)", body=LONG * 2)
    looks(sheet.line("Phụ lục II$"), (14, 14), True, False)
    looks(sheet.line("DANH MỤC$"), (13, 14), True, False)
    looks(sheet.line(r"\(Kèm theo"), (13, 14), False, True)
    assert [line.text for line in sheet.lines if line.text.isdigit()] == ["2", "3"]


def test_the_templates_are_what_the_script_makes(tmp_path, template):
    from eoffice_documents import letters

    root = letters.__path__[0]
    subprocess.run([sys.executable, "-m", "eoffice_documents.letters.forms", tmp_path], cwd=f"{root}/../..", check=True)
    made = sorted(tmp_path.iterdir())
    assert len(made) == 10
    for file in made:
        assert file.read_bytes() == template(file.stem), (
            f"rebuild {file.name}: python -m eoffice_documents.letters.forms"
        )
