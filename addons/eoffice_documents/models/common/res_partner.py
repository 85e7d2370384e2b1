from odoo import api, models
from odoo.tools import SQL

from . import office_clock

ZONES = {"res_partner": "tz", "resource_resource": "tz", "resource_calendar": "tz", "mail_activity": "user_tz"}


class Partner(models.Model):
    """Everybody lives by the office's clock: Odoo would take a person's from the browser of their first log-in."""

    _inherit = "res.partner"

    def init(self):
        super().init()
        self._follow_office_clock()

    @api.model
    def _follow_office_clock(self):
        """Set the clocks that are there already, of people, of their hours and of their activities."""
        zone = office_clock.zone(self.env).key
        self.env.flush_all()
        for table, column in ZONES.items():
            table, column = SQL.identifier(table), SQL.identifier(column)
            self.env.cr.execute(
                SQL("UPDATE %s SET %s = %s WHERE %s IS DISTINCT FROM %s", table, column, zone, column, zone)
            )
        self.env.invalidate_all()

    @api.model_create_multi
    def create(self, vals_list):
        zone = office_clock.zone(self.env).key
        return super().create([{**vals, "tz": zone} for vals in vals_list])

    def write(self, vals):
        return super().write(_by_the_office_clock(self.env, vals))


class User(models.Model):
    _inherit = "res.users"

    def write(self, vals):
        return super().write(_by_the_office_clock(self.env, vals))


def _by_the_office_clock(env, vals):
    return {**vals, "tz": office_clock.zone(env).key} if "tz" in vals else vals
