import shutil

from odoo import api, fields, models
from odoo.addons.queue_job.jobrunner.runner import PG_ADVISORY_LOCK_ID

from ...recognition.readiness import missing_languages


class Readiness(models.AbstractModel):
    """What the server must have for the office to work, also where Odoo was set up by somebody else."""

    _name = "eoffice.readiness"
    _description = "Checks of the server"

    @api.model
    def _eoffice_readiness_checks(self):
        """Hook: rows (key, ok, what is looked at, what to do when it is not ok); an add-on appends its own."""
        languages = ", ".join(missing_languages())
        advice = {
            "job_runner": self.env._(
                "Scans wait for ever. Start Odoo with server_wide_modules = web,queue_job and at least one worker."
            ),
            "collation": self.env._(
                "Đ and accents are sorted and found wrongly. Make the database anew with the ICU locale vi-VN, UTF-8."
            ),
            "unaccent": self.env._(
                "Lists are slow. Run as owner of the database: ALTER FUNCTION unaccent(text) IMMUTABLE;"
            ),
            "tesseract": self.env._(
                "The Tesseract data is missing: %s. Install tesseract-ocr-vie and tesseract-ocr-osd.", languages
            ),
            "libreoffice": self.env._("LibreOffice is missing. Install libreoffice-writer-nogui on the server."),
        }
        checks = {
            "job_runner": (self._runner_is_heard(), self.env._("Background jobs are run")),
            "collation": (self._sorts_vietnamese(), self.env._("The database knows Vietnamese letters")),
            "unaccent": (self._unaccent_is_immutable(), self.env._("Lists are searched without accents by index")),
            "tesseract": (not languages, self.env._("Scans can be read")),
            "libreoffice": (bool(shutil.which("soffice")), self.env._("Word files can be shown and printed")),
        }
        return [(key, ok, name, advice[key]) for key, (ok, name) in checks.items()]

    @api.model
    def _runner_is_heard(self):
        """The job runner holds a lock in each database it serves, as long as it is alive."""
        self.env.cr.execute(
            """
            SELECT count(*) FROM pg_locks
             WHERE locktype = 'advisory' AND granted AND objsubid = 1
               AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
               AND (classid::bigint << 32 | objid::bigint) = %s
            """,
            [PG_ADVISORY_LOCK_ID],
        )
        return bool(self.env.cr.fetchone()[0])

    @api.model
    def _sorts_vietnamese(self):
        self.env.cr.execute("SELECT lower('ĐƯỜNG') = 'đường' AND 'Đ' < 'E'")
        return self.env.cr.fetchone()[0]

    @api.model
    def _unaccent_is_immutable(self):
        self.env.cr.execute("SELECT bool_or(provolatile = 'i') FROM pg_proc WHERE proname = 'unaccent'")
        return bool(self.env.cr.fetchone()[0])


class ServerCheck(models.TransientModel):
    """One row of these checks on screen."""

    _name = "eoffice.server.check"
    _description = "Check of the server"
    _order = "ok, id"

    name = fields.Char("What is looked at", readonly=True)
    ok = fields.Boolean("Ready", readonly=True)
    to_do = fields.Char("What to do", readonly=True)

    @api.model
    def _check_now(self):
        """The checks as rows of the current user."""
        rows = self.env["eoffice.readiness"].checked_sudo()._eoffice_readiness_checks()
        return self.checked_sudo().create(
            [{"name": name, "ok": ok, "to_do": not ok and to_do} for _key, ok, name, to_do in rows]
        )
