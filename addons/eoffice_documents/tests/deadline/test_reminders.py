from datetime import datetime

from freezegun import freeze_time
from odoo.exceptions import AccessError, UserError
from odoo.tests import Form, tagged

from ..common.case import OfficeCase

MONDAY = "2026-11-23 01:00:00"  # 8:00 in Vietnam
WEDNESDAY_END = datetime(2026, 11, 25, 10)


@tagged("post_install", "-at_install")
class TestReminders(OfficeCase):
    @freeze_time(MONDAY)
    def setUp(self):
        super().setUp()
        self.env["resource.calendar.leaves"].search([("resource_id", "=", False)]).unlink()
        self.reminders = self.env["eoffice.reminder"]
        self.env["eoffice.assignment"].sudo().search([("deadline", "!=", False)]).deadline = False  # the sample's own
        self.document = self.registered()
        self.first_line(self.document)._forward([self.target(self.leader)])
        self.line(self.document, self.leader)._forward([self.target(self.department, deadline=WEDNESDAY_END)])
        self.line(self.document, self.department)._forward([self.target(self.specialist, instruction="Báo cáo")])
        self.mine = self.line(self.document, self.specialist)

    def run_at(self, moment):
        """Run the job twice at ``moment``; {login: how many messages came} and the mails."""
        users = self.specialist | self.head | self.chief | self.leader
        with freeze_time(moment):
            before = {user: self._inbox(user) for user in users}
            mails = self.env["mail.mail"].search([])
            for _time in range(2):
                self.reminders._cron_remind()
            told = {user.login: self._inbox(user) - before[user] for user in users}
            return {login: count for login, count in told.items() if count}, self.env["mail.mail"].search([]) - mails

    def _inbox(self, user):
        return self.env["mail.notification"].search_count(
            [
                ("res_partner_id", "=", user.partner_id.id),
                ("mail_message_id.model", "=", "eoffice.document"),
                ("mail_message_id.res_id", "=", self.document.id),
            ]
        )

    def test_each_step_once_from_the_person_up_to_the_leader(self):
        """Day by day from Monday; the job runs twice each time and tells each step once."""
        expected = {
            "2026-11-23 01:00:00": {},
            "2026-11-24 09:00:00": {},
            "2026-11-24 11:00:00": {},
            "2026-11-25 00:30:00": {"t_specialist": 1},  # 8 working hours before: Tuesday 17:00 is quiet already
            "2026-11-25 09:59:00": {},
            "2026-11-25 10:00:00": {},  # the deadline itself, in quiet hours
            "2026-11-26 00:00:00": {"t_specialist": 1},
            "2026-11-26 08:00:00": {},
            "2026-11-27 00:00:00": {"t_head": 1},
            "2026-11-28 03:00:00": {},  # Saturday
            "2026-11-30 00:00:00": {"t_chief": 1},
            "2026-12-03 00:00:00": {"t_leader": 1},
            "2026-12-10 03:00:00": {},
        }
        for moment, told in expected.items():
            self.assertEqual(self.run_at(moment)[0], told, moment)
        rows = self.reminders.search([("assignment_id", "=", self.mine.id)])
        self.assertEqual(len(rows), 5)

    def test_what_is_very_late_when_first_seen_gets_one_message_a_person(self):
        told, _mails = self.run_at("2026-12-10 03:00:00")
        self.assertEqual(told, {"t_specialist": 1, "t_head": 1, "t_chief": 1, "t_leader": 1})

    def test_more_time_starts_the_steps_anew(self):
        self.run_at("2026-11-26 01:00:00")
        with freeze_time("2026-11-26 02:00:00"):
            extension = self.mine._request_extension(datetime(2026, 11, 30, 10), "Chờ số liệu")
            extension.with_user(self.leader).action_grant()
        self.assertEqual(self.run_at("2026-11-26 03:00:00")[0], {})
        self.assertEqual(self.run_at("2026-11-30 01:00:00")[0], {"t_specialist": 1})

    def test_nobody_is_reminded_of_what_is_done_or_paused(self):
        with freeze_time("2026-11-24 01:00:00"):
            self.mine._pause("Chờ Sở")
        self.assertEqual(self.run_at("2026-12-10 03:00:00")[0], {})
        with freeze_time("2026-12-10 03:00:00"):
            self.mine._complete("Xong")
        self.assertEqual(self.run_at("2026-12-25 03:00:00")[0], {})

    def test_a_digest_instead_of_many_mails(self):
        self.specialist.write({"eoffice_notice": "mail", "email": "cv@example.com"})
        other = self.registered(number="187")
        self.first_line(other)._forward([self.target(self.department, deadline=WEDNESDAY_END)])
        self.line(other, self.department)._forward([self.target(self.specialist)])
        told, mails = self.run_at("2026-11-26 00:00:00")
        self.assertEqual(told, {}, "by mail only")
        self.assertEqual(len(mails), 1)
        self.assertIn("cv@example.com", mails.email_to)
        self.assertRegex(mails.subject, r"\b2\b.*\b0\b", "two late, none near due")
        for document in self.document | other:
            self.assertIn(f"/odoo/eoffice.document/{document.id}", mails.body_html)
        self.assertFalse(self.run_at("2026-11-26 05:00:00")[1], "one a day")
        self.assertEqual(len(self.run_at("2026-11-27 00:00:00")[1]), 1)

    def test_each_chooses_within_what_the_office_demands(self):
        user = self.specialist
        user.email = "cv@example.com"
        cases = {
            ("inbox", False): {"inbox"},
            ("mail", False): {"mail"},
            ("both", False): {"inbox", "mail"},
            ("mail", "inbox"): {"inbox", "mail"},
            ("inbox", "mail"): {"inbox", "mail"},
            ("inbox", "both"): {"inbox", "mail"},
        }
        for (own, least), ways in cases.items():
            user.with_user(user).eoffice_notice = own
            self.env.company.eoffice_notice_least = least
            self.assertEqual(user._eoffice_channels(), ways, (own, least))
        user.email = False
        self.assertEqual(user._eoffice_channels(), {"inbox"}, "nobody is lost without an address")

    def test_rules_are_data_of_chief_and_administrator(self):
        rules = self.env["eoffice.reminder.rule"]
        for user in (self.clerk, self.leader, self.head, self.specialist):
            with self.subTest(user.login), self.assertRaises(AccessError):
                rules.with_user(user).create({"name": "x", "hours": 1})
        rules.search([]).unlink()
        rules.with_user(self.chief).create({"name": "x", "hours": -4, "receiver": "unit_head"})
        self.assertEqual(self.run_at("2026-11-25 07:00:00")[0], {"t_head": 1})
        with self.assertRaises(AccessError):
            self.reminders.with_user(self.chief).search([])

    @freeze_time(MONDAY)
    def test_urging_reaches_the_person_and_the_head_and_is_counted(self):
        before = self._inbox(self.specialist), self._inbox(self.head)
        context = {"active_model": "eoffice.document", "active_ids": self.document.ids}
        for count in (1, 2):
            form = Form(self.env["eoffice.follow.up.reminder"].with_user(self.chief).with_context(**context))
            self.assertEqual(form.line_count, 1, "the line in somebody's hands")
            form.sentence = "Lãnh đạo cần kết quả trước 16 giờ"
            form.save().action_send_reminder()
            self.assertEqual(self.mine.reminder_count, count)
        self.assertEqual((self._inbox(self.specialist), self._inbox(self.head)), (before[0] + 2, before[1] + 2))
        self.assertEqual(self.document.sudo().audit_log_ids.mapped("act").count("reminder_sent"), 2)

    @freeze_time(MONDAY)
    def test_who_urges(self):
        for who in ("clerk", "chief", "leader", "head", "deputy"):
            self.mine.with_user(getattr(self, who))._send_reminder("Khẩn trương")
        for who in ("specialist", "other_head", "colleague", "administrator"):
            with self.subTest(who), self.assertRaises(AccessError):
                self.mine.with_user(getattr(self, who))._send_reminder("x")
        self.assertEqual(self.mine.reminder_count, 5)
        with self.assertRaises(UserError):
            self.mine.with_user(self.chief)._send_reminder(" ")
        with self.assertRaises(UserError):
            self.first_line(self.document)._send_reminder("x")
        self.mine._complete("Xong")
        with self.assertRaises(UserError):
            self.mine.with_user(self.chief)._send_reminder("x")
        self.assertEqual(self.mine.reminder_count, 5)
