from odoo.addons.eoffice_documents.tests.drafting.outgoing import ONE_PAGE, OutgoingCase
from odoo.exceptions import UserError
from odoo.tests import tagged

from ..common import signed_files
from ..common.case import SignatureMixin


@tagged("post_install", "-at_install")
class TestSignedFile(SignatureMixin, OutgoingCase):
    def sign(self, data):
        document = self.approved()
        document.with_user(self.clerk)._sign(data, "da-ky.pdf")
        return document

    def test_a_signed_file_is_kept_with_its_check(self):
        document = self.sign(self.by_person())
        check = document.with_user(self.clerk).signature_check_ids
        self.assertEqual((check.state, check.attachment_id), ("valid", document.signed_file_id))

    def test_a_scan_of_the_signed_paper_is_kept(self):
        self.assertEqual(self.sign(ONE_PAGE).signature_check_ids.state, "unsigned")

    def test_what_was_changed_or_broken_after_signing_is_refused(self):
        broken = signed_files.contents(self.by_person(), b"DEADBEEF")
        for data, said in ((self.altered(), "changed after"), (broken, "cannot be checked")):
            document = self.approved()
            with self.subTest(said), self.assertRaisesRegex(UserError, said), self.env.cr.savepoint():
                document.with_user(self.clerk)._sign(data, "da-ky.pdf")
            document.invalidate_recordset()
            self.assertEqual((document.state, document.signed_file_id.id), ("approved", False))
            self.assertFalse(document.signature_check_ids)
            self.assertNotIn("signed", document.audit_log_ids.mapped("act"))

    def test_a_wrong_file_takes_its_check_along(self):
        document = self.sign(self.by_person())
        document.with_user(self.clerk).action_remove_signed_file()
        self.assertFalse(self.env["eoffice.signature.check"].search([("document_id", "=", document.id)]))
