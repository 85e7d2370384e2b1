from odoo import api, models
from odoo.tools import SQL

OVER = ("done", "failed", "cancelled")
IDLE = (*OVER, "pending", "enqueued", "wait_dependencies")
CUT_OFF = "psycopg2.InterfaceError"  # the connection was closed under the job: its server was stopping


class QueueJob(models.Model):
    """The records of a job hear what becomes of it, if their model has ``eoffice.job.mixin``."""

    _inherit = "queue.job"

    def write(self, vals):
        again = self.filtered(lambda job: job.state == "failed") if vals.get("state") == "pending" else self.browse()
        result = super().write(vals)
        for job in again:
            job._eoffice_records()._on_job_requeued(job)
        if vals.get("state") == "failed":
            for job in self.filtered(lambda job: job.exc_name != CUT_OFF):
                job._eoffice_records()._on_job_failed(job)
        return result

    def _eoffice_records(self):
        """The records the job works on, as superuser; none where their model does not want to know."""
        self.ensure_one()
        if self.model_name not in self._eoffice_job_models():
            return self.env["eoffice.job.mixin"]
        return self.records.exists().sudo()

    @api.model
    def _eoffice_forget(self, records, states=OVER):
        """Remove the jobs of ``records`` in ``states``: name, arguments and errors may repeat what they worked on."""
        if records:
            rows = self.env.execute_query(
                SQL(
                    """SELECT id FROM queue_job
                        WHERE model_name = %s AND state IN %s
                          AND EXISTS (SELECT FROM jsonb_array_elements_text((records #>> '{}')::jsonb -> 'ids') AS one
                                       WHERE one::int IN %s)""",
                    records._name,
                    tuple(states),
                    tuple(records.ids),
                )
            )
            self.sudo().browse(row[0] for row in rows).unlink()

    @api.model
    def _eoffice_job_models(self):
        mixin = self.env.registry["eoffice.job.mixin"]
        return [name for name, model in self.env.registry.items() if issubclass(model, mixin)]

    @api.model
    def _requeue_cut_off(self):
        """Cron: a job that lost its database connection while the server stopped is no failure; it runs again."""
        self.search(
            [
                ("state", "=", "failed"),
                ("exc_name", "=", CUT_OFF),
                ("model_name", "in", self._eoffice_job_models()),
            ]
        ).requeue()
