from odoo import api, fields, models
from odoo.exceptions import UserError

from ..common import office_clock

CHANNEL = "root.index"


class EvidenceCheck(models.Model):
    """A check of all logs against their seals, in jobs of some seconds each; what it found stays."""

    _name = "eoffice.evidence.check"
    _description = "Check of the logs"
    _inherit = ["eoffice.permanent.mixin", "eoffice.watched.job.mixin", "eoffice.evidence.reader.mixin"]
    _screen_key = "check"
    _order = "id desc"

    user_id = fields.Many2one("res.users", "Asked by", required=True, readonly=True, ondelete="restrict")
    with_files = fields.Boolean("Files too", readonly=True, help="Each stored file is read and compared.")
    started_on = fields.Datetime("Begun on", required=True, readonly=True)
    finished_on = fields.Datetime("Finished on", readonly=True)
    state = fields.Selection(
        [
            ("running", "Under way"),
            ("good", "As it was written"),
            ("broken", "Differences found"),
            ("accepted", "Differences accepted"),
            ("failed", "Broken off"),
        ],
        required=True,
        readonly=True,
        default="running",
    )
    failure = fields.Char(readonly=True)
    stage = fields.Integer("Stages done", readonly=True, help="How many of the stages are done.")
    cursor = fields.Integer(readonly=True, help="The last seal, row or file that was looked at in this stage.")
    looked_at = fields.Integer("Rows looked at", readonly=True, aggregator=False)
    finding_count = fields.Integer("Differences", readonly=True, aggregator=False)
    finding_ids = fields.One2many("eoffice.evidence.finding", "check_id", readonly=True)
    seal_number = fields.Integer("Last seal", readonly=True, aggregator=False)
    seal_hash = fields.Char("SHA-256 of the last seal", readonly=True)
    progress = fields.Float(compute="_compute_progress")
    stage_name = fields.Char("Now", compute="_compute_progress")

    @api.depends("started_on")
    def _compute_display_name(self):
        for check in self:
            check.display_name = self.env._(
                "Check of the logs, %s", office_clock.moment_text(self.env, check.started_on)
            )

    @api.depends("stage", "state")
    def _compute_progress(self):
        for check in self:
            stages = check._stages()
            check.progress = 100 * min(check.stage / len(stages), 1)
            name = stages[check.stage] if check.state == "running" and check.stage < len(stages) else ""
            words = {"seals": self.env._("Seals"), "files": self.env._("Stored files"), "": ""}
            check.stage_name = words[name] if name in words else self.env["ir.model"]._get(name).sudo().name

    def _stages(self):
        """In this order: the chain of seals, each sealed model, the files."""
        return ["seals", *self.env["eoffice.evidence.mixin"]._evidence_models(), *["files"] * self.with_files]

    def action_check(self):
        """Check everything but the bytes of files, for the current user."""
        return self._ask()

    def action_check_files(self):
        """Check everything, the bytes of each file too: it may take hours."""
        return self._ask(with_files=True)

    @api.model
    def _ask(self, **values):
        self._check_watcher()
        running = self.checked_sudo().search([("state", "=", "running")], limit=1)
        if running:
            raise UserError(self.env._("A check is under way already: %s. Wait for its end.", running.display_name))
        check = self.checked_sudo()._begin(**values)
        return {
            "type": "ir.actions.act_window",
            "res_model": self._name,
            "res_id": check.id,
            "views": [(False, "form")],
        }

    @api.model
    def _begin(self, **values):
        check = self.create({"user_id": self.env.uid, "started_on": fields.Datetime.now(), **values})
        check._queue()
        return check

    @api.model
    def _cron_check(self):
        """Every night; a check that somebody has left running comes first."""
        if not self.search_count([("state", "=", "running")], limit=1):
            self._begin()

    def action_resume(self):
        """Go on where the check broke off."""
        self.ensure_one()
        self._check_watcher()
        if self.state != "failed":
            raise UserError(self.env._("This check has not broken off."))
        self.checked_sudo().write({"state": "running", "failure": False})
        self.checked_sudo()._queue()

    def _queue(self):
        self.delayable(
            channel=CHANNEL, priority=8, identity_key=f"{self._name} {self.id}", description="check of the logs"
        )._job_check().delay()
