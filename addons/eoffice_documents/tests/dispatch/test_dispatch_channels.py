from unittest.mock import patch

from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from .dispatching import SendingCase


@tagged("post_install", "-at_install")
class TestMail(SendingCase):
    def send_mails(self, failure=None):
        """Let Odoo's queue of outgoing mail run, with a server that takes everything or fails."""
        server = self.env.registry["ir.mail_server"]
        mails = self.env["eoffice.dispatch"].sudo().search([("state", "=", "waiting")]).mail_id
        answer = {"side_effect": OSError(failure)} if failure else {"return_value": "<id@vidu.example>"}
        with (
            patch.object(server, "_disable_send", lambda _self: False),
            patch.object(server, "_connect__", lambda _self, *args, **kwargs: None),
            patch.object(server, "send_email", **answer) as send,
        ):
            mails.send()
        return send

    def test_the_letter_carries_the_signed_file_itself(self):
        document = self.sent(self.agency)
        mail = self.dispatch_to(document, self.agency).mail_id
        self.assertEqual(mail.attachment_ids, document.sudo().signed_file_id)
        self.assertEqual(mail.email_to, "sonv@vidu.example")
        send = self.send_mails()
        message = send.call_args.args[0]
        names = [part.get_filename() for part in message.iter_attachments()]
        self.assertEqual(names, [document.sudo().signed_file_id.name])
        self.assertEqual(self.dispatch_to(document, self.agency).state, "sent")

    def test_a_failure_shows_on_the_line_and_is_sent_again(self):
        document = self.sent(self.agency)
        line = self.dispatch_to(document, self.agency)
        with self.assertLogs("odoo.addons.mail.models.mail_mail", "ERROR"):
            self.send_mails(failure="connection refused")
        self.assertEqual(line.state, "failed")
        self.assertIn("connection refused", line.failure)
        told = self.env["mail.notification"].sudo().search([("res_partner_id", "=", self.drafter.partner_id.id)])
        self.assertIn("connection refused", str(told.mail_message_id.mapped("body")))
        self.agency.email = "vanthu.sonv@vidu.example"
        line.with_user(self.clerk).action_send_again()
        self.assertEqual((line.state, line.failure, line.email), ("waiting", False, "vanthu.sonv@vidu.example"))
        self.send_mails()
        self.assertEqual(line.state, "sent")
        with self.assertRaises(UserError):
            line.with_user(self.clerk).action_send_again()

    def test_without_an_address_nothing_is_sent(self):
        self.agency.email = False
        document = self.issued()
        with self.assertRaises(UserError), self.env.cr.savepoint():
            document._dispatch(self.to(self.commune, self.agency))
        self.assertFalse(document.sudo().dispatch_ids)

    def test_only_the_issuing_clerk_sends_again(self):
        line = self.dispatch_to(self.sent(self.agency), self.agency)
        line.state = "failed"
        for user in (self.drafter, self.chief):
            with self.assertRaises(AccessError):
                line.with_user(user).action_send_again()
        self.assertEqual(line.state, "failed")


@tagged("post_install", "-at_install")
class TestPaper(SendingCase):
    def paper(self, receiver, way="post", **values):
        key = "unit" if receiver._name == "hr.department" else "partner"
        return [{key: receiver, "way": way, **values}]

    def test_an_agency_by_post_stands_in_the_post_register(self):
        document = self.issued()
        document._dispatch(self.paper(self.agency, envelopes=2, note="Gửi bảo đảm"))
        line = self.dispatch_to(document, self.agency)
        self.assertEqual((line.state, line.envelopes, line.reference), ("sent", 2, document.reference))
        self.assertIn(line, self.env["eoffice.dispatch"].search([("way", "=", "post")]))
        line.with_user(self.clerk).action_mark_arrived()
        self.assertTrue(line.state == "arrived" and line.arrived_on)

    def test_a_unit_gets_paper_only_for_a_reason(self):
        document = self.issued()
        for reason in (False, "no_account"):  # the commune has an account
            with self.subTest(reason), self.assertRaises(UserError), self.env.cr.savepoint():
                document._dispatch(self.paper(self.commune, paper_reason=reason))
            self.assertFalse(document.sudo().dispatch_ids)
        document._dispatch(self.paper(self.commune, paper_reason="emergency", paper_copies=1))
        self.assertEqual(document.paper_count, 1)

    def test_a_unit_nobody_would_see_it_in_gets_paper(self):
        self.commune.clerk_ids = False
        document = self.issued()
        document._dispatch(self.paper(self.commune, "hand", paper_reason="no_account", paper_copies=1))
        self.assertEqual(self.dispatch_to(document, self.commune).state, "sent")
        self.assertFalse(self.dispatch_to(document, self.commune).entry_ids)

    def test_copies_are_counted_with_their_reason_and_who_printed(self):
        document = self.sent(self.commune, self.department)
        lines = document.dispatch_ids
        with self.assertRaises(UserError):
            lines._paper_copy(1, False)
        with self.assertRaises(UserError):
            lines._paper_copy(0, "important")
        self.assertEqual(document.paper_count, 0)
        lines._paper_copy(2, "important")
        lines[0]._paper_copy(1, "emergency")
        document.invalidate_recordset()
        self.assertEqual(document.paper_count, 5)
        printed = document.sudo().audit_log_ids.filtered(lambda row: row.act == "printed")
        self.assertEqual(printed.user_id, self.clerk)
        self.assertEqual(len(printed), 2)

    def test_the_original_is_printed_and_logged(self):
        document = self.issued()
        document._print_original(3)
        row = document.sudo().audit_log_ids[:1]
        self.assertEqual((row.act, row.user_id), ("printed", self.clerk))
        self.assertIn("3", row.note)
        with self.assertRaises(AccessError):
            document.with_user(self.drafter)._print_original(1)

    def test_a_rule_of_the_roll_out_refuses_paper(self):
        document = self.sent(self.commune)
        asked = []

        def refusal(_self, unit, about, reason):
            asked.append((unit, about, reason))
            return "Từ 02/12/2015 không gửi giấy."

        with patch.object(self.env.registry["eoffice.dispatch"], "_eoffice_paper_refusal", refusal):
            with self.assertRaisesRegex(UserError, "02/12/2015"):
                document.dispatch_ids._paper_copy(1, "important")
        self.assertEqual(asked, [(self.commune, document.sudo(), "important")])
        self.assertEqual(document.paper_count, 0)
