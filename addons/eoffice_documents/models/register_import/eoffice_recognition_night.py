from datetime import timedelta

from odoo import api, fields, models
from odoo.addons.queue_job.exception import RetryableJobError

from ..common import office_clock

PARAMETER = "eoffice_documents.night_hours"  # "20-6": read old scans from 20:00 to 6:00 of the office's time
NIGHT = (20, 6)
LAST = 90  # of the jobs that wait, after every scan of today


class RecognitionNight(models.Model):
    """The scans of old registers are read at night, behind those of the day."""

    _inherit = "eoffice.recognition"

    @api.model
    def _night_hours(self):
        """(first, last) hour of the night as the administrator has set it, or as it comes."""
        text = self.env["ir.config_parameter"].sudo().get_param(PARAMETER) or ""
        hours = [int(part) for part in text.split("-") if part.strip().isdigit()]
        return tuple(hours) if len(hours) == 2 and all(hour < 24 for hour in hours) else NIGHT

    @api.model
    def _until_night(self):
        """Seconds until the next night begins; 0 in the night."""
        start, end = self._night_hours()
        now = office_clock.now(self.env)
        if (start <= now.hour < end) if start < end else (now.hour >= start or now.hour < end):
            return 0
        evening = now.replace(hour=start, minute=0, second=0, microsecond=0)
        return int(((evening if evening > now else evening + timedelta(days=1)) - now).total_seconds())

    def _priority(self):
        return LAST if self.document_id.register_import_key else super()._priority()

    def _delay_options(self):
        seconds = self._until_night() if self.document_id.register_import_key else 0
        later = {"eta": fields.Datetime.now() + timedelta(seconds=seconds)} if seconds else {}
        return super()._delay_options() | later

    def _job_open(self):
        """A night that was too short for all of them goes on the next evening."""
        if self.document_id.register_import_key and (seconds := self._until_night()):
            raise RetryableJobError("waits for the night", seconds=seconds, ignore_retry=True)
        return super()._job_open()
