"""The set phrases of N30 PL I Phần I.II, with the decree's own examples."""

from datetime import date

import pytest
from eoffice_documents.letters import wording


@pytest.mark.parametrize(
    ("day", "text"),
    [
        (date(2026, 2, 5), "Ví Dụ, ngày 05 tháng 02 năm 2026"),
        (date(2026, 3, 5), "Ví Dụ, ngày 05 tháng 3 năm 2026"),
        (date(2026, 1, 10), "Ví Dụ, ngày 10 tháng 01 năm 2026"),
        (date(2026, 12, 31), "Ví Dụ, ngày 31 tháng 12 năm 2026"),
    ],
)
def test_days_below_ten_and_the_first_two_months_take_a_nought(day, text):
    assert wording.place_date("Ví Dụ", day) == text


def test_a_draft_leaves_room_for_its_date_and_number():
    room = "\N{NO-BREAK SPACE}" * 8
    assert wording.place_date("Ví Dụ", None, 2026) == f"Ví Dụ, ngày{room}tháng{room}năm 2026"
    assert wording.number_text("") == wording.number_text(False) == room


@pytest.mark.parametrize(("number", "text"), [("5", "05"), ("05", "05"), (123, "123"), ("15a", "15a")])
def test_a_number_below_ten_takes_a_nought(number, text):
    assert wording.number_text(number) == text


def test_a_post_the_state_does_not_provide_for_is_not_written():
    assert wording.official_title("Phó Chủ tịch Thường trực") == "Phó Chủ tịch"
    assert wording.official_title("Phó Chủ tịch phụ trách văn hóa - xã hội") == "Phó Chủ tịch"
    assert wording.official_title(False) == ""


def test_only_a_parent_agency_is_abbreviated():
    assert wording.agency_name("UBND huyện Ví Dụ") == "Ủy ban nhân dân huyện Ví Dụ"
    assert wording.agency_name("Văn phòng HĐND và UBND") == "Văn phòng Hội đồng nhân dân và Ủy ban nhân dân"
    assert wording.agency_name("Phòng Nội vụ") == "Phòng Nội vụ"


def test_recipients_end_with_where_it_is_kept():
    assert wording.recipients("- Như trên;\n- UBND tỉnh (b/c);", ["NV"]) == [
        "Như trên",
        "UBND tỉnh (b/c)",
        "Lưu: VT, NV",
    ]
    assert wording.recipients("Lưu: VT, TH.15.\nNhư trên", ["NV"]) == ["Như trên", "Lưu: VT, TH.15"]
    assert wording.recipients(None) == ["Lưu: VT"]


def test_typed_lists_lose_their_dashes_and_closing_signs():
    assert wording.lines(" - Sở A;\n+ Sở B.\n\n• Sở C,") == ["Sở A", "Sở B", "Sở C"]


def test_the_grounds_open_a_text_and_articles_begin_bold():
    grounds, body = wording.grounds_and_body(
        "Căn cứ Luật A\nCăn cứ Nghị định B;\nTheo đề nghị của Trưởng phòng C.\n\n"
        "Điều 1. Ban hành quy chế.\nĐiều khoản khác"
    )
    assert grounds == ["Căn cứ Luật A;", "Căn cứ Nghị định B;", "Theo đề nghị của Trưởng phòng C."]
    assert body == [{"bold": "Điều 1.", "text": " Ban hành quy chế."}, {"bold": "", "text": "Điều khoản khác"}]
    assert wording.grounds_and_body(None) == ([], [])


def test_the_abstract_of_a_letter_is_not_introduced_twice():
    assert wording.subject("V/v báo cáo", of_letter=True) == "báo cáo"
    assert wording.subject("Về việc báo cáo", of_letter=True) == "báo cáo"
    assert wording.subject("Về việc báo cáo") == "Về việc báo cáo"
    assert wording.subject(False) == ""


def test_the_head_is_named_with_his_agency():
    assert wording.head_of("Trưởng phòng", "Phòng Nội vụ") == "Trưởng phòng Nội vụ"
    assert wording.head_of("Chủ tịch", "Ủy ban nhân dân xã") == "Chủ tịch Ủy ban nhân dân xã"
    assert wording.head_of("", "Văn phòng") == "Văn phòng"


def test_annexes_have_roman_numbers_when_there_are_several():
    assert wording.annex_title(1, 1) == "Phụ lục"
    assert [wording.annex_title(n, 9) for n in (1, 2, 4, 9)] == ["Phụ lục I", "Phụ lục II", "Phụ lục IV", "Phụ lục IX"]


def test_an_annex_says_what_it_belongs_to_and_leaves_room_in_a_draft():
    on_paper = wording.annex_of("Kế hoạch", "05/KH-UBND", date(2026, 2, 5), "Phòng Nội vụ")
    assert on_paper == "(Kèm theo Kế hoạch số 05/KH-UBND ngày 05 tháng 02 năm 2026 của Phòng Nội vụ)"
    room = "\N{NO-BREAK SPACE}" * 8
    electronic = wording.annex_of("Kế hoạch", "", None, "Phòng Nội vụ")
    assert electronic == f"(Kèm theo Kế hoạch số {room}/{room} ngày{room}tháng{room}năm {room} của Phòng Nội vụ)"
