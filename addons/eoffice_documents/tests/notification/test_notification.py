from odoo.tools.translate import LazyTranslate

from ..common.case import OfficeCase

_lt = LazyTranslate("odoo.addons.eoffice_documents")
SUBJECT, ISSUER, NUMBER, INSTRUCTION = "Phương án ZQDELTA", "Sở ZQALFA", "77ZQ", "Làm ngay ZQECHO"


class NotificationCase(OfficeCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.service = cls.env["eoffice.notification"].with_user(cls.clerk)
        (cls.specialist | cls.colleague | cls.head | cls.clerk).lang = "vi_VN"

    def inbox(self, user):
        """The messages in the inbox of ``user``, the newest first."""
        told = self.env["mail.notification"].search([("res_partner_id", "=", user.partner_id.id)])
        return told.mail_message_id.sorted("id", reverse=True)

    def secret(self, **values):
        """A secret document, which is kept without file."""
        document = self.entry(secrecy="secret", **values)
        document.action_make_stub()
        document.action_register_anyway()
        return document


class TestNotification(NotificationCase):
    """One message: to whom, about what, in whose language."""

    def test_each_reads_it_in_their_own_language(self):
        self.env["res.lang"]._activate_lang("en_US")
        self.colleague.lang = "en_US"
        for speaker in ("vi_VN", "en_US", False):  # the current user's, or the none of a cron
            with self.subTest(speaker):
                service = self.service.with_context(lang=speaker)
                people = self.specialist | self.colleague
                service._send(people, _lt("The archive has taken your dossiers over."), subject=_lt("Stand-in"))
                for user, body, subject in (
                    (self.colleague, "The archive has taken your dossiers over.", "Stand-in"),
                    (self.specialist, "Lưu trữ đã tiếp nhận hồ sơ của bạn.", "Người thay"),
                ):
                    message = self.inbox(user)[:1]
                    self.assertIn(body, message.body)
                    self.assertEqual(message.subject, subject)

    def test_a_text_may_be_made_for_each_language(self):
        self.env["res.lang"]._activate_lang("en_US")
        self.colleague.lang = "en_US"
        self.service._send(self.specialist | self.colleague, lambda env: f"in {env.lang}", subject="x")
        self.assertIn("in vi_VN", self.inbox(self.specialist)[:1].body)
        self.assertIn("in en_US", self.inbox(self.colleague)[:1].body)

    def test_it_comes_from_the_current_user_who_is_not_told_themselves(self):
        document = self.registered()
        before = len(self.inbox(self.clerk))
        self.service._send(self.clerk | self.specialist, "Xin ý kiến <b>gấp</b>", record=document)
        message = self.inbox(self.specialist)[:1]
        self.assertEqual(message.author_id, self.clerk.partner_id)
        self.assertEqual((message.model, message.res_id), ("eoffice.document", document.id))
        self.assertEqual(message.subject, document.display_name)
        self.assertIn("&lt;b&gt;gấp&lt;/b&gt;", message.body, "what a person types is no markup")
        self.assertEqual(len(self.inbox(self.clerk)), before)

    def test_who_has_no_account_any_more_is_not_told(self):
        self.specialist.sudo().active = False
        before = len(self.inbox(self.specialist))
        self.service._send(self.specialist, "x", subject="x")
        self.assertEqual(len(self.inbox(self.specialist)), before)

    def test_what_is_taken_back_unopened_leaves_the_inbox(self):
        for document in (self.registered(), self.secret(number="12")):
            with self.subTest(document.secrecy):
                self.service._send(self.specialist | self.colleague, "x", record=document)
                told = self.inbox(self.specialist)[:1]
                self.service._withdraw(self.specialist, document)
                self.assertNotIn(told, self.inbox(self.specialist))
                self.assertIn(told, self.inbox(self.colleague))


class TestSecretNotification(NotificationCase):
    """Of a document with a degree of secrecy nothing is told but that it is there."""

    def assertSilent(self, *texts):
        for text in texts:
            self.assertNotIn("ZQ", str(text or ""))

    def test_every_message_and_activity_of_its_way(self):
        document = self.secret(subject=SUBJECT, issuer_name=ISSUER, number=NUMBER)
        self.first_line(document)._forward([self.target(self.leader, instruction=INSTRUCTION)])
        self.line(document, self.leader)._forward([self.target(self.department, instruction=INSTRUCTION)])
        self.line(document, self.department)._forward([self.target(self.specialist, instruction=INSTRUCTION)])
        activity = self.env["mail.activity"].search(
            [("res_id", "=", document.id), ("user_id", "=", self.specialist.id)]
        )
        self.assertEqual(len(activity), 1)
        self.assertSilent(activity.summary, activity.res_name, activity.note)
        self.line(document, self.specialist)._complete(f"Xong {NUMBER}")
        messages = self.inbox(self.leader) | self.inbox(self.head) | self.inbox(self.specialist)
        self.assertGreaterEqual(len(messages), 4, "the three receivers, and the head about the result")
        for message in messages:
            self.assertSilent(message.subject, message.body, message.record_name, message.display_name)
            self.assertIn(f"/odoo/eoffice.document/{document.id}", message.body)

    def test_an_activity_given_by_odoo(self):
        document = self.secret(subject=SUBJECT, issuer_name=ISSUER, number=NUMBER)
        activity = self.env["mail.activity"].create(
            {
                "res_model_id": self.env["ir.model"]._get_id("eoffice.document"),
                "res_id": document.id,
                "user_id": self.specialist.id,
                "summary": INSTRUCTION,
            }
        )
        self.assertSilent(activity.res_name)
        message = self.inbox(self.specialist)[:1]
        self.assertSilent(message.subject, message.body, message.record_name)

    def test_what_was_told_before_it_became_secret(self):
        document = self.entry(subject=SUBJECT, issuer_name=ISSUER, number=NUMBER)
        self.service._send(self.specialist, SUBJECT, record=document)
        self.service._add_activities(
            "mail.mail_activity_data_todo", [{"record": document, "user": self.specialist, "summary": INSTRUCTION}]
        )
        message = self.inbox(self.specialist)[:1]
        self.assertIn("ZQ", message.subject + message.body)
        document.secrecy = "secret"
        self.assertSilent(message.subject, message.body, message.record_name)
        activity = self.env["mail.activity"].search(
            [("res_id", "=", document.id), ("user_id", "=", self.specialist.id)]
        )
        self.assertEqual(len(activity), 1)
        self.assertSilent(activity.summary, activity.res_name)

    def test_a_list_of_documents_names_it_not(self):
        document = self.secret(subject=SUBJECT, issuer_name=ISSUER, number=NUMBER)
        self.assertSilent(self.service._label(document))
        self.assertIn(SUBJECT, self.service._label(self.registered(subject=SUBJECT)))
