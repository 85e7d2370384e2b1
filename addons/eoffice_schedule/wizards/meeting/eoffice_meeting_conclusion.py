from odoo import api, fields, models


class MeetingConclusion(models.TransientModel):
    """What a meeting concluded: a line a task, with who answers for it and until when."""

    _name = "eoffice.meeting.conclusion"
    _description = "Conclusions of a meeting"

    event_id = fields.Many2one("calendar.event", required=True, ondelete="cascade")
    line_ids = fields.One2many("eoffice.meeting.conclusion.line", "wizard_id", "Conclusions")

    def action_go(self):
        self.ensure_one()
        self.event_id._conclude([(line.text, line.lead_id, line.deadline) for line in self.line_ids])
        return {"type": "ir.actions.act_window_close"}


class MeetingConclusionLine(models.TransientModel):
    _name = "eoffice.meeting.conclusion.line"
    _description = "Conclusion of a meeting"

    wizard_id = fields.Many2one("eoffice.meeting.conclusion", required=True, ondelete="cascade")
    text = fields.Char("What is to be done", required=True, size=500)
    choice_ids = fields.Many2many("eoffice.principal", compute="_compute_choice_ids")
    lead_id = fields.Many2one("eoffice.principal", required=True)
    deadline = fields.Date("Until")

    @api.depends("wizard_id.event_id")
    def _compute_choice_ids(self):
        for line in self:
            chair = line.wizard_id.event_id.chair_id
            line.choice_ids = chair and self.env["eoffice.principal"]._choices(chair)
