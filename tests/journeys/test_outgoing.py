"""A commune asks on paper and has the answer on its own screen: from a scan to an entry on the same file.

The clerk registers the scanned request; the office chief passes it to a unit, whose specialist drafts the answer. It
goes up, is signed, numbered and sent; the clerk of the commune accepts it with one click and her head passes it on.
At last it is recalled.
"""

from types import SimpleNamespace

import pytest
from desk import PHONE, ROOT, SCREEN, Desk, picture_folder, vi
from eoffice_testing.session import Refused, Session
from playwright.sync_api import expect
from weasyprint import HTML

REQUEST = ROOT / "config" / "tuy_phuoc" / "scans" / "to-trinh-xa-phuoc-son.pdf"
READING = 300_000  # milliseconds for a few pages on a busy machine
TO_REGISTER, MY_WORK, TO_APPROVE = "/odoo/can-dang-ky", "/odoo/viec-cua-toi", "/odoo/cho-duyet"
TO_ISSUE, TO_SEND, ISSUED, DELIVERY = "/odoo/cho-phat-hanh", "/odoo/cho-gui", "/odoo/van-ban-di", "/odoo/da-gui"
DOCUMENTS = "/odoo/van-ban-den"
FINANCE, COMMUNE, SPECIALIST = "Phòng Tài chính - Kế hoạch", "UBND xã Phước Sơn", "Lê Thị Ngọc Trâm"
SUBJECT = "V/v hỗ trợ kinh phí mua máy quét cho UBND xã Phước Sơn"
NUMBER = "01/UBND-TCKH"
WHY = "Nhầm mức kinh phí, sẽ có văn bản thay thế"


@pytest.fixture(scope="module")
def people(browser, office, tmp_path_factory):
    """Everybody at their desk; the signer has only a phone."""
    pictures = picture_folder(tmp_path_factory.mktemp("pictures"))
    staff = {
        "clerk": "vanthu1",
        "chief": "chanhvp",
        "head": "tp.taichinh",
        "specialist": "cv.taichinh1",
        "signer": "pct.kinhte",
        "commune": "vt.phuocson",
        "commune_head": "ct.phuocson",
    }
    return SimpleNamespace(
        **{role: Desk(browser, office, login, pictures, phone=role == "signer") for role, login in staff.items()}
    )


@pytest.fixture(scope="module")
def letter(tmp_path_factory):
    """The answer as a PDF file, as Word or the scanner of the office would make it."""
    path = tmp_path_factory.mktemp("letter") / "tra-loi-phuoc-son.pdf"
    HTML(
        string=f"""<meta charset="utf-8"><style>@page {{ size: A4; margin: 2cm }} body {{ font: 14pt serif }}</style>
        <p><b>UBND HUYỆN TUY PHƯỚC</b></p><p>{SUBJECT}</p><p>Kính gửi: {COMMUNE}</p>
        <p>UBND huyện đồng ý hỗ trợ 12 triệu đồng để mua một máy quét cho bộ phận một cửa.</p>
        <p>KT. CHỦ TỊCH<br>PHÓ CHỦ TỊCH</p><p>Đỗ Mạnh Hùng</p>"""
    ).write_pdf(path)
    return path


def rows(desk):
    return desk.find("tr.o_data_row")


def open_row(desk, words, where):
    desk.go(where)
    rows(desk).filter(has_text=words).first.locator("td[name=subject]").click()
    expect(desk.find(".o_form_view")).to_be_visible()


def press(desk, label):
    """Press a button of the document, not of a sheet over it."""
    desk.find(".o_form_statusbar").get_by_role("button", name=vi(label), exact=True).click()


def finish(desk, label):
    """Press the button of the sheet and wait for it to close."""
    desk.find(".modal footer").get_by_role("button", name=vi(label), exact=True).click()
    expect(desk.find(".modal")).to_have_count(0)


def pass_on(desk, lead, instruction):
    press(desk, "Pass on")
    desk.find(".modal [name=instruction] textarea").fill(instruction)
    desk.choose("lead_id", lead)
    finish(desk, "Send")


