import tempfile
from datetime import date
from pathlib import Path
from unittest.mock import patch

from odoo.exceptions import AccessError, ValidationError
from odoo.tests import Form, HttpCase, tagged

from ...models.common import eoffice_readiness
from ...recognition.readiness import missing_languages
from .case import OfficeCase

REMINDERS = {
    "eoffice_near_due_hours",
    "eoffice_notify_from",
    "eoffice_notify_until",
    "eoffice_digest_hour",
    "eoffice_notice_least",
}


class TestSettings(OfficeCase):
    """One page for what an office settles; who sees and saves which part of it."""

    def parameter(self, key):
        return self.env["ir.config_parameter"].get_param(key)

    def page(self, user):
        return self.env["eoffice.settings"].with_user(user)

    def fields_of(self, user):
        return {name for name in self.page(user).fields_get() if name.startswith("eoffice_")}

    def test_the_administrator_saves_what_was_hidden_in_parameters(self):
        with Form(self.page(self.administrator)) as page:
            self.assertEqual((page.eoffice_archive_months, page.eoffice_archive_least_years), (12, 5))
            page.eoffice_archive_months = 18
            page.eoffice_identifier_pattern = "{year}-{register}-{number}"
            page.eoffice_night_hours = "22-5"
            page.eoffice_backup_on = "2026-11-29"
        page.record.execute()
        self.assertEqual(self.parameter("eoffice.archive_months"), "18")
        self.assertEqual(self.env["eoffice.document"]._identifier_pattern(), "{year}-{register}-{number}")
        self.assertEqual(self.env["eoffice.recognition"]._night_hours(), (22, 5))
        self.assertEqual(self.parameter("eoffice.backup_on"), "2026-11-29")
        self.assertEqual(self.parameter("eoffice.archive_notice_days"), "30", "what was not changed is not written")
        with Form(self.page(self.administrator)) as page:
            self.assertEqual((page.eoffice_archive_months, page.eoffice_backup_on), (18, date(2026, 11, 29)))

    def test_the_office_chief_sees_and_saves_reminders_alone(self):
        self.assertEqual(self.fields_of(self.chief), REMINDERS)
        with Form(self.page(self.chief)) as page:
            page.eoffice_near_due_hours = 48
            page.eoffice_notice_least = "both"
        page.record.execute()
        self.assertEqual(self.env.company.eoffice_near_due_hours, 48)
        self.assertEqual(self.env.company.eoffice_notice_least, "both")
        for values in ({"eoffice_archive_months": 1}, {"eoffice_inbox": "/etc"}, {"eoffice_backup_on": "2026-01-01"}):
            with self.subTest(values), self.assertRaises(AccessError):
                self.page(self.chief).create(values).execute()
        self.assertEqual(self.parameter("eoffice.archive_months"), "12")

    def test_a_folder_of_the_server_is_the_systems_alone(self):
        self.assertNotIn("eoffice_inbox", self.fields_of(self.administrator))
        with self.assertRaises(AccessError):
            self.page(self.administrator).create({"eoffice_inbox": "/etc"})
        self.assertFalse(self.parameter("eoffice_documents.inbox"))

    def test_others_have_no_page(self):
        for user in (self.clerk, self.head, self.leader, self.specialist, self.helper):
            with self.subTest(user.login), self.assertRaises(AccessError):
                self.page(user).create({})

    def test_the_page_of_another_is_closed(self):
        page = self.page(self.administrator).create({"eoffice_near_due_hours": 1})
        with self.assertRaises(AccessError):
            page.with_user(self.chief).execute()
        self.assertEqual(self.env.company.eoffice_near_due_hours, 24)

    def test_the_settings_of_odoo_stay_closed(self):
        for user in (self.administrator, self.chief):
            with self.subTest(user.login), self.assertRaises(AccessError):
                self.env["res.config.settings"].with_user(user).create({})

    def test_values_that_cannot_be(self):
        for values in (
            {"eoffice_archive_months": 0},
            {"eoffice_identifier_pattern": "{number}"},
            {"eoffice_identifier_pattern": "{register}{number}{organ.__class__}"},
            {"eoffice_identifier_pattern": "{register"},
            {"eoffice_identifier_pattern": "{register}{number:>999999999}"},
            {"eoffice_night_hours": "tối-sáng"},
            {"eoffice_night_hours": "24-6"},
            {"eoffice_near_due_hours": 0},
            {"eoffice_notify_from": 18.0},
        ):
            with self.subTest(values), self.assertRaises(ValidationError):
                self.page(self.administrator).create(values).execute()


