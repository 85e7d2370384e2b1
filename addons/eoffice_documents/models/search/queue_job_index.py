from odoo import api, models

INDEX = "eoffice.text.index"


class QueueJobIndex(models.Model):
    """Work on the index whose job broke says so on its screen; one cut off by a stopping server runs again."""

    _inherit = "queue.job"

    def write(self, vals):
        result = super().write(vals)
        if vals.get("state") == "failed":
            for job in self.filtered(lambda job: job.model_name == INDEX):
                job.records.exists().sudo()._fail(job.exc_message or self.env._("The job broke off."))
        return result

    @api.model
    def _requeue_cut_off(self):
        super()._requeue_cut_off()
        jobs = self.search(
            [("state", "=", "failed"), ("model_name", "=", INDEX), ("exc_name", "=", "psycopg2.InterfaceError")]
        )
        jobs.requeue()
        for job in jobs:
            job.records.exists().sudo().write({"state": "running", "failure": False})
