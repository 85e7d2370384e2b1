from odoo import api, fields, models
from odoo.addons.eoffice_documents.models.common import office_clock
from odoo.exceptions import UserError


class RolloutPhase(models.Model):
    """A phase of the roll-out (đợt triển khai): from its day its units work on screen (Thông báo 186, mục 2)."""

    _name = "eoffice.rollout.phase"
    _description = "Phase of the roll-out"
    _inherit = ["mail.thread"]
    _order = "date, id"

    name = fields.Char(required=True, tracking=True)
    date = fields.Date("Paper stops on", required=True, tracking=True)
    note = fields.Text("What begins on that day")
    line_ids = fields.One2many("eoffice.rollout.unit", "phase_id", "Units")
    unit_count = fields.Integer("Units in the phase", compute="_compute_counts")
    electronic_count = fields.Integer("On screen", compute="_compute_counts")
    readiness = fields.Integer("Ready, %", compute="_compute_counts", aggregator="avg")

    @api.depends("line_ids.starts_on", "line_ids.readiness")
    def _compute_counts(self):
        today = office_clock.today(self.env)
        for phase in self:
            lines = phase.line_ids
            phase.unit_count = len(lines)
            phase.electronic_count = len(lines.filtered(lambda line: line.starts_on <= today))
            phase.readiness = round(sum(lines.mapped("readiness")) / len(lines)) if lines else 0

    def write(self, vals):
        """A new day of the phase is the new day of its units that kept to the old one."""
        if "date" in vals:
            for phase in self:
                phase.line_ids.filtered(lambda line, day=phase.date: line.starts_on == day)._set_day(
                    fields.Date.to_date(vals["date"]), self.env._("The day of the phase has changed.")
                )
        return super().write(vals)

    @api.ondelete(at_uninstall=False)
    def _unlink_begun(self):
        today = office_clock.today(self.env)
        if any(line.starts_on <= today for line in self.line_ids):
            raise UserError(self.env._("Units of this phase are on screen already: it stays on record."))

    def action_open_board(self):
        """The units of this phase on the board."""
        self.ensure_one()
        action = self.env["ir.actions.act_window"]._for_xml_id("eoffice_rollout.action_rollout_board")
        return {**action, "domain": [("phase_id", "=", self.id)], "context": {"hierarchical_naming": False}}
