from odoo.exceptions import AccessError, UserError
from odoo.tests import freeze_time, tagged

from ..common.case import ScheduleCase


@tagged("post_install", "-at_install")
class TestReplies(ScheduleCase):
    def meeting(self):
        item = self.item(guest_unit_ids=[(6, 0, (self.department | self.commune).ids)])
        self.publish(item)
        return item

    def reply(self, item, unit):
        return item.sudo().rsvp_ids.filtered(lambda reply: reply.unit_id == unit)

    def test_every_invited_unit_has_one_reply(self):
        item = self.meeting()
        self.assertEqual(item.sudo().rsvp_ids.unit_id, self.department | self.commune)
        item.write({"guest_unit_ids": [(6, 0, (self.commune | self.other).ids)]})
        self.assertEqual(item.sudo().rsvp_ids.unit_id, self.commune | self.other)

    def test_head_deputy_and_clerk_answer_for_their_unit_and_nobody_else(self):
        item = self.meeting()
        may = {self.head: self.department, self.deputy: self.department, self.other_clerk: self.commune}
        people = (*may, self.specialist, self.clerk, self.leader, self.other_head)
        for user in people:
            for unit in (self.department, self.commune):
                reply = self.reply(item, unit)
                with self.subTest(user=user.login, unit=unit.name):
                    if may.get(user) == unit:
                        reply.with_user(user).action_answer("coming", people=user.name)
                        self.assertEqual((reply.state, reply.people), ("coming", user.name))
                    else:
                        before = (reply.state, reply.people)
                        with self.assertRaises(AccessError):
                            reply.with_user(user).action_answer("not_coming", reason="x")
                        self.assertEqual((reply.state, reply.people), before)

    def test_an_answer_says_who_or_why(self):
        reply = self.reply(self.meeting(), self.department).with_user(self.head)
        for arguments in (("coming", ""), ("not_coming", "", " "), ("maybe", "x")):
            with self.subTest(arguments), self.assertRaises(UserError):
                reply.action_answer(*arguments)
        self.assertEqual(reply.state, "waiting")

    def test_nothing_is_answered_when_it_is_over_or_cancelled(self):
        item = self.meeting()
        reply = self.reply(item, self.department).with_user(self.head)
        with freeze_time("2026-11-24 00:00:00"), self.assertRaises(UserError):
            reply.action_answer("coming", "Trưởng phòng")
        item.with_user(self.clerk)._cancel("Không họp")
        with self.assertRaises(UserError):
            reply.action_answer("coming", "Trưởng phòng")

    def test_a_guest_answers_by_a_link_that_cannot_be_guessed(self):
        item = self.meeting()
        reply = item.with_user(self.clerk)._invite_guest("Ông A", "khach@example.com")
        mail = self.env["mail.mail"].sudo().search([("email_to", "=", "khach@example.com")])
        token = reply._link().rpartition("/")[2]
        self.assertIn(token, mail.body_html)
        replies = self.env["eoffice.meeting.rsvp"]
        self.assertEqual(replies._of_token(token), reply)
        for wrong in (
            "",
            "x",
            token[:-2],
            token[:20] + ("A" if token[20] != "A" else "B") + token[21:],
            "AAAA" + token[4:],
        ):
            with self.subTest(wrong):
                self.assertFalse(replies._of_token(wrong))
        with freeze_time("2027-03-01 00:00:00"):
            self.assertFalse(replies._of_token(token), "too old")

    def test_mail_addresses_of_guests_are_the_offices(self):
        item = self.meeting()
        reply = item.with_user(self.clerk)._invite_guest("Ông A", "khach@example.com")
        self.assertEqual(reply.with_user(self.clerk).read(["guest_email"])[0]["guest_email"], "khach@example.com")
        with self.assertRaises(AccessError):
            reply.with_user(self.head).read(["guest_email"])

    def test_only_the_office_invites_guests(self):
        item = self.meeting()
        with self.assertRaises(AccessError):
            item.with_user(self.head)._invite_guest("Ông A", "khach@example.com")

    def test_one_click_makes_the_invitation_as_a_draft(self):
        self.env["eoffice.register"].create(
            {"name": "Sổ đi", "code": "DI", "unit_id": self.committee.id, "direction": "outgoing", "year": 2026}
        )
        item = self.item(guest_unit_ids=[(6, 0, self.commune.ids)], participants="Bí thư Huyện ủy")
        opened = item.with_user(self.clerk).action_make_invitation()
        invitation = self.env["eoffice.document"].browse(opened["res_id"])
        self.assertEqual((invitation.document_type_id.code, invitation.state), ("GM", "draft"))
        self.assertFalse(invitation.number, "the number is given when it is issued")
        self.assertEqual(invitation.addressees.splitlines(), [self.commune.name, "Bí thư Huyện ủy"])
        text = invitation.sudo().version_id._letter_text()
        for words in ("Họp giao ban", "08 giờ 00, ngày 23/11/2026", "Phòng họp A", self.leader.name):
            self.assertIn(words, text)
        self.assertEqual(item.with_user(self.clerk).action_make_invitation()["res_id"], invitation.id)
        with self.assertRaises(AccessError):
            item.with_user(self.head).action_make_invitation()
