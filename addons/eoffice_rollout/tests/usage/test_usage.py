from datetime import date, datetime
from unittest.mock import patch

from odoo.addons.eoffice_documents.tests.drafting.outgoing import OutgoingCase
from odoo.exceptions import AccessError, ValidationError
from odoo.tests import freeze_time, new_test_user, tagged
from odoo.tools import mute_logger
from psycopg2 import IntegrityError

from ...models.usage import eoffice_usage_checkin
from ..common.case import RolloutCase

MONDAY = "2015-12-07"


def at(text):
    """Freeze ``text`` of the clock in Vietnam: "07 07:00" is 7 o'clock on 7 December 2015."""
    day, hour = text.split()
    hours, minutes = map(int, hour.split(":"))
    moment = datetime(2015, 12, int(day), hours, minutes)
    return freeze_time(moment.replace(hour=(hours - 7) % 24, day=int(day) - (hours < 7)))


@tagged("post_install", "-at_install")
class TestAccess(RolloutCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.env.cr.execute("UPDATE res_users SET create_date = '2015-01-01'")
        cls.env.invalidate_all()
        calendar = cls.env["resource.calendar"].create(
            {
                "name": "Hành chính",
                "tz": "Asia/Ho_Chi_Minh",
                "attendance_ids": [(5, 0, 0)]
                + [
                    (
                        0,
                        0,
                        {
                            "name": part,
                            "dayofweek": str(day),
                            "day_period": period,
                            "hour_from": start,
                            "hour_to": stop,
                        },
                    )
                    for day in range(5)
                    for part, period, start, stop in (("S", "morning", 7, 11.5), ("C", "afternoon", 13.5, 17))
                ],
            }
        )
        (cls.department | cls.other).working_calendar_id = calendar
        cls.windows = cls.env["eoffice.usage.window"].search([])

    def setUp(self):
        super().setUp()
        self.enterContext(patch.dict(eoffice_usage_checkin.noted, clear=True))
        with freeze_time("2015-11-30"):
            self.phase("2015-12-02", self.department)

    def open_work(self, user):
        self.env["eoffice.assignment"].with_user(user).work_opened()

    def states(self, user, day=7):
        access = self.env["eoffice.usage.checkin"]
        return access._states(user, date(2015, 12, day), date(2015, 12, day))[user.id][date(2015, 12, day)]

    def test_opening_what_waits_is_one_row_a_window(self):
        with at("07 07:05"):
            self.open_work(self.head)
            self.open_work(self.head)
        with at("07 13:31"):
            self.open_work(self.head)
        rows = self.env["eoffice.usage.checkin"].search([("user_id", "=", self.head.id)])
        self.assertEqual(len(rows), 2)
        with at("07 18:00"):
            self.assertEqual(self.states(self.head), ["on_time", "on_time"])
            self.assertEqual(self.states(self.specialist), ["missed", "missed"])

    def test_the_desk_counts_as_well(self):
        with at("07 07:05"):
            self.env["eoffice.assignment"].with_user(self.leader).note_opening()
        self.assertTrue(self.env["eoffice.usage.checkin"].search([("user_id", "=", self.leader.id)]).on_time)

    def test_who_has_no_work_here_pays_no_visit(self):
        guest = new_test_user(self.env, "t_guest", "base.group_portal")
        for call in ("note_opening", "work_opened"):
            with self.subTest(call), self.assertRaises(AccessError), at("07 07:05"):
                getattr(self.env["eoffice.assignment"].with_user(guest), call)()
        self.assertFalse(self.env["eoffice.usage.checkin"].search([("user_id", "=", guest.id)]))

    def test_opening_what_one_merely_reads_is_no_visit(self):
        with at("07 07:05"):
            document = self.registered()
            line = self.first_line(document)
            for user in (self.clerk, self.chief):
                document.with_user(user).action_mark_opened()
            line._forward([self.target(self.leader)])
        rows = self.env["eoffice.usage.checkin"].search([("day", "=", MONDAY)])
        self.assertEqual(rows.user_id, self.chief, "the clerk reads it, and it waits for the chief")
        with at("07 13:31"):
            document.with_user(self.chief).action_mark_opened()
            document.with_user(self.leader).action_mark_opened()
        rows = self.env["eoffice.usage.checkin"].search([("day", "=", MONDAY), ("window_id", "=", self.windows[1].id)])
        self.assertEqual(rows.user_id, self.leader, "the chief has passed it on")

    def test_the_edges_of_the_tolerance(self):
        cases = {
            "05:59": None,
            "06:00": True,
            "08:00": True,
            "08:01": False,
            "12:29": False,
            "12:30": True,
            "14:31": False,
        }
        window = self.env["eoffice.usage.window"]
        for hour, expected in cases.items():
            with self.subTest(hour):
                found = window._at(datetime.strptime(f"2015-12-07 {hour}", "%Y-%m-%d %H:%M"))
                self.assertEqual(found and found[1], expected)
        self.assertEqual(window._at(datetime(2015, 12, 7, 12, 29))[0], self.windows[0].id)
        self.assertEqual(window._at(datetime(2015, 12, 7, 12, 30))[0], self.windows[1].id)

    def test_counting_or_a_reminder_is_no_opening(self):
        with at("07 07:05"):
            self.env["eoffice.assignment"].with_user(self.head).work_counters()
        self.assertFalse(self.env["eoffice.usage.checkin"].search([("user_id", "=", self.head.id)]))

    def test_known_already_costs_no_query(self):
        with at("07 07:05"):
            self.open_work(self.head)
            key = (self.head.id, date(2015, 12, 7), self.windows[0].id)
            eoffice_usage_checkin.noted[self.env.cr.dbname] = {key}
            access = self.env["eoffice.usage.checkin"].with_user(self.head)
            access._note()
            with self.assertQueryCount(0):
                access._note()

    def test_the_database_refuses_a_second_row(self):
        values = {
            "user_id": self.head.id,
            "day": MONDAY,
            "window_id": self.windows[0].id,
            "opened_on": f"{MONDAY} 00:00:00",
        }
        self.env["eoffice.usage.checkin"].sudo().create(values)
        with mute_logger("odoo.sql_db"), self.assertRaises(IntegrityError), self.env.cr.savepoint():
            self.env["eoffice.usage.checkin"].sudo().create(values)

    def test_the_day_is_that_of_vietnam(self):
        with freeze_time("2015-12-06 23:30:00"):  # 6:30 on Monday in Vietnam
            self.open_work(self.head)
        row = self.env["eoffice.usage.checkin"].search([("user_id", "=", self.head.id)])
        self.assertEqual((str(row.day), row.window_id), (MONDAY, self.windows[0]))

    def test_nobody_is_blamed_for_free_days_leave_and_missions(self):
        self.env["resource.calendar.leaves"].search([("resource_id", "=", False)]).unlink()
        self.env["resource.calendar.leaves"].create(
            {
                "name": "Nghỉ lễ",
                "calendar_id": self.department.working_calendar_id.id,
                "date_from": "2015-12-07 17:00:00",
                "date_to": "2015-12-08 16:59:59",
            }
        )
        leave = (
            self.env["hr.leave"]
            .sudo()
            .with_context(leave_fast_create=True, leave_skip_state_check=True)
            .create(
                {
                    "employee_id": self.specialist.employee_ids.id,
                    "request_date_from": "2015-12-09",
                    "request_date_to": "2015-12-09",
                    "holiday_status_id": self.env.ref("eoffice_rollout.leave_mission").id,
                }
            )
        )
        self.env.cr.execute(
            "UPDATE hr_leave SET state = 'validate', date_from = '2015-12-09 00:00:00', date_to = '2015-12-09 04:30:00'"
            " WHERE id = %s",
            [leave.id],
        )
        self.env.invalidate_all()
        with at("13 18:00"):
            self.assertEqual(self.states(self.specialist, 8), ["free", "free"], "a public holiday")
            self.assertEqual(self.states(self.specialist, 9), ["excused", "missed"], "half a day of mission")
            self.assertEqual(self.states(self.specialist, 12), ["free", "free"], "Saturday")
            self.assertEqual(self.states(self.specialist, 1), ["free", "free"], "before the day of the unit")
            self.assertEqual(self.states(self.other_head, 9), ["free", "free"], "a unit in no phase")

    def test_nobody_is_blamed_for_the_week_of_tet(self):
        """The rest of Tết Bính Thân: from Friday noon, 5 February 2016, until Sunday, the 14th."""
        self.env["resource.calendar.leaves"].search([("resource_id", "=", False)]).unlink()
        self.env["resource.calendar.leaves"].create(
            {
                "name": "Tết Bính Thân",
                "calendar_id": self.department.working_calendar_id.id,
                "date_from": "2016-02-05 05:00:00",
                "date_to": "2016-02-14 16:59:59",
            }
        )
        with freeze_time("2016-02-15 11:00:00"):
            states = self.env["eoffice.usage.checkin"]._states(self.head, date(2016, 2, 4), date(2016, 2, 15))
            expected = {4: ["missed", "missed"], 5: ["missed", "free"], 15: ["missed", "missed"]}
            for day in range(4, 16):
                with self.subTest(day):
                    self.assertEqual(states[self.head.id][date(2016, 2, day)], expected.get(day, ["free", "free"]))
            tet = self.department._eoffice_scores(date(2016, 2, 8))[self.department.id]["opened"]
            before = self.department._eoffice_scores(date(2016, 2, 1))[self.department.id]["opened"]
        self.assertEqual(tet, (0, 0), "the unit has nothing to be counted")
        self.assertEqual(before, (0, 4 * 9), "four days and a half of four people")

    def absence(self, kind="leave_mission", **values):
        """Leave of the specialist, asked for and granted; the calendar is that of the office."""
        employee = self.specialist.employee_ids
        employee.resource_calendar_id = self.department.working_calendar_id
        leave = (
            self.env["hr.leave"]
            .sudo()
            .with_context(leave_skip_date_check=True)
            .create(
                {"employee_id": employee.id, "holiday_status_id": self.env.ref(f"eoffice_rollout.{kind}").id, **values}
            )
        )
        leave.with_context(leave_fast_create=True, leave_skip_state_check=True).action_approve()
        self.assertEqual(leave.state, "validate")
        return leave

    def test_half_a_day_of_mission_excuses_that_half(self):
        with at("04 08:00"):
            for day, first, last in ((8, "am", "am"), (9, "pm", "pm"), (10, "am", "pm")):
                self.absence(
                    request_date_from=f"2015-12-{day:02}",
                    request_date_to=f"2015-12-{day:02}",
                    request_date_from_period=first,
                    request_date_to_period=last,
                )
        with at("13 18:00"):
            states = [self.states(self.specialist, day) for day in (7, 8, 9, 10)]
            counted = self.department._eoffice_scores(date(2015, 12, 7))[self.department.id]["opened"]
        self.assertEqual(
            states, [["missed", "missed"], ["excused", "missed"], ["missed", "excused"], ["excused", "excused"]]
        )
        self.assertEqual(counted, (0, 4 * 10 - 4))

    def test_leave_in_other_hours_than_the_offices_excuses_most_of_a_half_day_only(self):
        hours = [(datetime(2015, 12, 7, 7), datetime(2015, 12, 7, 11, 30))]
        moment = datetime(2015, 12, 7, 7)
        for start, stop, excused in ((8, 12, True), (10, 12, False), (7, 8, True), (13, 17, False)):
            with self.subTest(start):
                away = [(datetime(2015, 12, 7, start), datetime(2015, 12, 7, stop))]
                self.assertEqual(eoffice_usage_checkin._is_away(away, moment, hours), excused)

    def test_nothing_is_expected_before_the_first_day_in_the_unit(self):
        with at("07 09:00"):
            newcomer = self._person("t_newcomer", "specialist")
        self.env.cr.execute("UPDATE res_users SET create_date = '2015-12-07 02:00:00' WHERE id = %s", [newcomer.id])
        with at("09 09:00"):
            employee = self.env["hr.employee"].create(
                {"name": "t_newcomer", "user_id": newcomer.id, "department_id": self.department.id}
            )
        self.env.invalidate_all()
        with at("13 18:00"):
            states = [self.states(newcomer, day) for day in (7, 8, 9, 10)]
            self.assertEqual(states, [["free"] * 2, ["free"] * 2, ["missed"] * 2, ["missed"] * 2])
            counted = self.department._eoffice_scores(date(2015, 12, 7))[self.department.id]["opened"]
            self.assertEqual(counted, (0, 4 * 10 + 3 * 2))
            employee.unit_since = False
            self.assertEqual(self.states(newcomer), ["free", "missed"], "their account was made at nine")
        with at("10 09:00"):
            self.department.rollout_ids.phase_id.write({"line_ids": [(0, 0, {"unit_id": self.other.id})]})
            employee.department_id = self.other
            employee.department_id = self.other
        with at("13 18:00"):
            self.assertEqual(self.states(newcomer, 9), ["free"] * 2, "they have moved")
            self.assertEqual(self.states(newcomer, 10), ["missed"] * 2)

    def test_what_is_still_to_come_is_not_missed(self):
        with at("07 07:30"):
            self.assertEqual(self.states(self.head), ["waiting", "waiting"])
        with at("07 09:00"):
            self.assertEqual(self.states(self.head), ["missed", "waiting"])

    def test_who_has_not_come_is_reminded_once(self):
        reminding = self.env["eoffice.usage.reminder"]
        with at("07 07:05"):
            self.open_work(self.head)
            reminding._cron_remind()
            self.assertFalse(reminding.search([]), "too early")
        with at("07 07:50"):
            reminding._cron_remind()
            reminding._cron_remind()
        told = reminding.search([]).user_id
        self.assertIn(self.specialist, told)
        self.assertNotIn(self.head, told)
        self.assertNotIn(self.other_head, told)
        mine = self.env["mail.notification"].sudo().search([("res_partner_id", "=", self.specialist.partner_id.id)])
        self.assertEqual(len(mine), 1)

    def test_a_reminder_speaks_the_language_of_its_reader(self):
        self.specialist.lang = "vi_VN"
        with at("07 07:50"):
            self.env["eoffice.usage.reminder"].with_context(lang=False)._cron_remind()
        told = self.env["mail.notification"].sudo().search([("res_partner_id", "=", self.specialist.partner_id.id)])
        self.assertNotIn("Open what waits", told.mail_message_id.subject)
        self.assertNotIn("It is past", told.mail_message_id.body)
        self.assertNotIn("Morning", told.mail_message_id.body)

    def test_the_map_of_a_month(self):
        with at("07 07:05"):
            self.open_work(self.head)
        with at("08 18:00"):
            heat = self.env["eoffice.usage.report"].with_user(self.head).create({"unit_id": self.department.id})
            values = heat._values()
            row = next(row for row in values["rows"] if row["name"] == self.head.name)
            # 2, 3, 4 and 7, 8 December are working days: ten windows, one of them kept
            self.assertEqual(row["counts"], {"on_time": 1, "late": 0, "missed": 9})
            self.assertEqual(row["rate"], 10)
            self.assertEqual([week["number"] for week in values["weeks"]], [49, 50, 51, 52, 53])
            self.assertEqual([week["rate"] for week in row["weeks"]], [0, 25, None, None, None])
            self.assertEqual(values["unit_rates"], [0, 6, None, None, None, 2], "one of 24, 16 and 40 windows")
            good, of = self.department._eoffice_scores(date(2015, 12, 7))[self.department.id]["opened"]
            self.assertEqual(values["unit_rates"][1], 100 * good // of, "as on the scoreboard")
            self.assertIn("●", str(heat.preview))
            for action in (heat.action_pdf, heat.action_excel):
                self.assertEqual(action()["tag"], "eoffice_file")
            heat.action_earlier()
            self.assertEqual(str(heat.month), "2015-11-01")

    def test_who_sees_whom(self):
        with at("07 18:00"):
            heat = self.env["eoffice.usage.report"]
            everybody = {"t_head", "t_deputy", "t_specialist", "t_colleague"}
            for user, seen in (
                (self.head, everybody),
                (self.team, everybody),
                (self.chief, everybody),
                (self.specialist, {"t_specialist"}),
            ):
                with self.subTest(user.login):
                    values = heat.with_user(user).create({"unit_id": self.department.id})._values()
                    self.assertEqual({row["name"] for row in values["rows"]}, seen)
            for user in (self.other_head, self.other_clerk, self.administrator):
                with self.subTest(user.login), self.assertRaises(AccessError):
                    heat.with_user(user).create({"unit_id": self.department.id})._values()
            self.open_work(self.specialist)
            rows = self.env["eoffice.usage.checkin"]
            for user, count in ((self.head, 1), (self.specialist, 1), (self.colleague, 0), (self.other_head, 0)):
                self.assertEqual(rows.with_user(user).search_count([("user_id", "=", self.specialist.id)]), count)
            with self.assertRaises(AccessError):
                rows.with_user(self.team).create({"user_id": self.team.id, "day": MONDAY})

    def test_windows_do_not_overlap(self):
        with self.assertRaises(ValidationError):
            self.env["eoffice.usage.window"].create({"name": "Chín giờ", "hour": 8.5})

    def test_the_week_of_a_unit(self):
        with at("07 07:05"):
            self.open_work(self.head)
        with at("07 18:00"):
            scores = self.department._eoffice_scores(date(2015, 12, 7))
        self.assertEqual(scores[self.department.id]["opened"], (1, 8), "four people, two windows of one day")


@tagged("post_install", "-at_install")
class TestAccessToDrafts(OutgoingCase, RolloutCase):
    def test_a_draft_counts_for_who_is_asked(self):
        self.enterContext(patch.dict(eoffice_usage_checkin.noted, clear=True))
        with at("07 07:05"):
            draft = self.submitted()
            for user in (self.specialist, self.head):
                draft.with_user(user).action_mark_opened()
        self.assertEqual(self.env["eoffice.usage.checkin"].search([("day", "=", MONDAY)]).user_id, self.head)