class TestReadiness(OfficeCase):
    """What an Odoo lacks that was not set up by the project's own command."""

    def check(self, key):
        rows = self.env["eoffice.readiness"]._eoffice_readiness_checks()
        return next(row for row in rows if row[0] == key)

    def test_a_runner_that_is_not_heard(self):
        self.assertFalse(self.check("job_runner")[1], "no runner is at work in a test")
        self.env.cr.execute("SELECT pg_advisory_lock(%s)", [eoffice_readiness.PG_ADVISORY_LOCK_ID])
        self.assertTrue(self.check("job_runner")[1])
        self.env.cr.execute("SELECT pg_advisory_unlock(%s)", [eoffice_readiness.PG_ADVISORY_LOCK_ID])
        self.assertFalse(self.check("job_runner")[1])

    def test_the_database(self):
        self.assertTrue(self.check("collation")[1])
        self.assertTrue(self.check("unaccent")[1])
        self.env.cr.execute("ALTER FUNCTION unaccent(text) STABLE")
        self.assertFalse(self.check("unaccent")[1])

    def test_tesseract(self):
        with tempfile.TemporaryDirectory() as folder:
            Path(folder, "vie.traineddata").touch()
            self.assertEqual(missing_languages([folder]), ["osd"])
            with patch.dict("os.environ", TESSDATA_PREFIX=folder):
                _key, ok, _name, to_do = self.check("tesseract")
        self.assertFalse(ok)
        self.assertIn("osd", to_do)

    def test_libreoffice(self):
        for found, expected in (("/usr/bin/soffice", True), (None, False)):
            with patch("shutil.which", return_value=found):
                self.assertEqual(self.check("libreoffice")[1], expected)

    def test_the_administrator_sees_them_from_the_settings(self):
        settings = self.env["eoffice.settings"].with_user(self.administrator).create({})
        action = settings.action_check_server()
        rows = self.env["eoffice.server.check"].with_user(self.administrator).search(action["domain"])
        self.assertEqual(len(rows), len(self.env["eoffice.readiness"]._eoffice_readiness_checks()))
        self.assertFalse(rows.filtered("ok").filtered("to_do"))
        self.assertTrue(all(row.to_do for row in rows.filtered(lambda row: not row.ok)))
        chiefs = self.env["eoffice.settings"].with_user(self.chief).create({})
        with self.assertRaises(AccessError):
            chiefs.action_check_server()


CHANGE = """
const wait = async (found, what) => {
    for (let turn = 0; turn < 200 && !found(); turn++) {
        await new Promise((done) => setTimeout(done, 50));
    }
    return found() || Promise.reject(new Error(what));
};
const one = (selector) => wait(() => document.querySelector(selector), `${selector} did not come`);
(async () => {
    const hours = await one("[name=eoffice_near_due_hours] input");
    if (document.querySelector("[name=eoffice_archive_months]")) {
        throw new Error("the archive is the administrator's");
    }
    hours.value = "36";
    hours.dispatchEvent(new Event("input", { bubbles: true }));
    hours.dispatchEvent(new Event("change", { bubbles: true }));
    await one(".o_dirty_warning");
    (await one(".o_form_button_save")).click();
    await wait(() => !document.querySelector(".o_dirty_warning"), "it was not saved");
    console.log("test successful");
})().catch((error) => console.error(error.message));
"""


@tagged("post_install", "-at_install")
class TestSettingsOnScreen(OfficeCase, HttpCase):
    def test_the_office_chief_changes_one_and_saves(self):
        page = "/odoo/cai-dat-van-phong"
        self.browser_js(page, CHANGE, ready="odoo.isReady", login=self.chief.login, timeout=60)
        self.env.invalidate_all()
        self.assertEqual(self.env.company.eoffice_near_due_hours, 36)
