from odoo import api, models

READERS = ("eoffice.recognition", "eoffice.recognition.page")


class QueueJob(models.Model):
    """A reading whose job broke shows it on its document; one cut off by a stopping server runs again."""

    _inherit = "queue.job"

    def write(self, vals):
        result = super().write(vals)
        if vals.get("state") == "failed":
            for job in self.filtered(lambda job: job.model_name in READERS):
                job._mark_ocr_failed()
        return result

    def _mark_ocr_failed(self):
        records = self.records.exists()
        if records._name == "eoffice.recognition.page":
            records = records.recognition_id
        records.sudo().write({"state": "failed", "failure": self.env._("The reader broke off. Press «Read again».")})

    @api.model
    def _requeue_cut_off(self):
        """Cron: a job that lost its database connection while the server stopped is not a failure."""
        jobs = self.search(
            [("state", "=", "failed"), ("model_name", "in", READERS), ("exc_name", "=", "psycopg2.InterfaceError")]
        )
        jobs.requeue()
        for job in jobs:
            job._mark_ocr_in_progress()

    def _mark_ocr_in_progress(self):
        """The screens stop calling it failed while the job waits to run again."""
        records = self.records.exists()
        if records._name == "eoffice.recognition.page":
            records = records.recognition_id
        for record in records.sudo().filtered(lambda record: record.state == "failed"):
            record.write({"state": "reading" if record.page_count else "waiting", "failure": False})