def add_file(desk, path):
    desk.find(".modal input[type=file]").set_input_files(path)
    expect(desk.find(".modal [name=file] input[type=text], .modal [name=file] .o_input").first).to_be_visible()


def receiver(desk, name):
    """The line of a receiver on the open document."""
    return desk.find(".eoffice_receiver", has_text=name)


def test_the_request_comes_as_a_scan_and_reaches_the_specialist(people):
    clerk = people.clerk
    clerk.go(TO_REGISTER)
    expect(clerk.find(".eoffice_upload")).to_be_visible()
    clerk.drop(REQUEST)
    expect(clerk.find("td[name=ocr_state] .text-bg-success")).to_have_count(1, timeout=READING)
    open_row(clerk, "mua máy quét", TO_REGISTER)
    clerk.find("[name=number].o_field_widget input").fill("96")
    clerk.find("[name=issued_on] input").fill("08/12/2015")
    clerk.find("[name=symbol] input").click()
    clerk.find("button[name=action_register]").click()
    expect(clerk.find(".o_notification")).to_contain_text(vi("Arrival number %s") % 1)

    open_row(people.chief, "mua máy quét", MY_WORK)
    pass_on(people.chief, FINANCE, "Chủ trì, tham mưu UBND huyện trả lời xã.")
    open_row(people.head, "mua máy quét", MY_WORK)
    pass_on(people.head, SPECIALIST, "Dự thảo công văn trả lời.")


def test_the_specialist_drafts_the_answer_from_the_request(people, letter):
    specialist = people.specialist
    open_row(specialist, "mua máy quét", MY_WORK)
    press(specialist, "Answer this document")
    expect(specialist.find("[name=addressees] textarea")).to_have_value(COMMUNE)
    specialist.find("[name=subject] textarea").first.fill(SUBJECT)
    press(specialist, "Add the file")
    add_file(specialist, letter)
    finish(specialist, "Add the version")
    expect(specialist.find(".eoffice_scan_sheet img")).to_be_visible()
    specialist.picture("15-draft")
    press(specialist, "Submit")
    expect(specialist.find(".o_arrow_button_current")).to_have_text(vi("Being approved"))


def test_it_goes_up_to_the_signer_on_the_phone(people):
    for desk in (people.head, people.chief):
        open_row(desk, SUBJECT, TO_APPROVE)
        press(desk, "Approve")
        expect(desk.find(".o_form_statusbar").get_by_role("button", name=vi("Approve"), exact=True)).to_have_count(0)
    signer = people.signer
    signer.go(TO_APPROVE)
    signer.find(".o_kanban_record", has_text=SUBJECT).click()
    expect(signer.find(".eoffice_scan_sheet img")).to_be_visible()
    signer.picture("16-phone-approve")
    approve = signer.find("button[name=action_approve_mine]:visible")
    if not approve.count():  # a narrow screen keeps the buttons behind one
        signer.find(".o_statusbar_buttons .dropdown-toggle, .o-statusbar-buttons-dropdown").first.click()
    approve.first.click()
    expect(signer.find("button[name=action_approve_mine]:visible")).to_have_count(0)


def test_the_clerk_enters_the_signature_and_gives_the_number(people, letter):
    clerk = people.clerk
    open_row(clerk, SUBJECT, TO_ISSUE)
    press(clerk, "Enter the signature")
    add_file(clerk, letter)
    finish(clerk, "Enter the signature")
    press(clerk, "Give the number and issue")
    clerk.find(".modal footer .btn-primary").click()
    expect(clerk.find(".o_arrow_button_current")).to_have_text(vi("Issued and numbered"))
    expect(clerk.find(".eoffice_summary [name=reference]").last).to_have_text(NUMBER)


def test_the_form_of_sending_fills_itself_and_the_commune_has_it_the_same_minute(people):
    clerk, commune = people.clerk, people.commune
    commune.go(TO_REGISTER)
    expect(rows(commune)).to_have_count(0)
    clerk.go(TO_SEND)
    expect(rows(clerk)).to_have_count(1)
    clerk.picture("17-to-send")
    open_row(clerk, SUBJECT, TO_SEND)
    press(clerk, "Send out")
    expect(clerk.find(".modal [name=line_ids] tr.o_data_row")).to_have_count(1)
    expect(clerk.find(".modal [name=unit_ids]")).to_contain_text(COMMUNE)
    clerk.picture("18-send")
    finish(clerk, "Send out")
    expect(receiver(clerk, COMMUNE)).to_contain_class("eoffice_receiver_arrived")

    expect(rows(commune)).to_have_count(1)  # without a key pressed there
    expect(rows(commune)).to_contain_text(NUMBER)
    commune.picture("19-arrived")


