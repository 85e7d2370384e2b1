from odoo import models


class Company(models.Model):
    _inherit = "res.company"

    def write(self, vals):
        """The website bears the name of its office."""
        result = super().write(vals)
        if vals.get("name"):
            self.env["website"].sudo().search([("company_id", "in", self.ids)]).name = vals["name"]
        return result
