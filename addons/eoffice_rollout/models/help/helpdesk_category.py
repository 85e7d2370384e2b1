from odoo import fields, models


class Category(models.Model):
    """A kind of trouble, with the hours at work within which it has to be answered."""

    _inherit = "helpdesk.ticket.category"

    limit_hours = fields.Float("Answer within (working hours)", default=8, required=True, digits=(6, 2))

    _limit_positive = models.Constraint("CHECK(limit_hours > 0)", "The time to answer in is more than zero hours.")
