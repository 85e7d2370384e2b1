"""Five people carry scans from the scanner to done, in the browser and in Vietnamese: one story, told in order.

The clerk registers a request for money (the story's main paper), a report, an invitation and a decision. The request
goes by the office chief and the leader, who is on a phone, to a unit and its specialist. The others show the side ways:
many at once, returned, withdrawn, found to be here already.
"""

from datetime import date
from types import SimpleNamespace

import pytest
from desk import PHONE, ROOT, SCREEN, Desk, picture_folder, vi
from eoffice_testing.session import Session
from playwright.sync_api import expect

SCANS = ROOT / "config" / "tuy_phuoc" / "scans"
REQUEST = SCANS / "to-trinh-xa-phuoc-son.pdf"
REPORT = SCANS / "cong-van-so-tttt.pdf"
INVITATION = SCANS / "giay-moi-ubnd-tinh.jpg"
DECISION = SCANS / "quyet-dinh-ubnd-tinh.pdf"
ABOUT = {REQUEST: "mua máy quét", REPORT: "báo cáo kết quả", INVITATION: "Họp đánh giá", DECISION: "giao chỉ tiêu"}
READING = 300_000  # milliseconds for a handful of pages on a busy machine
TO_REGISTER, MY_WORK, DOCUMENTS = "/odoo/can-dang-ky", "/odoo/viec-cua-toi", "/odoo/van-ban-den"
FINANCE, CULTURE, HOME_AFFAIRS, JUSTICE = (
    f"Phòng {name}" for name in ("Tài chính - Kế hoạch", "Văn hóa và Thông tin", "Nội vụ", "Tư pháp")
)
OFFICE_CHIEF = "Chánh văn phòng, UBND huyện Tuy Phước"
WORDS = "buu dien van hoa"
LEADER, SPECIALIST = "Trần Quốc Toản", "Lê Thị Ngọc Trâm"


@pytest.fixture(scope="module")
def people(browser, office, tmp_path_factory):
    """Everybody at their desk; the leader has only a phone."""
    pictures = picture_folder(tmp_path_factory.mktemp("pictures"))
    staff = {
        "clerk": "vanthu1",
        "chief": "chanhvp",
        "leader": "chutich",
        "head": "tp.taichinh",
        "specialist": "cv.taichinh1",
        "stranger": "cv.tainguyen1",
    }
    return SimpleNamespace(
        **{role: Desk(browser, office, login, pictures, phone=role == "leader") for role, login in staff.items()}
    )


def rows(desk):
    return desk.find("tr.o_data_row")


def open_document(desk, scan, where=MY_WORK):
    """Open the document of `scan` from a list, and wait until its page stands beside the form."""
    desk.go(where)
    rows(desk).filter(has_text=ABOUT[scan]).locator("td[name=subject]").click()
    expect(desk.find(".eoffice_scan_sheet img")).to_be_visible()


def register(clerk, number):
    clerk.find("button[name=action_register]").click()
    expect(clerk.find(".o_notification")).to_contain_text(vi("Arrival number %s") % number)
    expect(clerk.find("[name=sequence_number]").first).to_have_text(str(number))


def pass_on(desk, lead, instruction):
    """Press «Pass on» on a document or over ticked rows, and fill in the sheet that opens."""
    desk.button("Pass on").click()
    desk.find(".modal [name=instruction] textarea").fill(instruction)
    desk.choose("lead_id", lead)


def send(desk, act="Send"):
    desk.find(".modal footer").get_by_role("button", name=vi(act), exact=True).click()
    expect(desk.find(".modal")).to_have_count(0)


def line_of(desk, holder):
    """The newest line of `holder` in the tree of the open document."""
    return desk.find(".eoffice_line", has=desk.page.locator("strong", has_text=holder)).last


def test_dropped_scans_are_read_while_the_clerk_looks_on(people):
    clerk = people.clerk
    clerk.go(TO_REGISTER)
    expect(clerk.find(".eoffice_upload")).to_be_visible()
    clerk.drop(REPORT, REQUEST, INVITATION)
    expect(rows(clerk)).to_have_count(3)
    expect(clerk.find("td[name=ocr_state] .text-bg-info").first).to_be_visible()
    clerk.picture("01-being-read")

    with clerk.page.expect_file_chooser() as chooser:
        clerk.find(".eoffice_upload").click()
    chooser.value.set_files(DECISION)
    expect(clerk.find("td[name=ocr_state] .text-bg-success")).to_have_count(4, timeout=READING)
    clerk.picture("02-read")


