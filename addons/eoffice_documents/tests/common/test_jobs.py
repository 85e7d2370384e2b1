from odoo.addons.queue_job.tests.common import trap_jobs
from odoo.tests import tagged

from .case import OfficeCase

CUT_OFF = "psycopg2.InterfaceError"


@tagged("post_install", "-at_install")
class TestJobs(OfficeCase):
    """Whatever works in a job hears that it broke; a stopping server breaks nothing."""

    def job_of(self, records, method):
        """The stored ``queue.job`` row of a job of ``records``."""
        with trap_jobs() as trap:
            getattr(records.with_delay(), method)()
        job = trap.enqueued_jobs[0]
        job.store()
        return job.db_record().sudo()

    def jobs_of(self, model):
        return {method for method in dir(model) if method.startswith("_job_")} - set(dir(self.env.registry["base"]))

    def batch(self):
        return self.env["eoffice.dispatch.batch"].sudo().create({"user_id": self.clerk.id, "plan": [], "total": 1})

    def test_every_model_with_a_job_has_the_mixin(self):
        known = set(self.env["queue.job"]._eoffice_job_models())
        working = {
            name
            for name, model in self.env.registry.items()
            if name.startswith("eoffice.") and not model._abstract and self.jobs_of(model)
        }
        self.assertGreaterEqual(len(working), 8)
        self.assertFalse(working - known)

    def test_what_broke_is_shown_and_runs_again(self):
        batch = self.batch()
        job = self.job_of(batch, "_job_send")
        job.write({"state": "failed", "exc_name": "builtins.ValueError", "exc_message": "out of order"})
        self.assertEqual((batch.state, batch.failure), ("failed", "out of order"))
        job.requeue()
        self.assertEqual((job.state, batch.state, batch.failure), ("pending", "running", False))

    def test_what_a_stopping_server_cut_off_is_no_failure_and_goes_on_by_itself(self):
        batch = self.batch()
        job = self.job_of(batch, "_job_send")
        job.write({"state": "failed", "exc_name": CUT_OFF, "exc_message": "connection already closed"})
        self.assertEqual(batch.state, "running")
        self.env["queue.job"].sudo()._requeue_cut_off()
        self.assertEqual((job.state, batch.state), ("pending", "running"))

    def test_a_job_of_somebody_else_stays_as_it_failed(self):
        job = self.job_of(self.env["res.partner"].browse(self.env.user.partner_id.id), "_compute_display_name")
        job.write({"state": "failed", "exc_name": CUT_OFF})
        self.env["queue.job"].sudo()._requeue_cut_off()
        self.assertEqual(job.state, "failed")


@tagged("post_install", "-at_install")
class TestPermanentRows(OfficeCase):
    def test_who_says_that_rows_stay_lets_nobody_delete_or_change_them(self):
        document = self.at_head()
        row = document.sudo().audit_log_ids[0]
        for act in (lambda: row.write({"note": "otherwise"}), row.unlink):
            with self.assertRaisesRegex(Exception, "(evidence|stays on record)"):
                act()
        self.assertTrue(row.exists())

    def test_only_the_mixins_say_so(self):
        """A model that refuses every change or deletion by itself would be told from the others."""
        own = {
            name
            for name, model in self.env.registry.items()
            if name.startswith("eoffice.") and "_unlink_never" in dir(model)
        }
        mixin = self.env.registry["eoffice.permanent.mixin"]
        apart = {"eoffice.document.version", "eoffice.register.number"}  # they say what to do instead
        self.assertEqual({name for name in own if not issubclass(self.env.registry[name], mixin)}, apart)
