from odoo import api, models

EXPORTS = ("eoffice.dossier.export", "eoffice.dossier.export.part")


class QueueJob(models.Model):
    """An export whose job broke says so in the list, where it is made again; one that was cut off runs again."""

    _inherit = "queue.job"

    def write(self, vals):
        result = super().write(vals)
        if vals.get("state") == "failed":
            for job in self.filtered(lambda job: job.model_name in EXPORTS):
                records = job.records.exists().sudo()
                packages = records if records._name == EXPORTS[0] else records.export_id
                packages.state = "failed"
        return result

    @api.model
    def _requeue_cut_off(self):
        super()._requeue_cut_off()
        self.search(
            [("state", "=", "failed"), ("model_name", "in", EXPORTS), ("exc_name", "=", "psycopg2.InterfaceError")]
        ).requeue()
