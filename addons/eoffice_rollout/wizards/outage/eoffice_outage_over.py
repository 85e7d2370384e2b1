from odoo import fields, models


class OutageOver(models.TransientModel):
    """The system runs again: since when, and what it was."""

    _name = "eoffice.outage.over"
    _description = "End of an outage"

    outage_id = fields.Many2one("eoffice.outage", required=True)
    ended_on = fields.Datetime("Works again since", required=True, default=fields.Datetime.now)
    cause = fields.Text("What it was and what was done", required=True)

    def action_over(self):
        """Tell everybody that it works again."""
        self.ensure_one()
        self.outage_id._over(self.cause, self.ended_on)
