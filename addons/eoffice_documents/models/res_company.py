from odoo import api, fields, models
from odoo.exceptions import ValidationError


class Company(models.Model):
    """What the office settles for everybody about following work up."""

    _inherit = "res.company"

    eoffice_near_due_hours = fields.Integer("Near due, in hours", default=24)

    @api.constrains("eoffice_near_due_hours")
    def _check_near_due_hours(self):
        if any(company.eoffice_near_due_hours <= 0 for company in self):
            raise ValidationError(self.env._("Work is near due for at least one hour before its deadline."))
