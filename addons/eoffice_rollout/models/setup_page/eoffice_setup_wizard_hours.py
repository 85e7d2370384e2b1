from collections import defaultdict

from odoo import api, fields, models
from odoo.addons.eoffice_documents.models.common import office_clock
from odoo.exceptions import UserError
from odoo.fields import Command

WEEKS = [("5", "Monday to Friday"), ("5.5", "Monday to Friday, Saturday morning"), ("6", "Monday to Saturday")]


class SetupWizardHours(models.Model):
    """Page 2: the week of the office and its holidays."""

    _inherit = "eoffice.setup.wizard"

    week = fields.Selection(WEEKS, "Days worked", default="5")
    morning_from = fields.Float("Morning from")
    morning_to = fields.Float("Morning until")
    afternoon_from = fields.Float("Afternoon from")
    afternoon_to = fields.Float("Afternoon until")
    own_week = fields.Boolean(readonly=True, help="The hours differ from day to day: they are left as they are.")
    holiday_year = fields.Integer("Year")
    fill_holidays = fields.Boolean("Write in the holidays of the law", default=True)
    holiday_ids = fields.Many2many("resource.calendar.leaves", compute="_compute_holiday_ids", string="Holidays")

    @api.depends("holiday_year")
    def _compute_holiday_ids(self):
        for wizard in self:
            wizard.holiday_ids = wizard._holidays(wizard.holiday_year)

    def _holidays(self, year):
        calendar = self._company().resource_calendar_id
        inside = [("date_from", ">=", f"{year}-01-01"), ("date_from", "<=", f"{year}-12-31 23:59:59")]
        return self.env["resource.calendar.leaves"].search([*calendar._holidays_domain(), *inside]) if year else []

    def _load_hours(self):
        days = self._hours()
        morning, afternoon = (*days["0"], (7, 11.5), (13.5, 17))[:2] if len(days["0"]) == 2 else ((7, 11.5), (13.5, 17))
        saturday = len(days.get("5", ()))
        week = "5" if not saturday else "5.5" if saturday == 1 else "6"
        self.sudo().write(
            {
                "morning_from": morning[0],
                "morning_to": morning[1],
                "afternoon_from": afternoon[0],
                "afternoon_to": afternoon[1],
                "week": week,
                "holiday_year": office_clock.today(self.env).year,
                "fill_holidays": True,
            }
        )
        self.sudo().own_week = bool(days) and days != self._typed_hours()

    def _hours(self):
        """{weekday: [(from, to), …]} of the office's calendar."""
        hours = defaultdict(list)
        for line in self._company().resource_calendar_id.attendance_ids.sorted("hour_from"):
            if not line.display_type and line.day_period != "lunch":
                hours[line.dayofweek].append((line.hour_from, line.hour_to))
        return hours

    def _typed_hours(self):
        morning, afternoon = (self.morning_from, self.morning_to), (self.afternoon_from, self.afternoon_to)
        hours = {str(day): [morning, afternoon] for day in range(5)}
        if self.week != "5":
            hours["5"] = [morning] if self.week == "5.5" else [morning, afternoon]
        return hours

    def _apply_hours(self):
        wanted = self._typed_hours()
        if not self.own_week and wanted != self._hours():
            if not 0 <= self.morning_from < self.morning_to <= self.afternoon_from < self.afternoon_to <= 24:
                raise UserError(
                    self.env._("The hours of a day must follow each other, e.g. 7:00, 11:30, 13:30, 17:00.")
                )
            names = (self.env._("Morning"), self.env._("Afternoon"))
            self._company().resource_calendar_id.write(
                {
                    "tz": office_clock.zone(self.env).key,
                    "attendance_ids": [
                        Command.clear(),
                        *(
                            Command.create(
                                {
                                    "name": names[place],
                                    "dayofweek": day,
                                    "day_period": ("morning", "afternoon")[place],
                                    "hour_from": start,
                                    "hour_to": end,
                                }
                            )
                            for day, parts in wanted.items()
                            for place, (start, end) in enumerate(parts)
                        ),
                    ],
                }
            )
        if self.fill_holidays:
            self.action_fill_holidays()

    def action_fill_holidays(self):
        """Write in the holidays of the year shown; days that are free already stay as they are."""
        self._check_administrator()
        self.env["eoffice.holidays"].checked_sudo().create({"year": self.holiday_year}).action_fill()
        self.invalidate_recordset(["holiday_ids"])
