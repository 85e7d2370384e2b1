"""The clerk sees who has signed what comes in: a good file, one of a stranger, and one that was changed afterwards."""

import base64
import sys
from concurrent.futures import ThreadPoolExecutor
from types import SimpleNamespace

import pytest
from desk import ROOT, Desk, picture_folder, vi
from eoffice_testing.session import Session
from playwright.sync_api import expect

sys.path.insert(0, str(ROOT / "addons/eoffice_signature/tests/common"))
import signed_files
from pki import Authority

ADDON = "eoffice_signature"
LETTER = ROOT / "config" / "tuy_phuoc" / "scans" / "cong-van-so-tttt.pdf"
TO_REGISTER, AUTHORITIES = "/odoo/can-dang-ky", "/odoo/to-chuc-chung-thuc"
READING = 300_000  # milliseconds on a busy machine


@pytest.fixture(scope="module")
def files(tmp_path_factory):
    """What comes in, by name, and the certificates of its authority."""
    authority, folder = Authority(), tmp_path_factory.mktemp("signed")
    with ThreadPoolExecutor(1) as beside:  # pyHanko has a loop of its own, and so has the browser here
        made = beside.submit(_made, authority).result()
    for name, data in made.items():
        (folder / name).write_bytes(data)
    return SimpleNamespace(folder=folder, authority=authority)


def _made(authority):
    letter = LETTER.read_bytes()
    good = signed_files.signed(letter, authority.person, authority.issuing)
    return {
        "hop-le.pdf": good,
        "nguoi-la.pdf": signed_files.signed(letter, authority.stranger, authority.stranger_root),
        "da-sua.pdf": signed_files.changed(good, signed_files.another_page),
        "goc.cer": authority.root.der,
    }


@pytest.fixture(scope="module")
def desks(browser, office, tmp_path_factory):
    pictures = picture_folder(tmp_path_factory.mktemp("pictures"))
    return SimpleNamespace(
        clerk=Desk(browser, office, "vanthu1", pictures), administrator=Desk(browser, office, "quantri", pictures)
    )


def test_the_administrator_loads_whom_the_office_trusts(desks, files, office):
    desk = desks.administrator
    desk.go(AUTHORITIES)
    desk.find(".o_list_button_add").click()
    desk.find("[name=file] input[type=file]").set_input_files(files.folder / "goc.cer")
    desk.find(".o_form_button_save").click()
    expect(desk.find("[name=name].o_field_widget")).to_have_text("Cơ quan chứng thực thử")
    expect(desk.find("[name=fingerprint].o_field_widget")).to_have_text(files.authority.root.sha256)
    desk.picture("36-authority")
    administrator = Session(office, "quantri")
    for model, ders in (
        ("eoffice.trust.certificate", [files.authority.issuing.der]),
        ("eoffice.revocation.list", files.authority.lists),
    ):
        administrator.call(model, "create", [{"file": base64.b64encode(der).decode()} for der in ders])


def test_the_form_says_who_has_signed(desks, files):
    clerk = desks.clerk
    clerk.go(TO_REGISTER)
    clerk.drop(*(files.folder / name for name in ("hop-le.pdf", "nguoi-la.pdf", "da-sua.pdf")))
    expect(clerk.find("td[name=ocr_state] .text-bg-success")).to_have_count(3, timeout=READING)
    for name, colour, said in (
        ("nguoi-la.pdf", "warning", "chưa tin cậy tổ chức cấp"),
        ("hop-le.pdf", "success", "hợp lệ"),
        ("da-sua.pdf", "danger", "Chỉ để tham khảo"),
    ):
        clerk.go(TO_REGISTER)
        clerk.find("tr.o_data_row", has_text=name).locator("td[name=subject]").click()
        expect(clerk.find(f".alert-{colour}", has_text=said)).to_contain_text(
            "Nguyễn Văn Ký (Ủy ban nhân dân huyện Thử)"
        )
    expect(clerk.find(".eoffice_scan_sheet img")).to_be_visible()
    clerk.picture("37-changed-after-signing")


def test_the_report_is_read(desks):
    clerk = desks.clerk
    clerk.find(".alert-danger").get_by_role("button", name=vi("Report", ADDON)).click()
    expect(clerk.find(".modal .eoffice_signature_report")).to_contain_text(vi("Pages added: %s.", ADDON) % 1)
    clerk.picture("38-signature-report")
    clerk.find(".modal footer").get_by_role("button", name=vi("Close", ADDON)).click()


def test_an_altered_file_is_registered_with_a_reason(desks, office):
    clerk = desks.clerk
    clerk.find("button[name=action_register]:visible").click()
    clerk.find(".modal [name=reason] input").fill("Chờ bản chính")
    clerk.picture("39-registered-for-reference")
    clerk.find(".modal footer").get_by_role("button", name=vi("Register for reference", ADDON)).click()
    # the three files are the same letter: the clerk is asked once more
    clerk.find(".modal footer").get_by_role("button", name=vi("Register all the same")).click()
    expect(clerk.find(".alert-danger")).to_contain_text("Chờ bản chính")
    assert office.psql("SELECT note FROM eoffice_audit_log WHERE act = 'for_reference'") == "Chờ bản chính"


def test_nothing_went_wrong_on_any_screen(desks):
    assert desks.clerk.troubles + desks.administrator.troubles == []
