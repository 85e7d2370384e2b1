from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from .dispatching import SendingCase

WHY = "Sai thẩm quyền"


@tagged("post_install", "-at_install")
class TestRecall(SendingCase):
    def setUp(self):
        super().setUp()
        self.document = self.sent(self.commune, self.department, self.agency)
        self.line = self.dispatch_to(self.document, self.commune)
        self.entry = self.entry_of(self.document, self.commune)

    def numbers(self):
        return self.env["eoffice.register.number"].sudo().search([("document_id", "=", self.entry.id)])

    def test_what_nobody_accepted_is_gone_at_once_and_stays_as_a_struck_row(self):
        waiting = [("state", "=", "to_register")]
        self.assertIn(self.entry, self.entry.search(waiting))
        self.document._recall(WHY)
        self.assertEqual((self.line.state, self.document.state), ("recalled", "recalled"))
        self.assertEqual((self.line.recall_state, self.line.recall_answered_on), ("at_once", False))
        self.assertNotIn(self.entry, self.entry.search(waiting))
        self.assertEqual((self.entry.state, self.entry.recall_reason), ("recalled", WHY))
        self.assertEqual(self.entry.reference, self.document.reference)
        self.assertFalse(self.entry.sudo().activity_ids)

    def test_file_words_and_form_are_gone_at_the_receiver_and_stay_at_the_sender(self):
        file = self.document.sudo().signed_file_id
        file.with_user(self.other_clerk).read(["raw"])
        self.document._recall(WHY)
        with self.assertRaises(AccessError):
            file.with_user(self.other_clerk).read(["raw"])
        self.assertFalse(self.entry.search([("fulltext", "ilike", "van phong dien tu")]))
        self.assertFalse(self.entry.subject or self.entry.signer_name or self.entry.recipients)
        self.assertNotIn("Triển khai", str(self.entry.sudo().message_ids.mapped("subject")))
        self.assertTrue(file.exists().raw)
        self.assertEqual(self.document.subject, "Triển khai Văn phòng điện tử")

    def test_who_accepted_is_asked_and_agrees(self):
        self.entry.action_accept()
        self.document._recall(WHY)
        self.assertEqual((self.line.state, self.line.recall_state), ("accepted", "asked"))
        self.assertEqual((self.entry.state, self.entry.recall_asked), ("registered", WHY))
        self.assertTrue(self.entry.can_answer_recall)
        task = self.env["mail.activity"].sudo().search([("res_id", "=", self.entry.id), ("summary", "=", WHY)])
        self.assertEqual(task.user_id, self.other_clerk)
        self.entry.action_agree_recall()
        self.assertEqual((self.line.state, self.line.recall_state), ("recalled", "agreed"))
        self.assertEqual((self.entry.state, self.entry.sequence_number), ("recalled", 1))
        self.assertEqual((self.numbers().state, self.numbers().number), ("void", 1))
        self.assertIn(WHY, self.numbers().reason)
        self.assertFalse(self.entry.recognition_ids)
        self.assertFalse(task.exists())
        self.assertEqual(set(self.entry.sudo().assignment_ids.mapped("state")), {"withdrawn"})

    def test_who_accepted_keeps_it_with_a_reason(self):
        self.entry.action_accept()
        self.document._recall(WHY)
        with self.assertRaises(UserError):
            self.entry._decline_recall(" ")
        self.assertEqual(self.line.recall_state, "asked")
        self.entry._decline_recall("Đã thực hiện xong")
        self.assertEqual((self.line.state, self.line.recall_state), ("accepted", "declined"))
        self.assertEqual(self.line.recall_answer, "Đã thực hiện xong")
        self.assertTrue(self.entry.recognition_ids)
        told = self.env["mail.notification"].sudo().search([("res_partner_id", "=", self.drafter.partner_id.id)])
        self.assertIn("Đã thực hiện xong", str(told.mail_message_id.mapped("body")))
        with self.assertRaises(UserError):
            self.entry.action_agree_recall()

    def test_an_agency_is_told_by_mail_or_its_letter_never_leaves(self):
        by_mail = self.dispatch_to(self.document, self.agency)
        self.assertEqual(by_mail.state, "waiting")
        other = self.sent(self.agency)
        told = self.dispatch_to(other, self.agency)
        told.state = "sent"
        letter = by_mail.mail_id
        self.document._recall(WHY)
        other._recall(WHY)
        self.assertFalse(letter.exists())
        self.assertEqual((by_mail.state, by_mail.recall_state), ("recalled", "at_once"))
        self.assertEqual((told.state, told.recall_state), ("sent", "asked"))
        notice = self.env["mail.mail"].search([("email_to", "=", "sonv@vidu.example")], order="id desc", limit=1)
        self.assertIn(WHY, notice.body_html)
        self.assertFalse(notice.attachment_ids)
        told.with_user(self.clerk).action_note_given_back()
        self.assertEqual((told.state, told.recall_state), ("recalled", "agreed"))

    def test_the_recalled_document_is_frozen(self):
        self.document._recall(WHY)
        for values in ({"subject": "Khác"}, {"note": "Khác"}, {"recipients": "Khác"}):
            for record in (self.document, self.entry):
                with self.subTest(values=values, record=record), self.assertRaises(UserError):
                    record.write(values)
        self.assertEqual(self.document.subject, "Triển khai Văn phòng điện tử")
        for act in (
            lambda: self.document._recall(WHY),
            lambda: self.document._dispatch(self.to(self.other)),
            lambda: self.entry.action_accept(),
        ):
            with self.assertRaises(UserError):
                act()

    def test_recalling_needs_a_reason_and_the_issuing_clerk(self):
        with self.assertRaises(UserError):
            self.document._recall("")
        for user in (self.drafter, self.chief):
            with self.assertRaises(AccessError):
                self.document.with_user(user)._recall(WHY)
        self.assertEqual(self.document.state, "issued")
        self.assertEqual(self.line.state, "arrived")

    def test_only_the_receiver_answers(self):
        self.entry.action_accept()
        self.document._recall(WHY)
        for user in (self.commune_chief, self.clerk, self.department_clerk):
            with self.assertRaises(AccessError):
                self.entry.with_user(user).action_agree_recall()
            with self.assertRaises(AccessError):
                self.entry.with_user(user)._decline_recall("x")
        self.assertEqual(self.line.recall_state, "asked")

    def test_what_was_sent_is_not_struck_out_but_recalled(self):
        with self.assertRaises(UserError):
            self.document._void("Nhầm")
        self.assertEqual(self.document.state, "issued")

    def test_a_refused_line_is_left_in_peace(self):
        self.entry._refuse("Không đúng nơi")
        self.document._recall(WHY)
        self.assertEqual((self.line.state, self.line.recall_state), ("refused", False))

    def test_a_unit_without_registers_is_asked_as_well(self):
        document = self.sent(self.other)
        entry = self.entry_of(document, self.other)
        work = self.env["eoffice.assignment"].search([("document_id", "=", entry.id)]).with_user(self.other_head)
        work._complete("Đã xem")
        document._recall(WHY)
        entry.action_agree_recall()
        self.assertEqual(entry.sudo().state, "recalled")


