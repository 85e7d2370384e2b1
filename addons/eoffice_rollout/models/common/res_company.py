from odoo import api, fields, models
from odoo.exceptions import ValidationError


class Company(models.Model):
    """The marks of the scoreboard: below the first a unit is reminded, from the second on it is praised."""

    _inherit = "res.company"

    eoffice_enough_percent = fields.Integer("Remind below, %", default=80)
    eoffice_praised_percent = fields.Integer("To praise from, %", default=95)

    @api.constrains("eoffice_enough_percent", "eoffice_praised_percent")
    def _check_marks(self):
        if any(not 0 < one.eoffice_enough_percent <= one.eoffice_praised_percent <= 100 for one in self):
            raise ValidationError(
                self.env._(
                    "Both marks are above 0 and not above 100 %, and praise begins no lower than reminding ends."
                )
            )
