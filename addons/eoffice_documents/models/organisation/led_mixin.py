from odoo import api, fields, models
from odoo.fields import Domain


class LedMixin(models.AbstractModel):
    """Records that leaders and office chiefs read or keep: those of the agency that runs the office all of them,
    others the ones of the units they answer for."""

    _name = "eoffice.led.mixin"
    _description = "Read by who leads the unit"
    _led_by = "unit_id"  # path to the unit or units; None: records of the whole office

    led_by_me = fields.Boolean(compute="_compute_led_by_me", search="_search_led_by_me")

    @api.model
    def _led_depends(self):
        return (self._led_by,) if (self._led_by or "").split(".")[0] in self._fields else ()

    @api.depends(lambda self: self._led_depends())
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
        return self._led_domain(units) if units else Domain.FALSE

    @api.model
    def _led_domain(self, units):
        """Which of these records are those of ``units``, of another agency."""
        return Domain(self._led_by, "child_of", units.ids) if self._led_by else Domain.FALSE
