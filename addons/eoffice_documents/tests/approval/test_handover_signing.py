from odoo import fields
from odoo.tests import tagged

from ..drafting.outgoing import OutgoingCase


@tagged("post_install", "-at_install")
class TestHandOverSigning(OutgoingCase):
    """Who may sign in the place of somebody who hands their work over (N30 Đ13)."""

    def at_signer(self, **values):
        document = self.submitted(**values)
        self.approve(document, self.head, self.chief)
        return document

    def hand_over(self, user, successor):
        return user.with_user(self.administrator)._eoffice_handover(successor, "Nghỉ hưu")

    def refused(self, document, successor):
        """The draft is back with its drafter, who was told; nobody is asked for a signature."""
        self.assertEqual(document.state, "draft")
        self.assertFalse(document.signer_id)
        self.assertFalse(document.sudo().approval_ids._active_steps())
        self.assertFalse(self.asked(document, successor))
        self.assertIn("sent_back", document.sudo().audit_log_ids.mapped("act"))
        told = self.env["mail.message"].search(
            [("model", "=", document._name), ("res_id", "=", document.id)], order="id desc", limit=1
        )
        self.assertIn(self.leader.name, told.body)
        self.assertEqual(told.notified_partner_ids, self.specialist.partner_id)

    def test_a_deputy_signs_for_the_head(self):
        document = self.at_signer()
        self.hand_over(self.leader, self.vice)
        self.assertEqual((document.signer_id, document.signer_authority), (self.vice, "kt"))
        self.approve(document, self.vice)
        self.assertEqual(document.state, "approved")

    def test_who_may_not_sign_gets_nothing_to_sign(self):
        for successor in (self.chief, self.head, self.colleague):
            with self.subTest(successor.login):
                document = self.at_signer()
                self.hand_over(self.leader, successor)
                self.refused(document, successor)
                document.write({"signer_id": self.vice.id, "signer_authority": "kt", "signer_title": "Phó Chủ tịch"})
                document.action_submit()
                self.assertEqual(document.state, "checking", "the drafter goes on with another signer")

    def test_a_step_still_to_come_goes_back_as_well(self):
        document = self.submitted()
        self.hand_over(self.leader, self.colleague)
        self.refused(document, self.colleague)
        self.assertFalse(self.asked(document, self.head), "nobody checks what nobody will sign")

    def test_a_draft_not_submitted_loses_its_signer_or_gets_the_heir(self):
        first, second = self.draft(), self.draft()
        first.write({"signer_id": self.leader.id, "signer_authority": "tm"})
        second.write({"signer_id": self.leader.id, "signer_authority": "tm"})
        self.hand_over(self.leader, self.vice)
        self.assertEqual((first.signer_id, first.signer_authority), (self.vice, "kt"))
        self.hand_over(self.vice, self.colleague)
        self.assertFalse(first.signer_id | second.signer_id)

    def test_what_he_agreed_to_sign_is_signed_by_nobody_else(self):
        document = self.approved()
        self.hand_over(self.leader, self.vice)
        self.refused(document, self.vice)

    def test_the_holder_of_an_authorisation_signs_so(self):
        row = self.authorisation()
        document = self.at_signer()
        self.hand_over(self.leader, self.head)
        self.assertEqual((document.signer_id, document.signer_authority), (self.head, "tuq"))
        row.active = False
        self.hand_over(self.head, self.colleague)
        self.assertFalse(document.signer_id)

    def test_by_order_signs_only_who_leads_a_unit_and_was_given_it(self):
        self.by_order(self.chief)
        given = self.by_order(self.head)
        values = {"signer_id": self.chief.id, "signer_authority": "tl", "signer_title": "Chánh Văn phòng"}
        document, other = (self.at_signer(**values) for _turn in range(2))
        self.hand_over(self.chief, self.head)
        self.assertEqual((document.signer_id, document.signer_authority), (self.head, "tl"))
        given.active = False
        self.hand_over(self.head, self.chief)
        self.assertEqual(document.signer_id, self.chief)
        self.hand_over(self.chief, self.other_head)
        self.assertFalse(document.signer_id | other.signer_id, "heads a unit, but was not given it")

    def test_nobody_who_has_left_is_asked_for_more_time(self):
        document = self.at_specialist()
        line = self.line(document, self.specialist)
        line.sudo().deadline_setter_id = self.other_head
        self.assertEqual(line._decider(), self.other_head)
        self.other_head.active = False
        self.assertEqual(line._decider(), self.head)

    def test_nobody_answers_his_own_request_for_more_time(self):
        line = self.line(self.at_specialist(), self.specialist)
        line.sudo().write({"deadline": "2099-01-01 08:00:00", "deadline_setter_id": self.leader.id})
        line.with_user(self.specialist)._request_extension(
            fields.Datetime.to_datetime("2099-02-01 08:00:00"), "Chờ số liệu"
        )
        question = line.sudo().extension_ids
        self.assertEqual(question.decider_id, self.leader)
        self.hand_over(self.leader, self.specialist)
        self.assertEqual(question.decider_id, self.head, "who passed the line on to them")
