from datetime import datetime

from freezegun import freeze_time
from odoo.exceptions import AccessError, UserError
from odoo.tests import Form, tagged

from ..common.case import OfficeCase

MONDAY = "2026-11-23 01:00:00"  # 8:00 in Vietnam
WEDNESDAY_END = datetime(2026, 11, 25, 10)
FRIDAY_END = datetime(2026, 11, 27, 10)


@tagged("post_install", "-at_install")
@freeze_time(MONDAY)
class TestMoreTime(OfficeCase):
    def setUp(self):
        super().setUp()
        self.env["resource.calendar.leaves"].search([("resource_id", "=", False)]).unlink()
        self.document = self.registered()
        self.first_line(self.document)._forward([self.target(self.leader)])
        self.by_leader = self.line(self.document, self.leader)
        self.by_leader._forward([self.target(self.department, deadline=WEDNESDAY_END)])
        self.of_unit = self.line(self.document, self.department)
        self.of_unit._forward([self.target(self.specialist)])
        self.mine = self.line(self.document, self.specialist)

    def ask(self, **values):
        return self.mine._request_extension(FRIDAY_END, "Chờ số liệu của các xã", **values)

    def test_asked_of_the_one_who_set_the_deadline(self):
        extension = self.ask()
        self.assertEqual(extension.decider_id, self.leader)
        self.assertTrue(extension.with_user(self.leader).can_decide)
        found = extension.with_user(self.leader).search([("can_decide", "=", True)])
        self.assertEqual(found, extension)
        self.assertFalse(extension.with_user(self.head).search([("can_decide", "=", True)]))
        notices = self.env["mail.notification"].search([("res_partner_id", "=", self.leader.partner_id.id)])
        self.assertIn(self.document.id, notices.mail_message_id.mapped("res_id"))

    def test_granted_time_moves_the_chain_and_keeps_the_first_deadline(self):
        self.ask().with_user(self.leader).action_grant()
        for line in (self.mine, self.of_unit):
            self.assertEqual((line.deadline, line.original_deadline), (FRIDAY_END, WEDNESDAY_END))
            self.assertEqual(line.deadline_origin, "granted")
        self.assertFalse(self.by_leader.deadline)
        with freeze_time("2026-11-26 03:00:00"):
            self.mine._complete("Đã báo cáo")
        self.assertEqual(
            (self.mine.outcome, self.mine.original_outcome), ("in_time", "late"), "a report counts either way"
        )
        acts = self.document.sudo().audit_log_ids.mapped("act")
        self.assertIn("extension_requested", acts)
        self.assertEqual(acts.count("extension_granted"), 2)

    def test_another_day_may_be_granted(self):
        extension = self.ask()
        context = {"active_model": "eoffice.deadline.extension", "active_ids": extension.ids}
        form = Form(self.env["eoffice.deadline.extension.decision"].with_user(self.leader).with_context(**context))
        form.deadline = "2026-11-26"
        form.save().action_grant()
        self.assertEqual(self.mine.deadline, datetime(2026, 11, 26, 10))
        self.assertEqual((extension.state, extension.new_deadline), ("granted", datetime(2026, 11, 26, 10)))

    def test_a_refusal_has_its_reason_and_changes_nothing(self):
        extension = self.ask().with_user(self.leader)
        with self.assertRaises(UserError):
            extension._decide("refused", " ")
        self.assertEqual(extension.state, "asked")
        extension._decide("refused", "Không được")
        self.assertEqual((extension.state, self.mine.deadline), ("refused", WEDNESDAY_END))
        with self.assertRaises(UserError):
            extension.action_grant()
        self.assertEqual(self.mine.deadline, WEDNESDAY_END)

    def test_who_may_answer(self):
        extension = self.ask()
        for who in ("clerk", "chief", "head", "deputy", "specialist", "administrator"):
            with self.subTest(who), self.assertRaises(AccessError):
                extension.with_user(getattr(self, who)).action_grant()
            self.assertEqual((extension.state, self.mine.deadline), ("asked", WEDNESDAY_END))

    def test_what_cannot_be_asked(self):
        for deadline, reason in ((FRIDAY_END, " "), (WEDNESDAY_END, "x"), (False, "x")):
            with self.assertRaises(UserError):
                self.mine._request_extension(deadline, reason)
        with self.assertRaises(AccessError):
            self.mine.with_user(self.colleague)._request_extension(FRIDAY_END, "x")
        self.assertFalse(self.mine.extension_ids)
        self.ask()
        with self.assertRaises(UserError):
            self.ask()
        self.assertEqual(len(self.mine.extension_ids), 1)

    def test_finished_work_needs_no_answer_any_more(self):
        extension = self.ask()
        self.mine._complete("Xong")
        self.assertEqual(extension.state, "dropped")

    def test_a_deadline_of_a_rule_is_answered_by_the_post_above(self):
        self.env["eoffice.deadline.rule"].create({"name": "x", "unit_id": self.committee.id, "amount": 2})
        document = self.at_specialist(number="188")
        line = self.line(document, self.specialist)
        extension = line._request_extension(datetime(2026, 12, 4, 10), "x")
        self.assertIn(extension.decider_id, self.leader | self.chief | self.clerk | self.head)
        self.assertNotEqual(extension.decider_id, self.specialist)

    def test_a_pause_stops_the_clock_of_the_whole_chain(self):
        self.mine._pause("Chờ ý kiến Sở Tài chính")
        self.assertTrue(self.of_unit.paused_on)
        with freeze_time("2026-11-26 01:00:00"):
            lines = self.env["eoffice.assignment"]
            self.assertFalse(lines.search([("document_id", "=", self.document.id), ("is_overdue", "=", True)]))
            self.mine.invalidate_recordset()
            self.assertFalse(self.mine.is_overdue)
            self.mine.action_resume()
        for line in (self.mine, self.of_unit):
            self.assertEqual(line.deadline, datetime(2026, 11, 30, 10), "3 working days later")
            self.assertEqual((line.original_deadline, line.paused_hours, line.paused_on), (WEDNESDAY_END, 24, False))

    def test_completing_ends_the_pause_first(self):
        self.mine._pause("Chờ")
        with freeze_time("2026-11-26 01:00:00"):
            self.mine._complete("Xong")
        self.assertEqual((self.mine.outcome, self.mine.original_outcome), ("in_time", "late"))

    def test_a_pause_needs_a_reason_and_its_holder(self):
        with self.assertRaises(UserError):
            self.mine._pause("")
        with self.assertRaises(AccessError):
            self.mine.with_user(self.head)._pause("x")
        self.assertFalse(self.mine.paused_on)
        with self.assertRaises(UserError):
            self.mine.action_resume()

    def test_rows_are_written_by_methods_only(self):
        extension = self.ask()
        for user in (self.specialist, self.leader, self.administrator):
            with self.subTest(user.login), self.assertRaises(AccessError):
                extension.with_user(user).write({"state": "granted"})
        self.assertEqual(extension.sudo().state, "asked")
        self.assertFalse(extension.with_user(self.other_clerk).search([("id", "=", extension.id)]))
