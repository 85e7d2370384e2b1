from datetime import timedelta

from odoo import api, fields, models
from odoo.addons.eoffice_documents.models.common import office_clock
from odoo.exceptions import UserError


class PhaseUnits(models.Model):
    """The units of a phase as one list to choose from."""

    _inherit = "eoffice.rollout.phase"

    unit_ids = fields.Many2many(
        "hr.department", compute="_compute_unit_ids", inverse="_inverse_unit_ids", string="Units of the phase"
    )

    @api.depends("line_ids.unit_id")
    def _compute_unit_ids(self):
        for phase in self:
            phase.unit_ids = phase.line_ids.unit_id

    def _inverse_unit_ids(self):
        today = office_clock.today(self.env)
        for phase in self:
            gone = phase.line_ids.filtered(lambda line, kept=phase.unit_ids: line.unit_id not in kept)
            if begun := gone.filtered(lambda line: line.starts_on <= today):
                raise UserError(self.env._("%s is on screen already and stays in its phase.", begun[0].unit_id.name))
            fresh = phase.unit_ids - phase.line_ids.unit_id
            gone.unlink()
            fresh.rollout_ids.filtered(lambda line: line.starts_on > today).unlink()
            self.env["eoffice.rollout.unit"].create([{"phase_id": phase.id, "unit_id": unit.id} for unit in fresh])


class SetupWizardPhases(models.Model):
    """Page 8: from which day which units work on screen."""

    _inherit = "eoffice.setup.wizard"

    phase_date = fields.Date("Paper stops on")
    waiting_ids = fields.Many2many("hr.department", compute="_compute_waiting_ids", string="Units in no phase")

    @api.depends("step")
    def _compute_waiting_ids(self):
        for wizard in self:
            wizard.waiting_ids = self.env["hr.department"].search([("rollout_ids", "=", False)])

    def _load_phases(self):
        """A month is proposed: accounts and training come first."""
        self.write({"phase_date": office_clock.today(self.env) + timedelta(days=30)})

    def action_propose_phase(self):
        """All units in no phase become the next phase, from the day typed."""
        self._check_administrator()
        if not self.waiting_ids:
            raise UserError(self.env._("Every unit is in a phase already."))
        if not self.phase_date:
            raise UserError(self.env._("Choose the day from which the unit gets no paper."))
        self.env["eoffice.rollout.phase"].checked_sudo().create(
            {
                "name": self.env._("Phase %s", len(self.phase_ids) + 1),
                "date": self.phase_date,
                "line_ids": [(0, 0, {"unit_id": unit.id}) for unit in self.waiting_ids],
            }
        )
        self.invalidate_recordset()

    def _apply_phases(self):
        """Written when the page is saved."""
