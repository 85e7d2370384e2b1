from odoo import api, models

from .eoffice_rights_change import CONFIRMERS


class RightsCounter(models.Model):
    _inherit = "eoffice.assignment"

    @api.model
    def work_counters(self):
        """Besides, for who settles them: how many changes of rights wait for the current user."""
        counters = super().work_counters()
        if any(self.env.user.has_group(group) for group in CONFIRMERS):
            counters["rights"] = self.env["eoffice.rights.change"].search_count([("can_decide", "=", True)])
        return counters
