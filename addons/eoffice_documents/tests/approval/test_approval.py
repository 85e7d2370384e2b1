from odoo.exceptions import AccessError, UserError
from odoo.fields import Command
from odoo.tests import tagged

from ..drafting.outgoing import ONE_PAGE, OutgoingCase


@tagged("post_install", "-at_install")
class TestWayUp(OutgoingCase):
    def test_the_whole_way(self):
        document = self.submitted()
        self.assertEqual(document.state, "checking")
        self.assertEqual(self.states(document), ["waiting", "pending", "pending"])
        self.approve(document, self.head)
        self.assertEqual(self.states(document), ["approved", "waiting", "pending"])
        self.approve(document, self.chief)
        self.assertEqual(self.states(document), ["approved", "approved", "waiting"])
        self.approve(document, self.leader)
        self.assertEqual(document.state, "approved")

    def test_both_checks_are_recorded_before_the_signature(self):
        """OUT-04: content and form, each with who and when, and the version they saw."""
        document = self.submitted()
        with self.assertRaises(UserError):
            document.with_user(self.leader).sudo(False).approval_ids.sudo().filtered(
                lambda line: line.type == "sign"
            ).with_user(self.leader)._approve()
        self.approve(document, self.head, self.chief)
        for kind, who in (("content", self.head), ("form", self.chief)):
            line = document.sudo().approval_ids.filtered(lambda line: line.type == kind)
            self.assertEqual(line.finished_by_id, who)
            self.assertTrue(line.finished_on)
            self.assertEqual(line.version_id, document.version_id)
        with self.assertRaises(UserError):
            document.with_user(self.clerk).sudo(False)._sign(ONE_PAGE, "x.pdf")

    def test_what_is_needed_before_submitting(self):
        """OUT-01: type, abstract and file."""
        for values in ({"document_type_id": False}, {"subject": False}, {"signer_id": False}, {"symbol": False}):
            document = self.draft()
            document.write(values)
            with self.subTest(values), self.assertRaises(UserError):
                document.action_submit()
            self.assertFalse(document.approval_ids)
        without_file = (
            self.env["eoffice.document"]
            .with_user(self.specialist)
            .create({"direction": "outgoing", "document_type_id": self.decision.id, "subject": "x"})
        )
        with self.assertRaises(UserError):
            without_file.action_submit()

    def test_a_route_without_both_checks_is_refused(self):
        self.route.step_ids.filtered(lambda step: step.type == "form").unlink()
        with self.assertRaises(UserError):
            self.submitted()

    def test_a_signature_that_is_not_last_is_refused(self):
        self.route.step_ids.filtered(lambda step: step.type == "form").sequence = 40
        with self.assertRaises(UserError):
            self.submitted()

    def test_a_head_who_drafts_has_checked_the_content(self):
        document = self.draft(user=self.head)
        document.action_submit()
        self.assertEqual(self.states(document), ["approved", "waiting", "pending"])

    def test_parallel_steps_wait_for_each_other(self):
        self.route.step_ids = [
            Command.create(
                {"sequence": 20, "type": "review", "holder": "named", "principal_id": self.principal(self.other).id}
            )
        ]
        document = self.submitted()
        self.approve(document, self.head)
        self.assertEqual(self.states(document), ["approved", "waiting", "waiting", "pending"])
        self.approve(document, self.other_head)
        self.assertEqual(sorted(self.states(document)), ["approved", "approved", "pending", "waiting"])
        self.approve(document, self.chief)
        self.assertTrue(self.asked(document, self.leader))

    def test_return_to_the_drafter(self):
        document = self.submitted()
        self.asked(document, self.head)._return("Thiếu căn cứ")
        self.assertEqual(document.state, "draft")
        self.assertTrue(document.can_draft)
        document.action_submit()
        self.assertEqual(self.states(document), ["waiting", "pending", "pending"])

    def test_return_to_an_earlier_step(self):
        document = self.submitted()
        self.approve(document, self.head, self.chief)
        line = self.asked(document, self.leader)
        line._return("Trưởng phòng xem lại", line._earlier().filtered(lambda step: step.type == "content"))
        self.assertEqual(self.states(document), ["waiting", "pending", "pending"])
        self.assertEqual(self.asked(document, self.head).question, "Trưởng phòng xem lại")
        self.approve(document, self.head, self.chief, self.leader)
        self.assertEqual(document.state, "approved")

    def test_return_skips_no_step_that_is_still_to_come(self):
        document = self.submitted()
        self.approve(document, self.head)
        line = self.asked(document, self.chief)
        with self.assertRaises(UserError):
            line._return("x", document.sudo().approval_ids.filtered(lambda step: step.type == "sign"))
        with self.assertRaises(UserError):
            line._return(" ")
        self.assertEqual(self.states(document), ["approved", "waiting", "pending"])

    def test_a_change_after_an_approval_asks_again(self):
        """OUT-03: the office corrects the form, so the head is asked again, and then the office."""
        document = self.submitted()
        self.approve(document, self.head)
        document.with_user(self.chief).write({"subject": "Phê duyệt Kế hoạch"})
        self.assertEqual(self.states(document), ["waiting", "pending", "pending"])
        self.assertEqual(len(document.version_ids), 2)
        old = document.sudo().approval_ids - document.sudo().approval_ids._active_steps()
        self.assertEqual(sorted(old.mapped("state")), ["outdated", "withdrawn", "withdrawn"])
        self.assertFalse(self.asked(document, self.chief))

    def test_a_new_file_after_an_approval_asks_again(self):
        document = self.submitted()
        self.approve(document, self.head)
        document.with_user(self.chief)._add_version(ONE_PAGE, "sua.pdf")
        self.assertEqual(self.states(document), ["waiting", "pending", "pending"])

    def test_taking_back_an_approved_document_starts_the_way_again(self):
        document = self.approved()
        with self.assertRaises(AccessError):
            document.write({"subject": "Khác"})
        document.action_withdraw_draft()
        self.assertEqual(document.state, "draft")
        document.write({"subject": "Khác"})
        document.action_submit()
        self.assertEqual(self.states(document), ["waiting", "pending", "pending"])

    def test_a_signed_document_is_not_taken_back(self):
        document = self.signed()
        with self.assertRaises(UserError):
            document.action_withdraw_draft()
        self.assertEqual(document.state, "signed")

    def test_opinions_beside_the_way(self):
        document = self.draft()
        lines = document._request_opinion(self.principal(self.other), "Kinh phí?")
        document.action_submit()
        self.approve(document, self.head)
        self.assertEqual(self.asked(document, self.other_head).type, "opinion")
        self.asked(document, self.other_head)._answer("Có trong dự toán")
        self.assertEqual(lines.state, "answered")
        self.assertEqual(lines.opinion, "Có trong dự toán")
        self.assertEqual(self.states(document), ["approved", "waiting", "pending"])

    def test_an_opinion_that_must_come_first_blocks(self):
        document = self.submitted()
        document._request_opinion(self.principal(self.other), "Kinh phí?", blocking=True)
        with self.assertRaises(UserError):
            self.approve(document, self.head)
        self.asked(document, self.other_head)._answer("Đồng ý")
        self.approve(document, self.head)
        self.assertEqual(self.states(document), ["approved", "waiting", "pending"])

    def test_a_question_is_taken_back_by_who_asked(self):
        document = self.submitted()
        line = document._request_opinion(self.principal(self.other), "Kinh phí?", blocking=True)
        with self.assertRaises(AccessError):
            line.with_user(self.head).action_withdraw()
        line.with_user(self.specialist).action_withdraw()
        self.approve(document, self.head)

    def test_the_head_hands_the_content_to_his_deputy(self):
        document = self.submitted()
        with self.assertRaises(AccessError):
            self.asked(document, self.head)._forward(self.principal(self.colleague))
        self.asked(document, self.head)._forward(self.principal(self.deputy), "Anh xem giúp")
        self.assertEqual(self.asked(document, self.deputy).question, "Anh xem giúp")
        self.approve(document, self.deputy)
        self.assertEqual(self.states(document), ["approved", "waiting", "pending"])

    def test_the_chairman_lets_his_deputy_sign(self):
        document = self.submitted()
        self.approve(document, self.head, self.chief)
        self.asked(document, self.leader)._forward(self.principal(self.vice))
        self.assertEqual((document.signer_id, document.signer_authority), (self.vice, "kt"))
        self.approve(document, self.vice)
        self.assertEqual(document.state, "approved")

    def test_who_is_asked_has_an_activity_and_a_message(self):
        document = self.submitted()
        activity = self.env["mail.activity"].sudo().search([("eoffice_approval_id.document_id", "=", document.id)])
        self.assertEqual(activity.user_id, self.head)
        told = self.env["mail.message"].sudo().search([("model", "=", document._name), ("res_id", "=", document.id)])
        self.assertIn(self.head.partner_id, told.notified_partner_ids)
        activity.with_user(self.head).action_feedback(feedback="Đồng ý")
        self.assertEqual(self.states(document), ["approved", "waiting", "pending"])
        self.assertFalse(activity.exists())


