from unittest.mock import patch

from freezegun import freeze_time
from odoo.addons.mail.models import mail_thread
from odoo.tools import mute_logger

from .test_notification import NotificationCase

WORKING, EVENING, SUNDAY = "2026-11-23 03:00:00", "2026-11-23 13:00:00", "2026-11-22 03:00:00"  # UTC
ROOM = "odoo.addons.eoffice_documents.models.notification.eoffice_notification"


class TestChannels(NotificationCase):
    """Inbox, e-mail, screen, text message and devices; quiet hours; a channel that fails."""

    def setUp(self):
        super().setUp()
        self.env["resource.calendar.leaves"].search([("resource_id", "=", False)]).unlink()

    def _patched(self, name, **kwargs):
        return patch.object(self.registry["eoffice.notification"], name, **kwargs)

    def _mails(self):
        return self.env["mail.mail"].search([("recipient_ids", "in", self.specialist.partner_id.ids)])

    def test_mail_goes_to_who_has_an_address(self):
        self.colleague.email, self.specialist.email = False, "cv@vidu.example"
        before = self._mails()
        self.service._send(self.specialist | self.colleague, "Nhắc việc", subject="Việc", channels=["inbox", "mail"])
        mail = self._mails() - before
        self.assertEqual((mail.subject, mail.recipient_ids), ("Việc", self.specialist.partner_id))
        self.assertIn("Nhắc việc", mail.body_html)
        self.assertEqual(self.inbox(self.specialist)[:1].subject, "Việc", "beside the inbox")

    def test_screen_tells_also_who_has_asked_for_it(self):
        with patch.object(self.registry["res.partner"], "_bus_send", autospec=True) as bus:
            self.service._send(self.clerk, "Xong", subject="Sổ", channels=["screen"])
        (partner, kind, note), _kwargs = bus.call_args
        self.assertEqual((partner, kind), (self.clerk.partner_id, "simple_notification"))
        self.assertEqual((note["title"], note["message"]), ("Sổ", "Xong"))

    def test_text_messages_wait_for_an_add_on_and_respect_quiet_hours(self):
        self.assertNotIn("sms", self.service._eoffice_default_channels())
        document, urgent = self.registered(), self.registered(number="187", urgency="express")
        with self._patched("_eoffice_send_sms", autospec=True) as sms:
            for moment, record, expected in (
                (WORKING, document, 1),
                (EVENING, document, 0),
                (SUNDAY, document, 0),
                (EVENING, urgent, 1),
            ):
                with self.subTest(moment=moment, record=record), freeze_time(moment):
                    sms.reset_mock()
                    people = self.specialist | self.clerk
                    self.service._send(people, "<Việc>", record=record, channels=["inbox", "sms"])
                    self.assertEqual(sms.call_count, expected)
                    self.assertEqual(self.inbox(self.specialist)[:1].res_id, record.id, "the inbox gets it always")
        _service, users, text = sms.call_args.args
        self.assertEqual((users, text), (self.specialist, f"{urgent.display_name}: <Việc>"))

    def test_devices_do_not_ring_in_quiet_hours(self):
        self.env["mail.push.device"].get_web_push_vapid_public_key()
        self.env["mail.push.device"].sudo().create(
            {"partner_id": self.specialist.partner_id.id, "endpoint": "https://push.example/x", "keys": "{}"}
        )
        document, urgent = self.registered(), self.registered(number="187", urgency="express")
        for moment, record, expected in ((WORKING, document, 1), (EVENING, document, 0), (EVENING, urgent, 1)):
            with (
                self.subTest(moment=moment, record=record),
                freeze_time(moment),
                patch.object(mail_thread, "push_to_end_point") as push,
            ):
                self.service._send(self.specialist, "x", record=record)
                self.assertEqual(push.call_count, expected)

    def test_a_channel_that_fails_is_logged_and_loses_neither_the_act_nor_the_others(self):
        document = self.registered()

        def broken(service, *_message):
            service.env.cr.execute("SELECT 1/0")

        for failing in (broken, lambda *_message: {}["x"]):
            document.note = "the act"
            with (
                self.subTest(failing),
                mute_logger("odoo.sql_db"),
                self._patched("_deliver_sms", side_effect=failing, autospec=True),
                self.assertLogs(ROOM, "WARNING") as log,
            ):
                self.service._send(self.specialist, "x", record=document, channels=["sms", "inbox"])
            self.assertIn(f"users [{self.specialist.id}] were not notified by sms", log.output[0])
            self.assertNotIn(document.subject, log.output[0].split("Traceback")[0], "ids, never contents")
            document.invalidate_recordset()
            self.assertEqual(document.note, "the act")
            self.assertEqual(self.inbox(self.specialist)[:1].res_id, document.id)
