from odoo import api, fields, models


class ScheduleNote(models.TransientModel):
    """The line that stands under the published schedule of a week: who is on duty, what replaces an invitation."""

    _name = "eoffice.schedule.note"
    _description = "Note under the schedule"

    week_id = fields.Many2one("eoffice.schedule.week", required=True)
    note = fields.Text(compute="_compute_note", store=True, readonly=False)

    @api.depends("week_id")
    def _compute_note(self):
        for wizard in self:
            wizard.note = wizard.week_id.note

    def action_go(self):
        self.week_id._set_note(self.note)
        return {"type": "ir.actions.act_window_close"}
