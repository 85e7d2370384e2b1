from odoo import api, fields, models
from odoo.addons.eoffice_documents.models.common import office_clock
from odoo.exceptions import AccessError, UserError
from odoo.tools.translate import LazyTranslate

_lt = LazyTranslate(__name__)

STAGES = [
    ("not_begun", "Not begun"),
    ("preparing", "Preparing"),
    ("training", "In training"),
    ("ready", "Ready"),
    ("electronic", "Electronic"),
]


class RolloutUnit(models.Model):
    """A unit in its phase: from which day it gets no paper, how ready it is, what is missing.

    Whether paper is refused is asked of the day alone; the stage is where people see the unit on the board.
    """

    _name = "eoffice.rollout.unit"
    _description = "Unit in the roll-out"
    _inherit = ["eoffice.protected.fields.mixin", "mail.thread"]
    _order = "starts_on, sequence, id"
    _rec_name = "unit_id"

    phase_id = fields.Many2one("eoffice.rollout.phase", required=True, index=True, ondelete="cascade")
    unit_id = fields.Many2one("hr.department", required=True, ondelete="cascade")
    sequence = fields.Integer(related="unit_id.sequence", store=True, aggregator=False)
    starts_on = fields.Date(
        "Paper stops on", compute="_compute_starts_on", store=True, readonly=True, precompute=True, tracking=True
    )
    stage = fields.Selection(
        STAGES,
        compute="_compute_stage",
        store=True,
        readonly=True,
        precompute=True,
        tracking=True,
        group_expand=True,
    )
    readiness = fields.Integer("Ready, %", readonly=True, aggregator="avg")
    missing = fields.Text("What is missing", readonly=True)
    checked_on = fields.Datetime("Looked at", readonly=True)
    days_left = fields.Integer("Days left", compute="_compute_days_left")

    _unit_uniq = models.Constraint("UNIQUE(unit_id)", "This unit is in a phase already.")

    @api.depends("phase_id")
    def _compute_starts_on(self):
        for line in self:
            line.starts_on = line.phase_id.date

    @api.depends("starts_on", "readiness")
    def _compute_stage(self):
        today = office_clock.today(self.env)
        for line in self:
            if line.starts_on and line.starts_on <= today:
                line.stage = "electronic"
            else:
                ready = line.readiness
                line.stage = (
                    "ready" if ready >= 100 else "training" if ready >= 60 else "preparing" if ready else "not_begun"
                )

    @api.depends("starts_on")
    def _compute_days_left(self):
        today = office_clock.today(self.env)
        for line in self:
            line.days_left = max(0, (line.starts_on - today).days) if line.starts_on else 0

    @api.model_create_multi
    def create(self, vals_list):
        lines = super().create(vals_list)
        lines.sudo()._check()
        return lines

    def _check_team(self):
        if not self.env.su and not self.env.user.has_group("eoffice_rollout.group_rollout"):
            raise AccessError(self.env._("Only the roll-out team moves a unit."))

    def _move(self, day, reason):
        """Bring the units forward or back to ``day``; the reason stays with them."""
        self._check_team()
        if not (reason or "").strip():
            raise UserError(self.env._("Write why the day changes."))
        if not day:
            raise UserError(self.env._("Choose the day from which the unit gets no paper."))
        self._set_day(day, reason)

    def _set_day(self, day, reason):
        for line in self.sudo():
            old = line.starts_on
            line.starts_on = day
            line.message_post(
                body=self.env._(
                    "Paper stops on %(new)s instead of %(old)s: %(why)s",
                    new=office_clock.written(day),
                    old=office_clock.written(old),
                    why=reason,
                ),
                author_id=self.env.user.partner_id.id,
            )

    def _check(self):
        """See how ready the units are; the stage follows."""
        now = fields.Datetime.now()
        for line in self:
            needs = [need for need in line.unit_id._eoffice_readiness() if need[3]]
            parts = [min(done / wanted, 1) for _key, _label, done, wanted, _missing in needs]
            line.write(
                {
                    "readiness": int(100 * sum(parts) / len(parts)) if parts else 0,
                    "missing": "\n".join(need[4] for need in needs if need[2] < need[3]),
                    "checked_on": now,
                }
            )
        self._compute_stage()

    def action_refresh(self):
        """Look again now, instead of waiting for the night."""
        self.check_access("read")
        self.checked_sudo()._check()

    @api.model
    def _cron_check(self):
        """Every night: readiness anew; who begins today is told, with those who lead them."""
        lines = self.search([])
        before = {line: line.stage for line in lines}
        lines._check()
        begun = lines.filtered(lambda line: line.stage == "electronic" != before[line])
        for line in begun:
            people = line.unit_id.head_id | line.unit_id.deputy_ids | line.unit_id.clerk_ids
            self.env["eoffice.notification"]._send(
                people,
                _lt(
                    "From today your unit gets no paper. Open «My work» twice a day; what must be kept on paper is "
                    "asked for as a certified copy."
                ),
                record=line,
                subject=_lt("From today on screen: %s", line.unit_id.name),
            )
