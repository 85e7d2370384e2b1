from datetime import timedelta

from odoo import api, fields, models
from odoo.exceptions import AccessError

from .eoffice_recognition import PRIORITY

WINDOW = 10  # minutes over which the pace is counted
MAX_ROWS = 60
ALIVE = ["|", ("document_id.state", "=", "to_register"), ("batch_id.state", "=", "open")]


class RecognitionQueue(models.Model):
    """The queue of reading as people see it: how much waits, since when, how fast it goes, and what failed."""

    _inherit = "eoffice.recognition"

    @api.model
    def queue(self):
        """Counts for clerks (of their units) and administrators (of the office); the rows are for clerks only.

        ``since`` is a UTC time, ``pace`` pages a minute over the last WINDOW minutes.
        """
        domain, readings = self._queue_domain(), self.sudo()
        going = [("state", "in", ("waiting", "reading"))]
        [(files, since)] = readings._read_group(domain + going, [], ["__count", "create_date:min"])
        pages = self.env["eoffice.recognition.page"].sudo()
        mine = [("recognition_id", "any", domain)] if domain else []
        started = fields.Datetime.now() - timedelta(minutes=WINDOW)
        read = pages.search_count([*mine, ("read_on", ">=", started)])
        return {
            "files": files,
            "since": fields.Datetime.to_string(since) if since else False,
            "pages": pages.search_count([("recognition_id", "any", domain + going), ("state", "=", "waiting")]),
            "pace": round(read / WINDOW, 1),
            "failed": readings.search_count([*domain, ("state", "=", "failed"), *ALIVE]),
            "rows": self._queue_rows(domain) if self._queue_units() else [],
            "clerk": bool(self._queue_units()),
        }

    def _queue_units(self):
        return self.env["hr.department"].sudo().search([("clerk_ids", "in", self.env.uid)])

    def _queue_domain(self):
        units = self._queue_units()
        if units:
            return [("unit_id", "in", units.ids)]
        if self.env.user.has_group("eoffice_documents.group_administrator"):
            return []
        raise AccessError(self.env._("Only clerks and administrators see the queue of reading."))

    def _queue_rows(self, domain):
        """What is being read, what waits, urgent first, and what failed."""
        names = ["name", "state", "failure", "page_count", "create_date", "document_id", "batch_id"]
        going = self.search_fetch([*domain, ("state", "in", ("reading", "waiting"))], names, limit=MAX_ROWS)
        failed = self.search_fetch([*domain, ("state", "=", "failed"), *ALIVE], names, order="id desc", limit=MAX_ROWS)
        order = {"reading": 0, "waiting": 1, "failed": 2}
        rows = [
            {
                "id": row.id,
                "name": row.name,
                "state": row.state,
                "failure": row.failure,
                "page_count": row.page_count,
                "pages_read": row.pages_read,
                "since": fields.Datetime.to_string(row.create_date),
                "urgency": row.document_id.urgency or "normal",
                "model": row.batch_id._name if row.batch_id else row.document_id._name,
                "res_id": (row.batch_id or row.document_id).id,
            }
            for row in going | failed
        ]
        return sorted(rows, key=lambda row: (order[row["state"]], PRIORITY[row["urgency"]], row["since"]))

    @api.model
    def action_rerun_failed_ocr(self):
        """Read everything again that failed at the units of this clerk; how many."""
        failed = self.search([*self._queue_domain(), ("state", "=", "failed"), *ALIVE])
        failed.action_rerun_ocr()
        return len(failed)