def test_the_commune_accepts_with_one_click_on_the_same_stored_file(people, office):
    clerk, commune = people.clerk, people.commune
    open_row(commune, SUBJECT, TO_REGISTER)
    expect(commune.find(".eoffice_scan_sheet img")).to_be_visible()
    expect(receiver(clerk, COMMUNE)).to_contain_class("eoffice_receiver_opened")
    commune.picture("20-entry")
    press(commune, "Accept and number")
    expect(commune.find(".o_notification", has_text=vi("Arrival number %s") % 1)).to_be_visible()
    expect(receiver(clerk, COMMUNE)).to_contain_class("eoffice_receiver_accepted")
    clerk.picture("21-receivers")

    theirs, ours = Session(office, "vt.phuocson"), Session(office, "vanthu1")
    mine = theirs.call("eoffice.recognition", "search_read", [], ["attachment_id", "state"])
    (sent,) = ours.call("eoffice.document", "search_read", [["reference", "=", NUMBER]], ["signed_file_id"])
    assert [scan["attachment_id"][0] for scan in mine] == [sent["signed_file_id"][0]]
    assert theirs.download(f"/web/content/{sent['signed_file_id'][0]}")[:5] == b"%PDF-"
    found = theirs.call("eoffice.document", "search_count", [["fulltext", "ilike", "12 trieu dong"]])
    assert found == 1


def test_it_goes_on_there_as_any_incoming_document(people):
    head = people.commune_head
    open_row(head, SUBJECT, MY_WORK)
    pass_on(head, "Phan Thanh Tùng", "Lập hồ sơ mua máy quét.")
    holder = head.page.locator("strong", has_text="Phan Thanh Tùng")  # they are the sender of the line above, too
    expect(head.find(".eoffice_line", has=holder)).to_be_visible()
    people.commune.page.set_viewport_size(PHONE)
    people.commune.go(MY_WORK)
    expect(people.commune.find(".o_kanban_record", has_text=SUBJECT)).to_be_visible()
    people.commune.picture("22-phone-commune")
    people.commune.page.set_viewport_size(SCREEN)


def test_the_recalled_answer_stays_as_a_struck_through_row(people, office):
    clerk, commune = people.clerk, people.commune
    open_row(clerk, SUBJECT, ISSUED)
    press(clerk, "Recall")
    clerk.find(".modal [name=reason] input").fill(WHY)
    finish(clerk, "Recall")
    expect(clerk.find(".alert-danger", has_text=WHY)).to_be_visible()

    open_row(commune, SUBJECT, DOCUMENTS)
    expect(commune.find(".alert-danger", has_text=WHY)).to_be_visible()
    commune.picture("23-recall-asked")
    press(commune, "Give it back")
    commune.find(".modal footer .btn-primary").click()
    expect(receiver(clerk, COMMUNE)).to_contain_class("eoffice_receiver_recalled")
    commune.go(DOCUMENTS)
    row = rows(commune).filter(has_text=NUMBER)
    expect(row.locator("td[name=reference]")).to_have_css("text-decoration-line", "line-through")
    expect(row).not_to_contain_text("máy quét")
    commune.picture("24-struck")

    of_ours = [["reference", "=", NUMBER], ["direction", "=", "outgoing"]]
    (sent,) = Session(office, "vanthu1").call("eoffice.document", "search_read", of_ours, ["signed_file_id"])
    with pytest.raises(Refused):
        Session(office, "vt.phuocson").call("ir.attachment", "read", [sent["signed_file_id"][0]], ["name"])


def test_no_screen_had_an_error_and_no_other_host_was_asked(people):
    assert {role: desk.troubles for role, desk in vars(people).items() if desk.troubles} == {}
