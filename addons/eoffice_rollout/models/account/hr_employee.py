from odoo import api, fields, models
from odoo.addons.eoffice_documents.models.common import office_clock


class Employee(models.Model):
    """Since when a person belongs to their unit: before that day it is not expected of them, nor of the unit."""

    _inherit = "hr.employee"

    unit_since = fields.Date("In the unit since", groups="hr.group_hr_user")

    @api.model_create_multi
    def create(self, vals_list):
        today = office_clock.today(self.env)
        return super().create(
            [{"unit_since": today, **vals} if vals.get("department_id") else vals for vals in vals_list]
        )

    def write(self, vals):
        """Who comes to another unit begins there today, unless the day is given."""
        if vals.get("department_id") and "unit_since" not in vals:
            new = self.filtered(lambda employee: employee.department_id.id != vals["department_id"])
            super(Employee, new).write({"unit_since": office_clock.today(self.env)})
        return super().write(vals)
