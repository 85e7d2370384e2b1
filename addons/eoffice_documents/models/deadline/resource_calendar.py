from collections import defaultdict

from odoo import api, fields, models
from odoo.fields import Domain
from odoo.tools import ormcache

from ...working_time import WorkingTime
from ..common import office_clock
from ..common.error_messages import user_errors


class Calendar(models.Model):
    """Odoo's calendar as the hours people are at work: its week, the holidays, and the days swapped by announcement."""

    _inherit = "resource.calendar"

    @ormcache("self.id")
    def _working_time(self):
        """The working time of this calendar, on the office's clock."""
        self.ensure_one()
        calendar = self.sudo().with_context(active_test=True)
        week = defaultdict(list)
        for hours in calendar.attendance_ids:
            if not hours.display_type and hours.day_period != "lunch":
                week[int(hours.dayofweek)].append((hours.hour_from, hours.hour_to))
        off = calendar.env["resource.calendar.leaves"].search(self._holidays_domain())
        swapped = calendar.env["eoffice.working.day"].search([("calendar_id", "in", [False, self.id])])
        holidays = [(leave.date_from, leave.date_to) for leave in off]
        return WorkingTime(
            dict(week),
            [tuple(office_clock.local(self.env, moment) for moment in holiday) for holiday in holidays],
            {day.day: int(day.works_as) for day in swapped},
        )

    def _holidays_domain(self):
        """The times off of everybody in this calendar."""
        return [
            ("resource_id", "=", False),
            ("calendar_id", "in", [False, self.id]),
            ("company_id", "in", [False, (self.sudo().company_id or self.env.company).id]),
            ("time_type", "=", "leave"),
        ]

    def _end_of(self, limit, start):
        """When ``limit`` that began at ``start`` is over; both moments in UTC."""
        with user_errors(self.env):
            end = limit.end(self._working_time(), office_clock.local(self.env, start))
        return office_clock.utc(self.env, end)

    def _hours_between(self, start, stop):
        """Hours at work between two UTC moments."""
        start, stop = (office_clock.local(self.env, moment) for moment in (start, stop))
        return self._working_time().hours_between(start, stop)


class WorkingTimeMixin(models.AbstractModel):
    """What working time is made of: when it changes, the deadlines made by rules change with it."""

    _name = "eoffice.working.time.mixin"
    _description = "Part of the working time"
    _inherit = "eoffice.led.mixin"
    _led_by = "calendar_id"

    @api.model
    def _led_domain(self, units):
        """Of another agency than the one that runs the office: what is of the calendar of its units."""
        calendars = units.search([("id", "child_of", units.ids)]).working_calendar_id
        return Domain("calendar_id", "in", (calendars - self.env.company.resource_calendar_id).ids)

    def _shapes_working_time(self):
        """The records of ``self`` that count for everybody."""
        return self

    def _working_time_changed(self):
        shaping = self._shapes_working_time()
        if shaping:
            self.env.registry.clear_cache()
            self.env["eoffice.assignment"]._replan(", ".join(filter(None, shaping.sudo().mapped("display_name"))))

    @api.model_create_multi
    def create(self, vals_list):
        records = super().create(vals_list)
        records._working_time_changed()
        return records

    def write(self, vals):
        result = super().write(vals)
        self._working_time_changed()
        return result

    def unlink(self):
        names = ", ".join(filter(None, self._shapes_working_time().sudo().mapped("display_name")))
        result = super().unlink()
        if names:
            self.env.registry.clear_cache()
            self.env["eoffice.assignment"]._replan(names)
        return result


class Holiday(models.Model):
    _name = "resource.calendar.leaves"
    _inherit = ["resource.calendar.leaves", "eoffice.working.time.mixin"]

    def _shapes_working_time(self):
        return self.sudo().filtered(lambda leave: not leave.resource_id)


class Attendance(models.Model):
    _name = "resource.calendar.attendance"
    _inherit = ["resource.calendar.attendance", "eoffice.working.time.mixin"]


class WorkingDay(models.Model):
    """A day swapped by announcement: a Saturday worked as another weekday, in place of a day off."""

    _name = "eoffice.working.day"
    _inherit = ["eoffice.working.time.mixin"]
    _description = "Swapped working day"
    _order = "day desc"
    _rec_name = "name"

    name = fields.Char(required=True)
    day = fields.Date(required=True)
    works_as = fields.Selection(
        [
            ("0", "Monday"),
            ("1", "Tuesday"),
            ("2", "Wednesday"),
            ("3", "Thursday"),
            ("4", "Friday"),
            ("5", "Saturday"),
            ("6", "Sunday"),
        ],
        "Hours as on",
        required=True,
        default="4",
    )
    calendar_id = fields.Many2one("resource.calendar", help="Empty: everybody works.", ondelete="cascade")

    _day_uniq = models.UniqueIndex("(day, coalesce(calendar_id, 0))", "This day is swapped already.")
