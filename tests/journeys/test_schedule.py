"""The week goes from a unit's proposal to the website, and a commune says who comes: one story, told in order.

The public pages are looked at by a visitor without an account, on a screen and on a phone, and by axe for those who
read with a keyboard or a screen reader (WCAG 2.2 AA).
"""

from datetime import datetime, timedelta
from types import SimpleNamespace
from zoneinfo import ZoneInfo

import pytest
from axe_playwright_python.sync_playwright import Axe
from desk import PHONE, SCREEN, Desk, picture_folder, vi
from eoffice_testing.session import Session
from playwright.sync_api import expect

ADDON = "eoffice_schedule"
TODAY = datetime.now(ZoneInfo("Asia/Ho_Chi_Minh")).date()
MONDAY = TODAY + timedelta(days=7 - TODAY.weekday())
WEEK = f"/lich-cong-tac?tuan={MONDAY}"
MEETING, PRIVATE = "Họp triển khai văn phòng điện tử tại các xã", "Việc riêng không ai biết"
IN_SCHEDULE = {"eoffice_schedule": True, "lang": "vi_VN"}
PUBLIC_PAGES = (WEEK, f"{WEEK}&xem=lanh-dao", "/giay-moi", "/van-ban")


@pytest.fixture(scope="module")
def people(browser, office, tmp_path_factory):
    pictures = picture_folder(tmp_path_factory.mktemp("pictures"))
    staff = {"clerk": "vanthu1", "leader": "chutich", "head": "tp.vanhoa", "commune": "vt.phuocson"}
    return SimpleNamespace(
        pictures=pictures, **{role: Desk(browser, office, login, pictures) for role, login in staff.items()}
    )


@pytest.fixture(scope="module")
def visitor(browser, office):
    """Somebody without an account; what their browser complains of."""
    context = browser.new_context(viewport=SCREEN, locale="vi-VN", timezone_id="Asia/Ho_Chi_Minh")
    page = context.new_page()
    page.troubles = []
    page.on("console", lambda message: message.type == "error" and page.troubles.append(message.text))
    page.on(
        "request",
        lambda ask: (
            ask.url.startswith(("http:", "https:"))
            and not ask.url.startswith(office.url)
            and page.troubles.append(ask.url)
        ),
    )
    return page


def moment(hour):
    """UTC text of an hour of next Monday in Vietnam."""
    return f"{MONDAY} {hour - 7:02d}:00:00"


def test_a_unit_proposes_and_the_office_takes_it_into_the_schedule(people, office):
    chair = Session(office, "vanthu1").call("res.users", "search", [["login", "=", "chutich"]])[0]
    commune = Session(office, "vanthu1").call("hr.department", "search", [["code", "=", "PSO"]])
    values = {
        "name": MEETING,
        "start": moment(8),
        "stop": moment(10),
        "chair_id": chair,
        "location": "Hội trường",
        "guest_unit_ids": [[6, 0, commune]],
    }
    Session(office, "tp.vanhoa").call("calendar.event", "create", [values], context=IN_SCHEDULE)
    masked = {**values, "name": PRIVATE, "audience": "masked", "start": moment(14), "stop": moment(15)}
    Session(office, "vanthu1").call("calendar.event", "create", [masked], context=IN_SCHEDULE)

    clerk = people.clerk
    clerk.go("/odoo/lich-tuan-sau")
    expect(clerk.find(".alert-warning")).to_be_visible()
    clerk.find("tr.o_data_row", has_text=MEETING).locator("button[name=action_open_item]").click()
    clerk.button("Take into the schedule", ADDON).click()
    expect(clerk.find(".o_arrow_button_current")).to_have_text(vi("In the schedule", ADDON))
    clerk.picture("25-schedule-item")


def test_the_leader_approves_and_the_office_publishes(people, visitor, office):
    visitor.goto(f"{office.url}{WEEK}")
    expect(visitor.locator("main")).not_to_contain_text(MEETING)
    leader, clerk = people.leader, people.clerk
    leader.go("/odoo/lich-tuan-sau")
    leader.button("Approve", ADDON).click()
    expect(leader.find(".o_arrow_button_current")).to_have_text(vi("Approved", ADDON))
    clerk.go("/odoo/lich-tuan-sau")
    clerk.button("Publish", ADDON).click()
    clerk.find(".modal footer .btn-primary").click()
    expect(clerk.find(".o_arrow_button_current")).to_have_text(vi("Published", ADDON))
    clerk.picture("26-schedule-published")


def test_everybody_reads_it_on_the_website_and_nobody_reads_what_is_masked(people, visitor, office):
    visitor.goto(f"{office.url}{WEEK}")
    expect(visitor.locator("table.eoffice_week")).to_contain_text(MEETING)
    expect(visitor.locator("table.eoffice_week")).to_contain_text(vi("Engaged", ADDON))
    assert PRIVATE not in visitor.content()
    visitor.screenshot(path=people.pictures / "journey-27-public-week.png", animations="disabled")
    visitor.set_viewport_size(PHONE)
    assert visitor.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    visitor.screenshot(path=people.pictures / "journey-28-public-week-phone.png", animations="disabled")
    visitor.set_viewport_size(SCREEN)


def test_the_commune_confirms_from_the_website(people):
    commune, clerk = people.commune, people.clerk
    commune.go("/giay-moi")
    commune.find(".list-group-item", has_text=MEETING).locator("a.btn").click()
    commune.find("input[name=people]").fill("Chủ tịch UBND xã")
    commune.find(".eoffice_answer button[type=submit]").click()
    expect(commune.find(".alert-success")).to_be_visible()
    commune.picture("29-invitation-answered")
    clerk.go("/odoo/lich-tuan-sau")
    clerk.find("tr.o_data_row", has_text=MEETING).locator("button[name=action_open_item]").click()
    clerk.page.get_by_role("tab", name=vi("Who comes", ADDON)).click()
    expect(clerk.find("[name=rsvp_ids] tr.o_data_row")).to_contain_text("Chủ tịch UBND xã")


def test_a_change_shows_what_stood_there_before(people, visitor, office):
    ids = Session(office, "vanthu1").call("calendar.event", "search", [["name", "=", MEETING]])
    Session(office, "vanthu1").call("calendar.event", "write", ids, {"location": "Phòng họp B"})
    visitor.goto(f"{office.url}{WEEK}")
    expect(visitor.locator(".eoffice_changes del")).to_have_text("Hội trường")
    expect(visitor.locator(".eoffice_changes ins")).to_have_text("Phòng họp B")


def test_axe_finds_nothing_on_the_public_pages(visitor, office):
    for page in PUBLIC_PAGES:
        visitor.goto(f"{office.url}{page}")
        found = Axe().run(visitor, context="#wrap")
        assert not found.violations_count, (page, found.generate_report())


def test_no_screen_had_an_error_and_no_other_host_was_asked(people, visitor):
    desks = {name: desk.troubles for name, desk in vars(people).items() if isinstance(desk, Desk) and desk.troubles}
    assert (desks, visitor.troubles) == ({}, [])
