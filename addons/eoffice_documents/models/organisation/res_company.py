from odoo import api, fields, models
from odoo.exceptions import ValidationError


class Company(models.Model):
    """What the office settles for everybody about following work up."""

    _inherit = "res.company"

    eoffice_near_due_hours = fields.Integer("Near due, in hours", default=24)

    eoffice_notify_from = fields.Float("Reminders from", default=7)
    eoffice_notify_until = fields.Float("Reminders until", default=17)
    eoffice_digest_hour = fields.Float("Morning digest at", default=7)
    eoffice_notice_least = fields.Selection(
        [("inbox", "Discuss"), ("mail", "One mail in the morning"), ("both", "Both")],
        "Everybody is reminded by",
        help="What a person cannot turn off; empty: each chooses.",
    )

    @api.constrains("eoffice_notify_from", "eoffice_notify_until", "eoffice_digest_hour")
    def _check_hours(self):
        for company in self:
            if not 0 <= company.eoffice_notify_from < company.eoffice_notify_until <= 24:
                raise ValidationError(self.env._("Reminders begin before they end, between 0 and 24 o'clock."))
            if not company.eoffice_notify_from <= company.eoffice_digest_hour < company.eoffice_notify_until:
                raise ValidationError(self.env._("The morning digest is sent while reminders are sent."))

    @api.constrains("eoffice_near_due_hours")
    def _check_near_due_hours(self):
        if any(company.eoffice_near_due_hours <= 0 for company in self):
            raise ValidationError(self.env._("Work is near due for at least one hour before its deadline."))