@tagged("post_install", "-at_install")
class TestSuccession(SendingCase):
    def succeed(self, link, **receivers):
        old = self.sent(self.commune, self.department)
        new = self.issued(**{link: old.id})
        return old, new

    def test_the_old_one_says_by_what_it_is_replaced_at_every_receiver(self):
        old, new = self.succeed("replaces_id")
        self.assertEqual(old.sudo().replaced_by_ids, new.sudo())
        for document in (old, self.entry_of(old, self.commune), self.entry_of(old, self.department)):
            self.assertTrue(document.is_superseded)
            self.assertIn(new.reference, document.succession)
        self.assertIn(f"eoffice.document/{new.id}", old.succession)
        # a receiver is given no way to the sender's own record, and to their entry once they have it
        entry = self.entry_of(old, self.commune)
        self.assertNotIn("href", entry.succession)
        new._dispatch(self.to(self.commune))
        mine = self.entry_of(new, self.commune)
        entry.invalidate_recordset()
        self.assertIn(f"eoffice.document/{mine.id}", entry.succession)
        self.assertIn(old.reference, mine.succession)
        self.assertFalse(mine.is_superseded)

    def test_a_correction_is_shown_likewise(self):
        old, new = self.succeed("corrects_id")
        self.assertEqual(old.sudo().corrected_by_ids, new.sudo())
        self.assertIn(new.reference, self.entry_of(old, self.commune).succession)

    def test_a_draft_replaces_nothing_yet(self):
        old, new = self.succeed("replaces_id")
        new.sudo().write({"sequence_number": 0, "number": False})
        old.invalidate_recordset()
        self.assertFalse(old.is_superseded)

    def test_the_drafter_starts_both_from_the_old_document(self):
        old = self.sent(self.commune).with_user(self.drafter)
        replacement = old.browse(old.action_replace()["res_id"])
        correction = old.browse(old.action_correct()["res_id"])
        self.assertEqual((replacement.replaces_id, correction.corrects_id), (old, old))
        self.assertEqual(replacement.document_type_id, old.document_type_id)
        self.assertEqual(correction.document_type_id.code, "CV")
        self.assertIn(old.reference, correction.subject)
        self.assertEqual({replacement.state, correction.state}, {"draft"})
        self.assertFalse(old.is_superseded)

    def test_only_what_is_issued_is_replaced(self):
        draft = self.issued()
        draft.sudo().write({"sequence_number": 0})
        for act in (draft.action_replace, draft.action_correct):
            with self.assertRaises(UserError):
                act()
