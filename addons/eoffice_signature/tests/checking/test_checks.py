from odoo.exceptions import AccessError
from odoo.tests import tagged

from ...models.checking import eoffice_signature_check
from ..common import signed_files
from ..common.case import SignatureCase
from ..common.pki import Holder


@tagged("post_install", "-at_install")
class TestChecks(SignatureCase):
    def test_each_file_that_comes_in_is_checked_when_it_is_opened(self):
        document = self.received(self.by_person())
        check = document.signature_check_ids
        self.assertEqual((check.state, document.signature_state), ("valid", "valid"))
        self.assertIn("Nguyễn Văn Ký (Ủy ban nhân dân huyện Thử)", check.signers)
        self.assertIn("Nguyễn Văn Ký", document.signature_note)

    def test_a_scan_is_not_signed_and_no_process_is_started_for_it(self):
        self.patch(eoffice_signature_check.sandbox, "run", None)
        check = self.env["eoffice.signature.check"]._look(signed_files.page())
        self.assertEqual(check["state"], "unsigned")

    def test_states_on_the_form(self):
        authority = self.authority
        stranger = signed_files.signed(signed_files.page(), authority.stranger, authority.stranger_root)
        revoked = signed_files.signed(signed_files.page(), authority.revoked, authority.issuing)
        for data, state, said in (
            (stranger, "unknown", "not one the office trusts"),
            (revoked, "certificate", "It was revoked"),
            (self.altered(), "altered", "changed after it was signed"),
            (signed_files.contents(self.by_person(), b"DEADBEEF"), "unreadable", "damaged"),
            (signed_files.page(), "unsigned", ""),
        ):
            with self.subTest(state):
                document = self.received(data)
                self.assertEqual(document.signature_state, state)
                self.assertIn(said, document.signature_note or "")

    def test_a_document_is_as_bad_as_its_worst_file(self):
        document = self.received(self.by_person())
        file = self.env["ir.attachment"].create(
            {"name": "phu-luc.pdf", "raw": self.altered(), "res_model": document._name, "res_id": document.id}
        )
        self.env["eoffice.recognition"]._of_files([document], file)._job_open()
        self.assertEqual(document.signature_state, "altered")
        self.assertIn("phu-luc.pdf", document.signature_note)

    def test_who_may_not_read_the_document_may_not_read_its_check(self):
        check = self.received(self.by_person()).signature_check_ids
        foreign = check.with_user(self.other_clerk)
        self.assertFalse(foreign.search([("id", "=", check.id)]))
        for act in (lambda: foreign.read(["report"]), foreign.action_check_again, lambda: foreign.report_html):
            with self.assertRaises(AccessError):
                act()
        with self.assertRaises(AccessError):
            check.document_id.with_user(self.other_clerk).action_check_signatures()

    def test_a_context_of_the_caller_changes_no_verdict(self):
        altered = self.received(self.altered()).signature_check_ids
        signed = self.received(self.by_person(), number="187").signature_check_ids
        self.trust_root.active = False
        for check, state in ((altered, "altered"), (signed, "unknown")):
            check.with_context(active_test=False, bin_size=True, bin_size_file=True).action_check_again()
            self.assertEqual(check.state, state)

    def test_nobody_writes_a_check(self):
        check = self.received(self.altered()).signature_check_ids
        for user in (self.clerk, self.administrator):
            mine = check.with_user(user)
            for act in (
                lambda mine=mine: mine.write({"state": "valid"}),
                mine.unlink,
                lambda mine=mine: mine.create(
                    {
                        "document_id": check.document_id.id,
                        "attachment_id": check.attachment_id.id,
                        "state": "valid",
                        "checked_on": "2026-01-01",
                    }
                ),
            ):
                with self.assertRaises(AccessError):
                    act()
        check.invalidate_recordset()
        self.assertEqual(check.state, "altered")

    def test_checked_again_with_the_trust_of_now(self):
        document = self.received(self.by_person())
        self.trust_root.active = False
        document.action_check_signatures()
        self.assertEqual(document.signature_state, "unknown")
        row = document.audit_log_ids.filtered(lambda row: row.act == "signature_checked")
        self.assertEqual((row.user_id, row.note), (self.clerk, "Valid → Signer unknown"))

    def test_without_lists_revocation_is_not_looked_up(self):
        self.env["eoffice.revocation.list"].search([]).active = False
        self.assertEqual(self.received(self.by_person()).signature_state, "unchecked")

    def test_a_document_sent_from_inside_keeps_its_check(self):
        document = self.received(self.by_person())
        other = self.env["eoffice.document"].create({"unit_id": self.commune.id})
        scan = document.sudo().recognition_ids
        self.env["eoffice.recognition"].sudo().create(
            {
                "document_id": other.id,
                "attachment_id": scan.attachment_id.id,
                "checksum": scan.checksum,
                "source_id": scan.id,
                "state": "read",
            }
        )
        self.assertEqual(other.with_user(self.other_clerk).signature_check_ids.state, "valid")
        self.assertNotEqual(other.signature_check_ids, document.signature_check_ids)

    def test_names_of_strangers_are_text_in_the_report(self):
        bad = Holder("<img src=x onerror=alert(1)>", organization_name="\u202eevil\n<b>UBND</b>")
        document = self.received(signed_files.signed(signed_files.page(), bad))
        check = document.signature_check_ids
        for html in (check.report_html, document.signature_note):
            self.assertNotIn("<img", html)
            self.assertNotIn("<b>", html)
            self.assertNotIn("\u202e", html)
            self.assertIn("&lt;img", html)

    def test_the_report_is_printed(self):
        check = self.received(self.altered()).signature_check_ids
        report = self.env["ir.actions.report"].with_user(self.clerk)
        pdf, kind = report._render_qweb_pdf("eoffice_signature.report_signature_check", check.ids)
        self.assertEqual((kind, pdf[:5]), ("pdf", b"%PDF-"))
        self.assertIn(check.document_id.recognition_ids.checksum, check.report_html)
        self.assertIn("Pages added: 1", check.report_html)

    def test_what_takes_too_long_cannot_be_checked(self):
        def run(*_arguments, **_options):
            raise eoffice_signature_check.sandbox.WorkerTooSlow(limit=20)

        self.patch(eoffice_signature_check.sandbox, "run", run)
        document = self.received(self.by_person())
        self.assertEqual(document.signature_state, "unreadable")
        self.assertIn("too long", document.signature_note)

    def test_a_secret_document_leaves_no_check(self):
        document = self.received(self.by_person())
        document.secrecy = "secret"
        document.action_make_stub()
        self.assertFalse(self.env["eoffice.signature.check"].search([("document_id", "=", document.id)]))
