from datetime import datetime

from freezegun import freeze_time
from odoo import fields
from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.tests import Form, tagged

from ...models.common import office_clock
from ..common.case import OfficeCase

FRIDAY = "2026-11-20 09:00:00"  # 16:00 in Vietnam
MONDAY_END = datetime(2026, 11, 23, 10)  # 17:00 in Vietnam


@tagged("post_install", "-at_install")
class TestDeadlines(OfficeCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        calendar = cls.env["resource.calendar"].create({"name": "T", "tz": "Asia/Ho_Chi_Minh", "attendance_ids": False})
        hours = [(7, 11.5, "morning"), (13.5, 17, "afternoon")]
        cls.env["resource.calendar.attendance"].create(
            [
                {
                    "name": "T",
                    "calendar_id": calendar.id,
                    "dayofweek": str(day),
                    "hour_from": start,
                    "hour_to": stop,
                    "day_period": period,
                }
                for day in range(5)
                for start, stop, period in hours
            ]
        )
        cls.calendar = cls.committee.working_calendar_id = calendar
        cls.env["resource.calendar.leaves"].search([("resource_id", "=", False)]).unlink()
        cls.handle = cls.env["eoffice.deadline.rule"].create(
            {"name": "Công văn", "unit_id": cls.committee.id, "amount": 2, "measure": "days"}
        )

    def holiday(self, day, name="Nghỉ bù"):
        return self.env["resource.calendar.leaves"].create(
            {
                "name": name,
                "calendar_id": self.calendar.id,
                "date_from": f"{fields.Date.subtract(fields.Date.to_date(day), days=1)} 17:00:00",
                "date_to": f"{day} 16:59:59",
            }
        )

    @freeze_time(FRIDAY)
    def test_registering_is_due_on_the_next_working_day(self):
        document = self.entry()
        self.assertEqual(document.register_due, MONDAY_END, "Friday 16:00 gives Monday (N30 Đ4.2.c)")
        self.assertFalse(document.is_registering_late)
        with freeze_time("2026-11-23 10:00:01"):
            document.invalidate_recordset()
            self.assertTrue(document.is_registering_late)
            self.assertIn(document, document.search([("is_registering_late", "=", True)]))
            document.action_register_anyway()
            document.invalidate_recordset()
            self.assertFalse(document.is_registering_late)
        self.assertAlmostEqual(document.registering_hours, 1 + 8, 2)

    @freeze_time(FRIDAY)
    def test_urgent_ones_are_due_at_once(self):
        document = self.entry(urgency="express")
        self.assertEqual(document.register_due, datetime(2026, 11, 20, 10))
        document.action_register_anyway()
        self.assertEqual(self.first_line(document).step_due, datetime(2026, 11, 20, 10))

    @freeze_time(FRIDAY)
    def test_a_rule_gives_the_deadline_and_says_so(self):
        line = self.first_line(self.registered())
        self.assertEqual(line.deadline, datetime(2026, 11, 24, 10))
        self.assertEqual(line.deadline_note, "By rule: Công văn")
        self.assertEqual((line.step, line.step_due), ("chief", MONDAY_END))

    @freeze_time(FRIDAY)
    def test_the_day_the_document_names_goes_before_the_rule(self):
        line = self.first_line(self.registered(deadline="2026-12-31"))
        self.assertEqual(line.deadline, datetime(2026, 12, 31, 10))
        self.assertEqual(line.deadline_origin, "document")

    @freeze_time(FRIDAY)
    def test_what_the_leader_sets_by_hand_wins(self):
        document = self.registered()
        self.first_line(document)._forward([self.target(self.leader)])
        mine = self.line(document, self.leader)
        self.assertEqual(mine.deadline_origin, "rule", "handed on with the document")
        mine._forward([self.target(self.department, deadline=datetime(2026, 12, 4, 10))])
        line = self.line(document, self.department)
        self.assertEqual((line.deadline_origin, line.deadline_setter_id), ("hand", self.leader))
        self.holiday("2026-12-04")
        self.assertEqual(line.deadline, datetime(2026, 12, 4, 10), "a holiday does not move what a leader said")

    @freeze_time(FRIDAY)
    def test_no_deadline_when_the_sender_takes_it_away(self):
        document = self.registered()
        self.first_line(document)._forward([self.target(self.department, deadline=False)])
        self.assertFalse(self.line(document, self.department).deadline)

    @freeze_time(FRIDAY)
    def test_the_same_day_in_the_form_keeps_the_deadline_of_the_rule(self):
        self.handle.write({"amount": 5, "measure": "hours"})
        line = self.first_line(self.registered())
        self.assertEqual(line.deadline, datetime(2026, 11, 23, 4), "1 hour on Friday, 4 on Monday")
        context = {"active_model": "eoffice.assignment", "active_ids": line.ids}
        form = Form(self.env["eoffice.assignment.forward"].with_user(self.chief).with_context(**context))
        self.assertEqual(form.deadline_note, "By rule: Công văn")
        form.lead_id = self.principal(self.department)
        form.save().action_route()
        passed = self.line(line.document_id, self.department)
        self.assertEqual((passed.deadline, passed.deadline_origin), (line.deadline, "rule"))

    @freeze_time(FRIDAY)
    def test_a_holiday_moves_open_deadlines_with_a_trace(self):
        document = self.at_specialist()
        lines = document.sudo().assignment_ids.filtered(lambda line: line.role == "lead")
        finished = self.first_line(self.registered(number="187"))
        finished._complete("Lưu")
        self.assertEqual(set(lines.mapped("deadline")), {datetime(2026, 11, 24, 10)})
        holiday = self.holiday("2026-11-24")
        self.assertEqual(set(lines.mapped("deadline")), {datetime(2026, 11, 25, 10)})
        self.assertEqual(set(lines.mapped("original_deadline")), {datetime(2026, 11, 25, 10)})
        self.assertEqual(finished.deadline, datetime(2026, 11, 24, 10), "what is finished stays")
        notes = document.sudo().audit_log_ids.filtered(lambda row: row.act == "replanned").mapped("note")
        self.assertEqual(set(notes), {"17:00 24/11/2026 → 17:00 25/11/2026: Nghỉ bù"})
        activity = document.sudo().activity_ids.filtered(lambda row: row.user_id == self.specialist)
        self.assertEqual(activity.date_deadline, fields.Date.to_date("2026-11-25"))
        holiday.unlink()
        self.assertEqual(set(lines.mapped("deadline")), {datetime(2026, 11, 24, 10)})

    @freeze_time(FRIDAY)
    def test_a_swapped_saturday_brings_the_deadline_forward(self):
        line = self.first_line(self.registered())
        self.env["eoffice.working.day"].create(
            {"name": "Làm bù", "day": "2026-11-21", "works_as": "4", "calendar_id": self.calendar.id}
        )
        self.assertEqual(line.deadline, MONDAY_END)
        self.assertEqual(line.step_due, datetime(2026, 11, 21, 10))

    @freeze_time(FRIDAY)
    def test_a_calendar_without_hours_is_refused_with_a_sentence(self):
        line = self.first_line(self.registered())
        deadline = line.deadline
        with self.assertRaisesRegex(UserError, "no hours"), self.env.cr.savepoint():
            self.calendar.attendance_ids.unlink()
        self.assertTrue(self.calendar.attendance_ids)
        self.assertEqual(line.deadline, deadline)

    @freeze_time(FRIDAY)
    def test_the_first_rule_that_fits(self):
        rules = self.env["eoffice.deadline.rule"]
        document = self.entry()
        common = {"unit_id": self.committee.id, "sequence": 1}
        for values in (
            {"type_ids": self.env["eoffice.document.type"]._by_code("CV").ids},
            {"least_urgency": "urgent"},
            {"issuer_id": self.env["res.partner"].create({"name": "Sở khác", "eoffice_issuer": True}).id},
            {"words": "biên chế"},
            {"date_from": "2026-12-01"},
            {"date_to": "2026-11-19"},
            {"unit_id": self.commune.id},
            {"active": False},
            {"purpose": "send"},
        ):
            other = rules.create({"name": "x", **common, **values})
            self.assertEqual(rules._first_match("handle", document), self.handle, values)
            other.unlink()
        fits = rules.create({"name": "y", **common, "words": "biên chế, văn phòng điện tử", "least_urgency": False})
        self.assertEqual(rules._first_match("handle", document), fits)

    @freeze_time(FRIDAY)
    def test_two_limits_on_one_signature(self):
        document = self.registered()
        signed = fields.Datetime.now()
        self.assertEqual(document._limit_end("issue", signed), MONDAY_END)
        self.assertEqual(document._limit_end("send", signed), datetime(2026, 11, 23, 4, 30), "11:30 (Q28 Đ6.2)")

    @freeze_time(FRIDAY)
    def test_working_hours_taken_are_noted(self):
        document = self.registered()
        line = self.first_line(document)
        with freeze_time("2026-11-23 01:00:00"):
            line._forward([self.target(self.department)])
        self.assertAlmostEqual(line.handled_hours, 2, 2, "16–17 on Friday, 7–8 on Monday")
        with freeze_time("2026-11-23 02:00:00"):
            self.line(document, self.department)._return("Không thuộc phòng")
        self.assertFalse(line.handled_on, "it is back in hand")

    @freeze_time(FRIDAY)
    def test_near_due_is_a_setting(self):
        self.first_line(self.registered())
        lines = self.env["eoffice.assignment"].with_user(self.chief)
        counts = []
        for hours in (24, 97, 98):
            setting = Form(self.env["eoffice.settings"].with_user(self.administrator))
            setting.eoffice_near_due_hours = hours
            setting.save().execute()
            counts.append(lines.work_counters()["due"])
            self.assertEqual(lines.search_count([("is_mine", "=", True), ("is_due", "=", True)]), counts[-1])
        self.assertEqual(counts, [0, 0, 1], "due in 97 hours")

    def test_settings_belong_to_chief_and_administrator(self):
        for user in (self.clerk, self.head, self.leader, self.specialist):
            with self.subTest(user.login), self.assertRaises(AccessError):
                self.env["eoffice.settings"].with_user(user).create({})
            for model, values in (
                ("eoffice.deadline.rule", {"name": "x", "unit_id": self.committee.id}),
                ("eoffice.working.day", {"name": "x", "day": "2030-01-05"}),
                ("resource.calendar.leaves", {"name": "x", "date_from": "2030-01-05", "date_to": "2030-01-06"}),
            ):
                with self.subTest(user=user.login, model=model), self.assertRaises(AccessError):
                    self.env[model].with_user(user).create(values)
        rules = self.env["eoffice.deadline.rule"].with_user(self.chief)
        rules.create({"name": "x", "unit_id": self.committee.id})
        with self.assertRaises(AccessError):
            rules.create({"name": "x", "unit_id": self.commune.id})
        with self.assertRaises(AccessError):
            self.env.ref("eoffice_documents.deadline_register").with_user(self.chief).amount = 9
        with self.assertRaises(ValidationError):
            rules.create(
                {"name": "x", "unit_id": self.committee.id, "date_from": "2026-02-01", "date_to": "2026-01-01"}
            )

    def test_a_year_of_holidays_is_filled_in_once(self):
        self.env.company.resource_calendar_id = self.calendar
        leaves = self.env["resource.calendar.leaves"].with_user(self.administrator)
        domain = [("resource_id", "=", False)]
        for _time in range(2):
            self.env["eoffice.holidays"].with_user(self.administrator).create({"year": 2026}).action_fill()
            days = [office_clock.day(self.env, leave.date_from).isoformat() for leave in leaves.search(domain)]
            self.assertEqual(len(days), len(set(days)))
            self.assertIn("2026-02-17", days)
            self.assertIn("2026-09-02", days)
