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


class WatchedJobMixin(models.AbstractModel):
    """A record with a state, a failure and a user who watches it on a screen of its own, which is told to load anew."""

    _name = "eoffice.watched.job.mixin"
    _description = "Background work that somebody watches"
    _inherit = "eoffice.job.mixin"
    _screen_key = None  # what the message to the screen calls the id of the record

    def _on_job_failed(self, job):
        self.write({"state": "failed", "failure": job.exc_message or self.env._("The job broke off.")})
        self._refresh_screen()

    def _on_job_requeued(self, job):
        self.write({"state": "running", "failure": False})

    def _refresh_screen(self):
        self.user_id.partner_id._bus_send(self._name, {self._screen_key: self.id})
