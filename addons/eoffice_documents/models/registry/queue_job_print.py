from odoo import api, models

PRINT = "eoffice.register.print"


class QueueJobPrint(models.Model):
    """A register whose job broke shows it in the list, with a button to try again; one cut off by a stop runs again."""

    _inherit = "queue.job"

    def write(self, vals):
        result = super().write(vals)
        if vals.get("state") == "failed":
            for job in self.filtered(lambda job: job.model_name == PRINT):
                job.records.exists().sudo().state = "failed"
        return result

    @api.model
    def _requeue_cut_off(self):
        super()._requeue_cut_off()
        self.search(
            [("state", "=", "failed"), ("model_name", "=", PRINT), ("exc_name", "=", "psycopg2.InterfaceError")]
        ).requeue()
