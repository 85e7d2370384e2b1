from odoo import fields, models


class User(models.Model):
    _inherit = "res.users"

    def _eoffice_hand_over(self, heir, reason):
        """Items of the schedule still to come that this person chairs or looks after go to ``heir`` as well."""
        count = super()._eoffice_hand_over(heir, reason)
        touched = self.env["calendar.event"].sudo()
        for field in ("chair_id", "office_leader_id", "specialist_id"):
            items = touched.search([(field, "=", self.id), ("stop", ">=", fields.Datetime.now())])
            items.write({field: heir.id})
            touched |= items
        return count + len(touched)
