import shutil
from collections import namedtuple
from datetime import timedelta
from unittest.mock import patch

from odoo import fields
from odoo.tests import HttpCase, tagged

from ...models.common import eoffice_health

Disk = namedtuple("Disk", "total used free")


@tagged("post_install", "-at_install")
class TestHealth(HttpCase):
    """Whoever watches the server learns what does not go on, each by its name."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.startClassPatcher(patch.object(eoffice_health, "STARTING", 0))
        cls.startClassPatcher(patch.object(type(cls.env["eoffice.readiness"]), "_runner_is_heard", lambda self: True))
        room = patch.object(shutil, "disk_usage", lambda folder: Disk(100 << 30, 0, 50 << 30))
        cls.startClassPatcher(room)
        cls.env["ir.cron"].search([]).write({"nextcall": fields.Datetime.now() + timedelta(hours=1)})
        cls.env["mail.mail"].search([]).unlink()
        cls.env["ir.config_parameter"].set_param("eoffice.backup_on", False)

    def failing(self):
        answer = self.url_open("/web/health?db_server_status=1")
        told = answer.json()
        self.assertEqual((answer.status_code, told["status"]), (500, "fail") if "failing" in told else (200, "pass"))
        return told.get("failing", [])

    def test_a_healthy_office(self):
        self.assertEqual(self.failing(), [])
        self.assertEqual(self.url_open("/web/health").json(), {"status": "pass"})

    def test_scheduled_work_that_stands_still(self):
        self.env["ir.cron"].search([], limit=1).nextcall = fields.Datetime.now() - timedelta(minutes=20)
        self.assertEqual(self.failing(), ["cron"])

    def test_the_job_runner(self):
        with patch.object(type(self.env["eoffice.readiness"]), "_runner_is_heard", lambda self: False):
            self.assertEqual(self.failing(), ["job_runner"])

    def test_mail_that_does_not_leave(self):
        mail = self.env["mail.mail"].create({"body_html": "Nhắc việc", "email_to": "ai-do@example.com"})
        self.assertEqual(self.failing(), [])
        mail.flush_recordset()
        self.env.cr.execute("UPDATE mail_mail SET create_date = now() - interval '2 hours' WHERE id = %s", [mail.id])
        self.assertEqual(self.failing(), ["mail"])

    def test_a_full_disk(self):
        for disk in (Disk(100 << 30, 0, 1 << 29), Disk(1000 << 30, 0, 5 << 30)):
            with patch.object(shutil, "disk_usage", lambda folder, disk=disk: disk):
                self.assertEqual(self.failing(), ["disk"])

    def test_an_old_backup(self):
        for day, told in ((1, []), (5, ["backup"])):
            moment = fields.Datetime.now() - timedelta(days=day)
            self.env["ir.config_parameter"].set_param("eoffice.backup_on", fields.Datetime.to_string(moment))
            self.assertEqual(self.failing(), told)

    def test_a_server_that_has_just_come_back_is_given_time(self):
        self.env["ir.cron"].search([], limit=1).nextcall = fields.Datetime.now() - timedelta(days=1)
        with patch.object(eoffice_health, "STARTING", 10**9):
            self.assertEqual(self.failing(), [])
