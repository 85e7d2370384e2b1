from odoo import fields, models


class ScheduleCopy(models.Model):
    """Paper copies of a schedule or an invitation that were made all the same: how many, for whom and why."""

    _name = "eoffice.schedule.copy"
    _description = "Paper copies of an invitation"
    _inherit = "eoffice.immutable.mixin"
    _order = "id desc"

    event_id = fields.Many2one("calendar.event", required=True, readonly=True, index=True, ondelete="cascade")
    copies = fields.Integer(required=True, readonly=True)
    reason = fields.Char(required=True, readonly=True)
    made_by_id = fields.Many2one("res.users", required=True, readonly=True, ondelete="restrict")
    made_on = fields.Datetime(required=True, readonly=True)