def test_a_typed_date_is_shown_and_kept_as_it_was_typed(people, office):
    clerk = people.clerk
    open_document(clerk, REPORT, TO_REGISTER)
    subject = ("subject", "ilike", ABOUT[REPORT])
    this_year = date.today().year
    for field in ("issued_on", "deadline"):
        for typed, day, leave in (
            ("31/5/2019", date(2019, 5, 31), "Tab"),
            ("8/12/2015", date(2015, 12, 8), "Enter"),
            ("18/11/15", date(2015, 11, 18), "click"),
            ("8.12.2015", date(2015, 12, 8), "Tab"),
            ("16/11", date(this_year, 11, 16), "click"),
            ("05112015", date(2015, 11, 5), "Enter"),
            ("31/2/2015", date(2015, 11, 5), "Tab"),  # no such day: the former one stays, and it is said
            ("9/12/15", date(2015, 12, 9), "Alt+s"),
        ):
            type_date(clerk, field, typed, leave)
            expect(clerk.find(f"[name={field}].o_field_widget button")).to_have_text(f"{day:%d/%m/%Y}")
            if typed == "31/2/2015":
                expect(clerk.find(".o_notification")).to_contain_text("31/2/2015")
        expect(clerk.find(".o_form_button_save")).to_be_hidden()
        (kept,) = Session(office, "vanthu1").call("eoffice.document", "search_read", [subject], [field])
        assert kept[field] == "2015-12-09"


def type_date(desk, field, typed, leave):
    """Type over what stands in a date field, key by key, and leave it by a key or by a click elsewhere."""
    cell = desk.find(f"[name={field}].o_field_widget")
    cell.locator("input, button").first.click()
    cell.locator("input").press("Control+a")
    cell.locator("input").press_sequentially(typed)
    if leave == "click":
        desk.find(".o_form_sheet").click(position={"x": 2, "y": 2})
    else:
        desk.page.keyboard.press(leave)


def test_the_clerk_mends_a_doubtful_field_beside_the_page_and_registers(people):
    clerk = people.clerk
    open_document(clerk, REQUEST, TO_REGISTER)
    number = clerk.find("[name=number].o_field_widget")
    expect(number).to_contain_class("eoffice_doubtful")
    expect(clerk.find(".eoffice_scan_strip").first).to_be_visible()
    clerk.picture("03-form")

    number.locator("input").fill("96")
    clerk.find("[name=issued_on] input").fill("08/12/2015")
    clerk.find("[name=symbol] input").click()
    expect(number).not_to_contain_class("eoffice_doubtful")
    register(clerk, 1)
    clerk.picture("04-registered")
    for place, scan in enumerate((REPORT, INVITATION, DECISION), 2):
        open_document(clerk, scan, TO_REGISTER)
        register(clerk, place)


def test_the_same_scan_a_second_time_is_noticed(people):
    clerk = people.clerk
    clerk.go(TO_REGISTER)
    expect(clerk.find(".eoffice_upload")).to_be_visible()
    clerk.drop(REPORT)
    expect(clerk.find("td[name=ocr_state] .text-bg-success")).to_have_count(1, timeout=READING)
    open_document(clerk, REPORT, TO_REGISTER)
    expect(clerk.find(".alert-warning")).to_be_visible()
    clerk.find("button[name=action_register]").click()
    expect(clerk.find(".modal tr.o_data_row")).to_have_count(1)
    expect(clerk.find(".modal tr.o_data_row")).to_contain_text("1075/STTTT-CNTT")
    clerk.picture("05-here-already")
    clerk.button("Do not register").click()

    clerk.page.set_viewport_size(PHONE)
    clerk.go(TO_REGISTER)
    expect(clerk.find(".o_kanban_record", has_text=ABOUT[REPORT])).to_have_count(1)
    clerk.picture("06-phone-to-register")
    clerk.page.set_viewport_size(SCREEN)


def test_the_chief_forwards_one_and_passes_two_at_once(people):
    chief = people.chief
    chief.go(MY_WORK)
    expect(rows(chief)).to_have_count(4)
    chief.picture("07-work-of-the-chief")
    open_document(chief, REQUEST)
    pass_on(chief, LEADER, "Kính trình Chủ tịch cho ý kiến chỉ đạo.")
    chief.picture("08-forward")
    send(chief)

    chief.go(MY_WORK)
    for scan in (REPORT, INVITATION):
        rows(chief).filter(has_text=ABOUT[scan]).locator(".o_list_record_selector input").click()
    pass_on(chief, FINANCE, "Chủ trì, tham mưu UBND huyện thực hiện.")
    send(chief)
    expect(rows(chief)).to_have_count(1)


def test_the_chief_takes_back_what_nobody_has_opened(people):
    chief = people.chief
    open_document(chief, DECISION)
    pass_on(chief, JUSTICE, "Nghiên cứu, tham mưu.")
    send(chief)
    line_of(chief, JUSTICE).locator("button").click()
    expect(line_of(chief, JUSTICE)).to_contain_class("eoffice_line_withdrawn")
    chief.button("Complete").click()
    chief.find(".modal [name=result] textarea").fill("Đã phổ biến tại giao ban.")
    send(chief, "Complete")
    expect(chief.find(".o_arrow_button_current")).to_have_text(vi("Done"))


