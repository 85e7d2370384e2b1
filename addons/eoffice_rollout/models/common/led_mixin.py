from odoo import api, fields, models
from odoo.fields import Domain


class LedMixin(models.AbstractModel):
    """Records of units, which leaders and office chiefs read: those of the agency that runs the office all of them,
    others the ones of the units they answer for."""

    _name = "eoffice.led.mixin"
    _description = "Read by who leads the unit"
    _led_by = "unit_id"  # the field that names the unit or units

    led_by_me = fields.Boolean(compute="_compute_led_by_me", search="_search_led_by_me")

    @api.depends_context("uid")
    def _compute_led_by_me(self):
        mine = self.sudo().filtered_domain(self._led_by_me())
        for record in self:
            record.led_by_me = record in mine

    @api.model
    def _search_led_by_me(self, operator, value):
        return self._led_by_me() if operator == "in" and True in value else NotImplemented

    @api.model
    def _led_by_me(self):
        units = self.env.user._eoffice_led_units()
        if units & self.env["hr.department"]._eoffice_running_unit():
            return Domain.TRUE
        return Domain(self._led_by, "child_of", units.ids) if units else Domain.FALSE
