from odoo import fields, models


class MeetingRoom(models.Model):
    """A meeting room: one meeting at a time."""

    _name = "eoffice.meeting.room"
    _description = "Meeting room"
    _inherit = "eoffice.led.mixin"
    _order = "sequence, name"

    name = fields.Char(required=True)
    unit_id = fields.Many2one("hr.department", ondelete="restrict", index="btree_not_null")
    seats = fields.Integer(aggregator=False)
    sequence = fields.Integer(default=10)
    active = fields.Boolean(default=True)

    _name_uniq = models.UniqueIndex("(name) WHERE active", "Another room has this name already.")
