from odoo import api, fields, models

SLICE = 5  # documents between two movements of the bar
SYNC_LIMIT = 60  # lines that one click may wait for


class DispatchBatch(models.Model):
    """Many documents sent in one act: a job works through them, its progress is on screen, and it can go on."""

    _name = "eoffice.dispatch.batch"
    _description = "Sending of many documents"
    _inherit = "eoffice.job.mixin"
    _order = "id desc"

    user_id = fields.Many2one("res.users", "Started by", required=True, readonly=True, ondelete="restrict")
    plan = fields.Json(readonly=True, help="Pairs of a document and its targets, in the order of sending.")
    total = fields.Integer("Documents", readonly=True)
    done = fields.Integer("Sent", readonly=True)
    progress = fields.Float(compute="_compute_progress", aggregator=False)
    line_count = fields.Integer("Number of recipients", readonly=True, help="Lines that were sent so far.")
    state = fields.Selection(
        [("running", "Under way"), ("done", "Finished"), ("failed", "Stopped")],
        required=True,
        readonly=True,
        default="running",
    )
    failure = fields.Char(readonly=True)

    @api.depends("done", "total")
    def _compute_progress(self):
        for run in self:
            run.progress = 100 * run.done / run.total if run.total else 0

    @api.depends("total", "done")
    def _compute_display_name(self):
        for run in self:
            run.display_name = self.env._("Sending %(done)s of %(total)s documents", done=run.done, total=run.total)

    @api.model
    def _start(self, plan):
        """Send in a job.

        :param plan: list of (document, targets) as ``_dispatch`` takes them
        """
        for document, targets in plan:
            document._check_sendable(targets)
        run = self.checked_sudo().create(
            {
                "user_id": self.env.uid,
                "plan": [[document.id, [self._as_json(target) for target in targets]] for document, targets in plan],
                "total": len(plan),
            }
        )
        run._queue()
        return run.sudo(False)

    @api.model
    def _as_json(self, target):
        return {name: value.id if isinstance(value, models.Model) else value for name, value in target.items()}

    @api.model
    def _from_json(self, target):
        models_of = {"unit": "hr.department", "partner": "res.partner"}
        return {
            name: self.env[models_of[name]].browse(value) if name in models_of else value
            for name, value in target.items()
        }

    def _queue(self):
        self.write({"state": "running", "failure": False})
        self.with_delay(channel="root.send", description=f"send documents {self.id}")._job_send()

    def _job_send(self):
        """Job: the next slice, then the job for the one after; run twice it leaves out who has it already."""
        run = self.exists()
        if not run or run.state == "done":
            return
        sender = run.with_user(run.user_id)
        lines = 0
        for document, targets in run.plan[run.done : run.done + SLICE]:
            document = sender.env["eoffice.document"].browse(document)
            lines += len(document._dispatch([sender._from_json(target) for target in targets]))
        done = min(run.done + SLICE, run.total)
        run.write(
            {
                "done": done,
                "line_count": run.line_count + lines,
                "state": "done" if done == run.total else "running",
            }
        )
        if run.state == "running":
            run._queue()
        run._refresh_screen()

    def _on_job_failed(self, job):
        self.write({"state": "failed", "failure": job.exc_message or self.env._("The job broke off.")})
        self._refresh_screen()

    def _on_job_requeued(self, job):
        self.write({"state": "running", "failure": False})
        self._refresh_screen()

    def _refresh_screen(self):
        for run in self:
            run.user_id.partner_id._bus_send("eoffice.dispatch.batch", {"run": run.id, "state": run.state})

    def action_show(self):
        """Open this sending, to see its progress."""
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Sending documents"),
            "res_model": self._name,
            "res_id": self.id,
            "views": [(False, "form")],
            "target": "new",
        }

    def action_resume(self):
        """Go on after a failure, from where it stopped."""
        self.check_access("read")
        for run in self.checked_sudo():
            if run.state == "failed":
                run._queue()
