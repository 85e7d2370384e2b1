from odoo import api, fields, models


class ScheduleChange(models.Model):
    """What changed in a published schedule: one row a field, with the value that readers had before."""

    _name = "eoffice.schedule.change"
    _description = "Change of a published schedule"
    _inherit = "eoffice.immutable.mixin"
    _order = "id desc"

    event_id = fields.Many2one("calendar.event", required=True, readonly=True, index=True, ondelete="cascade")
    type = fields.Selection(
        [("added", "Added"), ("changed", "Changed"), ("postponed", "Postponed"), ("cancelled", "Cancelled")],
        required=True,
        readonly=True,
    )
    field_name = fields.Char(readonly=True)
    field_label = fields.Char("What", compute="_compute_field_label")
    old = fields.Char("Before", readonly=True)
    new = fields.Char("Now", readonly=True)
    reason = fields.Char(readonly=True)
    user_id = fields.Many2one("res.users", "By", required=True, readonly=True, ondelete="restrict")
    changed_on = fields.Datetime(required=True, readonly=True)

    @api.depends("field_name")
    def _compute_field_label(self):
        event_fields = self.env["calendar.event"]._fields
        own = {"name": self.env._("Content"), "location": self.env._("Place")}
        for change in self:
            known = event_fields.get(change.field_name)
            change.field_label = own.get(change.field_name) or (known and known._description_string(self.env))
