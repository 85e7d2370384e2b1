from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from ..common.case import SignatureCase


@tagged("post_install", "-at_install")
class TestReference(SignatureCase):
    """IN-08: a file that was changed after it was signed is for reference only."""

    def give_reason(self, document, reason="Bản chính sẽ gửi sau", user=None):
        wizard = self.env["eoffice.reference.reason"].with_user(user or self.clerk)
        return wizard.create({"document_id": document.id, "reason": reason}).action_register()

    def test_an_altered_file_is_registered_for_a_reason_alone(self):
        document = self.received(self.altered())
        self.assertTrue(document.for_reference)
        self.assertEqual(document.action_register()["res_model"], "eoffice.reference.reason")
        with self.assertRaises(UserError):
            document.action_register_anyway()
        self.assertEqual((document.state, document.sequence_number), ("to_register", 0))
        self.give_reason(document)
        self.assertEqual(document.state, "registered")
        rows = document.audit_log_ids.filtered(lambda row: row.act == "for_reference")
        self.assertEqual((rows.note, rows.user_id), ("Bản chính sẽ gửi sau", self.clerk))
        self.assertTrue(document.for_reference, "it stays so when it is registered")

    def test_it_is_checked_before_the_number_when_no_job_has_come_to_it(self):
        document = self.waiting(self.altered())
        with self.assertRaises(UserError):
            document.action_register_anyway()
        self.assertEqual(document.action_register()["res_model"], "eoffice.reference.reason")

    def test_a_whole_file_needs_no_reason(self):
        document = self.received(self.by_person())
        document.action_register()
        self.assertEqual((document.state, document.for_reference), ("registered", False))

    def test_the_reason_is_not_typed_past_the_button(self):
        document = self.received(self.altered())
        with self.assertRaises(AccessError):
            document.write({"reference_reason": "x"})
        with self.assertRaises(AccessError):
            self.give_reason(document, user=self.specialist)
        with self.assertRaises(AccessError):
            self.give_reason(document, user=self.other_clerk)
        self.assertEqual((document.reference_reason, document.sequence_number), (False, 0))
