import os
import shutil
import time
from datetime import timedelta

from odoo import api, fields, models
from odoo.tools import config

STARTING = 5 * 60  # seconds in which what waited while the server was down is taken up
CRON_LATE = timedelta(minutes=15)
MAIL_LATE = timedelta(hours=1)
BACKUP_LATE = timedelta(days=2)
LEAST_FREE, LEAST_SHARE = 1 << 30, 0.02  # bytes, and share of the disk
_began = time.monotonic()


class Health(models.AbstractModel):
    """What must go on by itself: whoever watches the server is told when it has stopped (/web/health)."""

    _name = "eoffice.health"
    _description = "Health of the server"

    @api.model
    def _failing(self):
        """Names of what does not go on: cron, job_runner, mail, disk, backup; an add-on appends its own."""
        checks = {
            "cron": self._cron_runs,
            "job_runner": lambda: self._is_starting() or self.env["eoffice.readiness"]._runner_is_heard(),
            "mail": self._mail_leaves,
            "disk": self._disk_has_room,
            "backup": self._backup_is_fresh,
        }
        return [name for name, check in checks.items() if not check()]

    @api.model
    def _is_starting(self):
        return time.monotonic() - _began < STARTING

    @api.model
    def _cron_runs(self):
        late = [("nextcall", "<", fields.Datetime.now() - CRON_LATE)]
        return self._is_starting() or not self.env["ir.cron"].sudo().search_count(late, limit=1)

    @api.model
    def _mail_leaves(self):
        late = [("state", "=", "outgoing"), ("create_date", "<", fields.Datetime.now() - MAIL_LATE)]
        late += ["|", ("scheduled_date", "=", False), ("scheduled_date", "<", fields.Datetime.now() - MAIL_LATE)]
        return self._is_starting() or not self.env["mail.mail"].sudo().search_count(late, limit=1)

    @api.model
    def _disk_has_room(self):
        folder = config.filestore(self.env.cr.dbname)
        disk = shutil.disk_usage(folder if os.path.isdir(folder) else config["data_dir"])
        return disk.free >= LEAST_FREE and disk.free >= disk.total * LEAST_SHARE

    @api.model
    def _backup_is_fresh(self):
        """An office that has never made a backup is told on its readiness page, not by an alarm every minute."""
        last = self.env["ir.config_parameter"].sudo().get_param("eoffice.backup_on")
        return not last or fields.Datetime.to_datetime(last[:19]) >= fields.Datetime.now() - BACKUP_LATE
