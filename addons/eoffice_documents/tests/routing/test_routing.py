from datetime import datetime, timedelta

from freezegun import freeze_time
from odoo import fields
from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from ..common.case import OfficeCase


@tagged("post_install", "-at_install")
class TestRouting(OfficeCase):
    def test_registering_hands_the_document_to_the_office_chief(self):
        document = self.registered()
        self.assertEqual(document.state, "registered")
        self.assertEqual(self.first_line(document).principal_id.member_ids, self.chief)

    def test_without_office_chief_the_head_gets_it(self):
        self.committee.office_chief_ids = False
        document = self.registered()
        self.assertEqual(document.sudo().assignment_ids.principal_id, self.principal(self.committee))

    def test_the_whole_way_to_done(self):
        document = self.at_specialist()
        self.assertEqual(document.state, "in_progress")
        self.line(document, self.specialist)._complete("Đã báo cáo")
        states = {line.principal_id: line.state for line in document.sudo().assignment_ids}
        self.assertEqual(states[self.principal(self.department)], "done")
        self.assertEqual(states[self.principal(self.other)], "waiting", "a supporting unit keeps its line")
        self.assertEqual(document.state, "done")

    def test_exactly_one_lead(self):
        line = self.first_line(self.registered())
        two_leads = [self.target(self.department), self.target(self.other)]
        no_lead = [self.target(self.department, "support")]
        for targets in (two_leads, no_lead, []):
            with self.assertRaises(UserError):
                line._forward(targets)
            self.assertFalse(line.sudo().child_ids)
        self.assertIn(line.state, ("waiting", "open"))

    def test_information_alone_leaves_the_work_where_it_is(self):
        line = self.first_line(self.registered())
        line._forward([self.target(self.department, "information")])
        self.assertEqual(line.state, "open")
        self.assertEqual(line.document_id.state, "registered")

    def test_return_reopens_the_sender(self):
        document = self.at_specialist()
        self.line(document, self.specialist)._return("Không thuộc lĩnh vực của tôi")
        self.assertEqual(self.line(document, self.department).state, "open")
        self.assertEqual(self.line(document, self.specialist).reason, "Không thuộc lĩnh vực của tôi")

    def test_return_needs_a_reason(self):
        line = self.line(self.at_specialist(), self.specialist)
        with self.assertRaises(UserError):
            line._return("  ")
        self.assertEqual(line.state, "waiting")

    def test_withdraw_what_nobody_opened(self):
        document = self.at_specialist()
        line = self.line(document, self.specialist)
        line.with_user(self.head).action_withdraw()
        self.assertEqual(line.sudo().state, "withdrawn")
        self.assertEqual(self.line(document, self.department).state, "open")
        self.assertFalse(document.with_user(self.specialist).search([("id", "=", document.id)]))
        notices = self.env["mail.notification"].search([("res_partner_id", "=", self.specialist.partner_id.id)])
        self.assertNotIn(document.id, notices.mail_message_id.mapped("res_id"))

    def test_opened_work_cannot_be_withdrawn(self):
        line = self.line(self.at_specialist(), self.specialist)
        line.document_id.action_mark_opened()
        with self.assertRaises(UserError):
            line.with_user(self.head).action_withdraw()
        self.assertEqual(line.state, "open")

    def test_only_the_sender_withdraws(self):
        line = self.line(self.at_specialist(), self.specialist)
        with self.assertRaises(AccessError):
            line.with_user(self.leader).action_withdraw()
        self.assertEqual(line.state, "waiting")

    def test_a_deputy_acts_for_the_unit(self):
        document = self.at_head()
        self.line(document, self.department).with_user(self.deputy)._forward([self.target(self.specialist)])
        self.assertEqual(self.line(document, self.department).state, "passed")

    def test_required_answer(self):
        document = self.registered()
        self.first_line(document)._forward([self.target(self.department, reply_required=True)])
        line = self.line(document, self.department)
        with self.assertRaises(UserError):
            line._complete("Xong")
        answer = self.registered(number="187")
        line._complete("Xong", answer)
        self.assertEqual(line.answer_id, answer)
        self.assertEqual(document.state, "done")

    def test_undo_of_completion(self):
        document = self.at_specialist()
        line = self.line(document, self.specialist)
        line._complete("Nhầm")
        line.action_reopen()
        self.assertEqual((line.state, document.state), ("open", "in_progress"))

    def test_many_at_once(self):
        lines = self.first_line(self.registered()) | self.first_line(self.registered(number="187"))
        lines._forward([self.target(self.department)])
        self.assertEqual(set(lines.mapped("state")), {"passed"})
        self.assertEqual(len(lines.sudo().child_ids), 2)

    @freeze_time("2026-11-20 01:00:00")
    def test_rule_sends_straight_to_the_unit(self):
        rule = self.env["eoffice.routing.rule"].create(
            {
                "name": "Nội vụ",
                "unit_id": self.committee.id,
                "words": "biên chế, văn phòng điện tử",
                "target_id": self.principal(self.department).id,
                "days": 3,
            }
        )
        document = self.registered()
        line = self.line(document, self.department)
        self.assertEqual(line.rule_id, rule)
        self.assertEqual(line.deadline, datetime(2026, 11, 25, 10), "3 working days from Friday")
        self.assertEqual(document.state, "in_progress")
        self.line(document, self.department)._return("Không phải")
        self.assertEqual(self.first_line(document).state, "open")

    def test_overdue_has_one_meaning(self):
        document = self.registered()
        now = fields.Datetime.now()
        self.first_line(document)._forward(
            [
                self.target(self.department, deadline=now - timedelta(hours=1)),
                self.target(self.other, "information", deadline=now - timedelta(hours=1)),
            ]
        )
        late = self.line(document, self.department)
        self.assertTrue(late.is_overdue)
        self.assertFalse(self.line(document, self.other).is_overdue, "information is never late")
        self.assertIn(late, self.env["eoffice.assignment"].search([("is_overdue", "=", True)]))
        late._complete("Xong")
        self.assertFalse(late.is_overdue)

    def test_told_in_the_inbox_with_an_activity(self):
        document = self.at_specialist()
        notices = self.env["mail.notification"].search(
            [("res_partner_id", "=", self.specialist.partner_id.id), ("notification_type", "=", "inbox")]
        )
        self.assertIn(document, notices.mail_message_id.mapped(lambda m: self.env[m.model].browse(m.res_id)))
        self.assertEqual(document.activity_ids.filtered(lambda a: a.user_id == self.specialist).summary, False)
        self.assertNotIn(self.head, document.activity_ids.user_id, "what was passed on no longer reminds its sender")

    def test_ticking_the_activity_off_completes_the_line(self):
        document = self.at_specialist()
        line = self.line(document, self.specialist)
        activity = document.with_user(self.specialist).activity_ids.filtered(lambda row: row.user_id == self.specialist)
        with self.assertRaises(UserError):
            activity.action_feedback()
        self.assertEqual(line.state, "waiting")
        activity.action_feedback(feedback="Đã báo cáo")
        self.assertEqual((line.state, line.result), ("done", "Đã báo cáo"))

    def test_my_work_shows_new_and_urgent_first(self):
        opened, new, urgent = (
            self.at_specialist(number=number, urgency=urgency)
            for number, urgency in (("1", "express"), ("2", "normal"), ("3", "urgent"))
        )
        self.line(opened, self.specialist)._mark_opened()
        work = self.env["eoffice.assignment"].with_user(self.specialist).search([("is_mine", "=", True)])
        self.assertEqual(work.document_id.ids, (urgent | new | opened).ids)

    def test_counters(self):
        self.at_specialist()
        counters = self.env["eoffice.assignment"].with_user(self.specialist).work_counters()
        self.assertEqual(counters, {"new": 1, "in_hand": 0, "due": 0, "late": 0, "information": 0, "approvals": 0})

    def test_receivers_of_a_specialist_are_his_colleagues(self):
        document = self.at_specialist()
        line = self.line(document, self.specialist)
        with self.assertRaises(AccessError):
            line._forward([self.target(self.other)])
        line._forward([self.target(self.colleague)])
        self.assertEqual(self.line(document, self.colleague).state, "waiting")

    def test_nobody_with_an_account(self):
        empty = self._unit("T.EMPTY", [self._person("t_gone", "specialist")])
        empty.manager_id = False
        line = self.first_line(self.registered())
        with self.assertRaises(UserError):
            line._forward([self.target(empty)])
        self.assertFalse(line.sudo().child_ids)