def test_the_leader_instructs_on_the_phone(people):
    leader = people.leader
    card = leader.find(".o_kanban_record", has_text=ABOUT[REQUEST])
    expect(card).to_be_visible()  # it has come while they looked on
    leader.go(MY_WORK)
    expect(leader.find(".eoffice_counter_new strong")).to_have_text("1")
    leader.picture("09-phone-work")
    card.click()
    expect(leader.find(".eoffice_scan_sheet img")).to_be_visible()
    leader.picture("10-phone-document")
    leader.button("Pass on").click()
    leader.choose("canned_instruction_id", "báo cáo trực tiếp")
    leader.choose("lead_id", FINANCE)
    leader.choose("support_ids", CULTURE)
    leader.choose("information_ids", HOME_AFFAIRS)
    deadline = leader.find(".modal .o_inner_group [name=deadline] input")
    deadline.fill("31/12/2030")
    deadline.press("Enter")
    leader.find(".modal label").first.scroll_into_view_if_needed()
    expect(leader.find(".modal [name=line_ids] tr.o_data_row")).to_have_count(3)
    leader.picture("11-phone-instruction")
    send(leader)


def test_the_head_passes_two_to_the_specialist_and_takes_one_back(people):
    head = people.head
    open_document(head, REQUEST)
    expect(line_of(head, FINANCE)).to_contain_text("Yêu cầu báo cáo trực tiếp cho tôi.")
    expect(line_of(head, FINANCE)).to_contain_text("31/12/2030 17:00")
    for scan in (REQUEST, REPORT, INVITATION):
        open_document(head, scan)
        pass_on(head, SPECIALIST, "Nghiên cứu, đề xuất.")
        send(head)
    line_of(head, SPECIALIST).locator("button").click()
    expect(line_of(head, SPECIALIST)).to_contain_class("eoffice_line_withdrawn")
    expect(head.button("Pass on")).to_be_visible()


def test_the_specialist_returns_one_and_gets_it_again(people):
    specialist, head = people.specialist, people.head
    specialist.go(MY_WORK)
    expect(rows(specialist)).to_have_count(2)
    open_document(specialist, REPORT)
    specialist.button("Return").click()
    specialist.find(".modal [name=reason] input").fill("Chưa có số liệu của các xã, xin ý kiến trưởng phòng.")
    send(specialist, "Return")

    open_document(head, REPORT)
    expect(line_of(head, SPECIALIST)).to_contain_text("Chưa có số liệu của các xã")
    head.picture("12-returned")
    pass_on(head, SPECIALIST, "Đã có số liệu, tổng hợp giúp.")
    send(head)
    open_document(specialist, REPORT)
    expect(line_of(specialist, SPECIALIST)).to_contain_class("eoffice_line_open")


def test_the_specialist_comments_and_completes_and_the_document_is_done(people):
    specialist = people.specialist
    open_document(specialist, REQUEST)
    specialist.find(".o-mail-Chatter-sendMessage").click()
    specialist.find(".o-mail-Composer-input").fill("Đã làm việc với UBND xã Phước Sơn.")
    specialist.find(".o-mail-Composer-send").click()
    expect(specialist.find(".o-mail-Message").first).to_contain_text("Đã làm việc với UBND xã Phước Sơn.")
    specialist.button("Complete").click()
    specialist.find(".modal [name=result] textarea").fill("Đã trình phương án cấp 46,5 triệu đồng.")
    send(specialist, "Complete")
    expect(specialist.find(".o_arrow_button_current")).to_have_text(vi("Done"))

    clerk = people.clerk
    open_document(clerk, REQUEST, DOCUMENTS)
    holders = clerk.find(".eoffice_line strong")
    expect(holders).to_have_text([OFFICE_CHIEF, LEADER, FINANCE, SPECIALIST, CULTURE, HOME_AFFAIRS])
    expect(line_of(clerk, SPECIALIST)).to_contain_class("eoffice_line_done")
    clerk.picture("13-done")


def test_whoever_had_it_finds_it_by_words_of_the_scan_and_nobody_else(people, office):
    for desk in (people.clerk, people.chief, people.head, people.specialist):
        search(desk, WORDS)
        expect(rows(desk)).to_have_count(1)
        expect(desk.find("td[name=passage]")).to_contain_text("bưu điện văn hóa")
        expect(desk.find("td[name=passage] mark", has_text="bưu")).to_have_count(1)
    people.specialist.picture("14-found")
    for login in ("chutich", "tp.vanhoa", "tp.noivu"):
        assert Session(office, login).call("eoffice.document", "search_count", [["fulltext", "ilike", WORDS]]) == 1

    search(people.stranger, WORDS)
    expect(people.stranger.find(".o_view_nocontent")).to_be_visible()
    expect(rows(people.stranger)).to_have_count(0)


def search(desk, words):
    desk.go(DOCUMENTS)
    desk.find(".o_searchview_input").fill(words)
    expect(desk.find(".o_searchview_autocomplete .o-dropdown-item.focus")).to_be_visible()  # only then Enter is heard
    desk.find(".o_searchview_input").press("Enter")
    expect(desk.find(".o_searchview_facet")).to_contain_text(words)


def test_no_screen_had_an_error_and_no_other_host_was_asked(people):
    assert {role: desk.troubles for role, desk in vars(people).items() if desk.troubles} == {}
