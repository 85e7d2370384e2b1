from odoo import models
from odoo.fields import Domain


class User(models.Model):
    _inherit = "res.users"

    def _eoffice_led_units(self):
        """Units that the person answers for: as head, deputy or office chief, and a leader's own agency."""
        units = self.env["hr.department"].sudo()
        led = units.search(
            Domain("head_id", "=", self.id)
            | Domain("deputy_ids", "in", self.ids)
            | Domain("office_chief_ids", "in", self.ids)
        )
        if self.has_group("eoffice_documents.group_leader"):
            agency = self.sudo().employee_ids[:1].department_id
            while agency and not agency.keeps_registers:
                agency = agency.parent_id
            led |= agency
        return led