@tagged("post_install", "-at_install")
class TestOutgoingForgery(OutgoingCase):
    """What the interface does not offer, a call of the RPC interface is refused as well."""

    def test_approvals_are_written_by_methods_only(self):
        document = self.submitted()
        line = document.sudo().approval_ids[:1]
        values = {"state": "approved", "finished_by_id": self.leader.id}
        for user in (self.specialist, self.head, self.leader, self.clerk, self.administrator):
            for attempt in (
                lambda rec: rec.write(values),
                lambda rec: rec.create({**values, "document_id": document.id, "type": "sign"}),
                lambda rec: rec.unlink(),
            ):
                with self.subTest(user.login), self.assertRaises(AccessError):
                    attempt(line.with_user(user))
        self.assertEqual(self.states(document), ["waiting", "pending", "pending"])

    def test_others_do_not_approve(self):
        document = self.submitted()
        line = document.sudo().approval_ids._active_steps().filtered(lambda line: line.state == "waiting")
        for user in (self.specialist, self.colleague, self.chief, self.leader, self.other_head, self.administrator):
            for act in ("_approve", "action_approve"):
                with self.subTest(user.login), self.assertRaises(AccessError):
                    getattr(line.with_user(user), act)()
        self.assertEqual(line.state, "waiting")

    def test_what_is_not_asked_yet_is_not_approved(self):
        document = self.submitted()
        sign = document.sudo().approval_ids.filtered(lambda line: line.type == "sign")
        with self.assertRaises(UserError):
            sign.with_user(self.leader).action_approve()
        self.assertEqual(sign.state, "pending")

    def test_readonly_fields_of_a_draft(self):
        document = self.draft()
        forged = {
            "state": "issued",
            "signed_on": "2026-01-01 00:00:00",
            "sequence_number": 7,
            "number": "07",
            "issued_on": "2026-01-01",
            "issuer_name": "Chính phủ",
            "register_id": self.out_register.id,
            "drafter_id": self.head.id,
            "drafting_unit_id": self.other.id,
            "signed_sha256": "0" * 64,
            "answers_line_id": 1,
            "voided": True,
            "direction": "incoming",
            "identifier": "x",
        }
        for name, value in forged.items():
            before = document.sudo().read([name])
            with self.subTest(name), self.assertRaises(AccessError):
                document.write({name: value})
            self.assertEqual(document.sudo().read([name]), before)

    def test_readonly_fields_at_creation(self):
        documents = self.env["eoffice.document"].with_user(self.specialist)
        before = documents.sudo().search_count([])
        for forged in (
            {"number": "07"},
            {"sequence_number": 7},
            {"drafter_id": self.head.id},
            {"signed_on": "2026-01-01 00:00:00"},
            {"approval_ids": [Command.create({"type": "sign", "principal_id": self.principal(self.leader).id})]},
            {"access_ids": [Command.create({"principal_id": self.principal(self.colleague).id})]},
        ):
            with self.subTest(forged), self.assertRaises(AccessError):
                documents.create({"direction": "outgoing", "subject": "x", **forged})
            with self.subTest(forged), self.assertRaises(AccessError):
                documents.with_context(**{f"default_{name}": value for name, value in forged.items()}).create(
                    {"direction": "outgoing", "subject": "x"}
                )
        with self.assertRaises(AccessError):
            documents.create({"direction": "incoming", "unit_id": self.committee.id, "subject": "x"})
        self.assertEqual(documents.sudo().search_count([]), before)

    def test_who_does_not_have_it_in_hand_changes_nothing(self):
        document = self.submitted()
        for user in (self.specialist, self.colleague, self.clerk, self.chief, self.leader, self.administrator):
            with self.subTest(user.login), self.assertRaises(AccessError):
                document.with_user(user).write({"subject": "Giả"})
        self.assertEqual(document.sudo().subject, "Phê duyệt kế hoạch")

    def test_routes_are_kept_by_the_administrator(self):
        for user in (self.specialist, self.head, self.clerk, self.chief, self.leader):
            with self.subTest(user.login), self.assertRaises(AccessError):
                self.route.with_user(user).write({"signer_id": user.id})
            with self.subTest(user.login), self.assertRaises(AccessError):
                self.route.step_ids.with_user(user).unlink()
        self.route.with_user(self.administrator).write({"name": "Khác"})
