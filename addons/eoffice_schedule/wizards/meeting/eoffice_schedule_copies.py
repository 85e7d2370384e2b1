from odoo import fields, models


class ScheduleCopies(models.TransientModel):
    """How many paper copies of an invitation are made, and why."""

    _name = "eoffice.schedule.copies"
    _description = "Make paper copies"

    event_id = fields.Many2one("calendar.event", required=True)
    copies = fields.Integer(default=1, required=True)
    reason = fields.Char(required=True)

    def action_go(self):
        return self.event_id._make_copies(self.copies, self.reason)
