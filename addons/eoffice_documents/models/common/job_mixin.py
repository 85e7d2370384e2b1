from odoo import models


class JobMixin(models.AbstractModel):
    """A record that works in jobs: what broke shows on it, what a stopping server cut off runs again by itself."""

    _name = "eoffice.job.mixin"
    _description = "Works in background jobs"

    def _on_job_failed(self, job):
        """The job of these records (superuser) has broken for good: show it, with a way to run it again.

        :param job: the ``queue.job`` record; ``exc_message`` says why
        """

    def _on_job_requeued(self, job):
        """A job that had broken waits to run once more: the records are failed no longer."""
