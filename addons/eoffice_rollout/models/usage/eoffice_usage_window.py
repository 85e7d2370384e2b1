from datetime import datetime, time, timedelta

from odoo import api, fields, models
from odoo.exceptions import ValidationError
from odoo.tools import ormcache


class UsageWindow(models.Model):
    """When everybody opens the system: 7:00 and 13:30 in the notice, with what is still on time (ROL-02)."""

    _name = "eoffice.usage.window"
    _description = "Time to open the system"
    _order = "hour, id"

    name = fields.Char(required=True, translate=True)
    hour = fields.Float("At", required=True, help="On the clock of the office.")
    before = fields.Integer("Minutes before", required=True, default=60, help="Opened so much earlier counts already.")
    after = fields.Integer("Minutes after", required=True, default=60, help="Opened so much later is still on time.")
    remind_after = fields.Integer("Remind after, minutes", default=45, help="0: nobody is reminded.")
    active = fields.Boolean(default=True)

    @api.constrains("hour", "before", "after", "active")
    def _check_apart(self):
        windows = self.search([]).sorted("hour")
        for one, other in zip(windows, windows[1:], strict=False):
            if one.hour * 60 + one.after >= other.hour * 60 - other.before:
                raise ValidationError(
                    self.env._("«%(one)s» and «%(other)s» overlap. Part them.", one=one.name, other=other.name)
                )
        if any(not 0 <= window.hour < 24 or window.before < 0 or window.after < 0 for window in self):
            raise ValidationError(self.env._("The hour is between 0:00 and 23:59, the minutes are not negative."))

    @api.model_create_multi
    def create(self, vals_list):
        self.env.registry.clear_cache()
        return super().create(vals_list)

    def write(self, vals):
        self.env.registry.clear_cache()
        return super().write(vals)

    def unlink(self):
        self.env.registry.clear_cache()
        return super().unlink()

    @api.model
    @ormcache()
    def _windows(self):
        """((id, first minute, last minute on time), …) of a day, in order."""
        return tuple(
            (window.id, round(window.hour * 60) - window.before, round(window.hour * 60) + window.after)
            for window in self.sudo().with_context(active_test=True).search([])
        )

    @api.model
    def _at(self, local):
        """(id, is it on time) of the window that ``local`` (naive, office's clock) falls in; None before the first.

        A window lasts until the next one opens; what comes after its tolerance is late.
        """
        minute = local.hour * 60 + local.minute
        found = None
        for window, first, last in self._windows():
            if minute >= first:
                found = (window, minute <= last)
        return found

    def _hour_of(self, day):
        """The hour of this window on ``day``, on the office's clock."""
        return datetime.combine(day, time()) + timedelta(minutes=round(self.hour * 60))
