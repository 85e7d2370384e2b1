"""The head of Culture and Information inspects, urges and reports: board, scoreboard, Friday report."""

from types import SimpleNamespace

import pytest
from desk import Desk, picture_folder, vi
from eoffice_testing.session import Refused, Session
from playwright.sync_api import expect

ADDON = "eoffice_rollout"
BOARD, SCORES, HEAT = "/odoo/trien-khai", "/odoo/bang-diem", "/odoo/hai-lan-ngay"
WANTED = "Mở hệ thống hai lần mỗi ngày từ tuần này"
# the first phase is on screen, the others are on their way; everybody has had an account for months
UNDER_WAY = """
from dateutil.relativedelta import relativedelta
from odoo.addons.eoffice_documents.models.common import office_clock
today = office_clock.today(env)
for months, phase in enumerate(env["eoffice.rollout.phase"].search([])[1:], 1):
    phase.date = today + relativedelta(months=months)
env["eoffice.rollout.unit"].search([])._check()
env.cr.execute("UPDATE res_users SET create_date = create_date - interval '6 months'")
env.cr.execute("UPDATE hr_employee SET unit_since = NULL")
"""
# the last six weeks: most came in time, some late, some not at all
VISITS = """
INSERT INTO eoffice_usage_checkin (user_id, day, window_id, opened_on, on_time)
SELECT u.id, d, w.id, d, (u.id * 7 + extract(doy FROM d)::int * 3 + w.id) % 6 > 0
  FROM res_users u, eoffice_usage_window w,
       generate_series(now()::date - 42, now()::date - 1, interval '1 day') d
 WHERE extract(isodow FROM d) < 6 AND (u.id * 5 + extract(doy FROM d)::int * 11 + w.id) % 9 > 0
ON CONFLICT DO NOTHING
"""


@pytest.fixture(scope="module")
def people(browser, office, tmp_path_factory):
    office.shell(UNDER_WAY)
    office.psql(VISITS)
    pictures = picture_folder(tmp_path_factory.mktemp("pictures"))
    return SimpleNamespace(
        team=Desk(browser, office, "tp.vanhoa", pictures),
        phone=Desk(browser, office, "tp.vanhoa", pictures, phone=True),
        reminded=Desk(browser, office, "tp.yte", pictures),
    )


def test_the_board_shows_every_unit_of_the_notice(people):
    for desk, name in ((people.team, "30-rollout-board"), (people.phone, "31-phone-rollout-board")):
        desk.go(BOARD)
        expect(desk.find(".o_kanban_record:not(.o_kanban_ghost)")).to_have_count(32)
        desk.picture(name)


def test_who_came_twice_a_day_is_seen_with_the_per_cent_of_each_week(people):
    for desk, name in ((people.team, "34-heat-map"), (people.phone, "35-phone-heat-map")):
        desk.go(HEAT)
        heat = desk.find(".eoffice_usage_report")
        expect(heat.locator("tr.whole")).to_contain_text(vi("Whole unit", ADDON))
        expect(heat.locator("tbody th.person")).to_have_count(5)
        expect(heat.locator("tr.whole td.rate").last).to_contain_text("%")
        desk.picture(name)


def test_the_scoreboard_is_counted_and_a_unit_is_urged(people, office):
    team = people.team
    team.go(SCORES)
    team.button("Count anew", ADDON).click()
    row = team.find("tr.o_data_row", has_text="Phòng Y tế")
    expect(row).to_be_visible()
    team.picture("32-scoreboard")
    row.locator("input[type=checkbox]").check()
    team.button("Send reminder", ADDON).click()
    team.find(".modal [name=sentence] textarea").fill(WANTED)
    team.find(".modal footer").get_by_role("button", name=vi("Send reminder", ADDON), exact=True).click()
    expect(team.find(".modal")).to_have_count(0)
    rows = Session(office, "tp.yte").call("eoffice.rollout.reminder.letter", "search_read", [], ["sentence", "unit_id"])
    assert [row["sentence"] for row in rows] == [WANTED]
    with pytest.raises(Refused):
        Session(office, "tp.yte").call("eoffice.rollout.score", "action_weekly_report", [])


def test_the_urged_unit_sees_its_own_score_only(people):
    people.reminded.go(SCORES)
    rows = people.reminded.find("tr.o_data_row")
    expect(rows).to_have_count(1)
    expect(rows).to_contain_text("Phòng Y tế")


def test_one_click_drafts_the_friday_report(people):
    team = people.team
    team.go(SCORES)
    team.button("Friday report", ADDON).click()
    expect(team.find(".o_form_view")).to_contain_text("Báo cáo")
    expect(team.find(".o_field_widget[name=subject]")).to_be_visible()
    team.picture("33-friday-report")


def test_nothing_went_wrong_behind_the_screens(people):
    assert not people.team.troubles + people.phone.troubles + people.reminded.troubles
