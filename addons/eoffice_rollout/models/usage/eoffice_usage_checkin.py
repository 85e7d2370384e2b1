from contextlib import suppress
from datetime import timedelta

from odoo import api, fields, models
from odoo.addons.eoffice_documents.models.common import office_clock
from odoo.exceptions import AccessError
from odoo.tools import SQL
from psycopg2.errors import SerializationFailure

noted = {}  # database → {(user, day, window)} this process has written, of today only


class UsageCheckin(models.Model):
    """Somebody looked at what waits for them: one row a person, day and window, written at most once."""

    _name = "eoffice.usage.checkin"
    _description = "Opened what waits"
    _inherit = "eoffice.led.mixin"
    _led_by = "user_id.employee_ids.department_id"
    _log_access = False
    _order = "day desc, window_id, user_id"

    user_id = fields.Many2one("res.users", required=True, readonly=True, ondelete="cascade")
    day = fields.Date(required=True, readonly=True)
    window_id = fields.Many2one("eoffice.usage.window", required=True, readonly=True, ondelete="cascade")
    opened_on = fields.Datetime(required=True, readonly=True)
    on_time = fields.Boolean(readonly=True)

    _once = models.Constraint("UNIQUE(user_id, day, window_id)", "Noted already.")
    _day_idx = models.Index("(day, user_id)")

    @api.model
    def _note(self):
        """Note that the current user has come; nothing is asked of the database when that is known already."""
        local = office_clock.now(self.env)
        window = self.env["eoffice.usage.window"]._at(local)
        if not window:
            return
        key, day = (self.env.uid, local.date(), window[0]), local.date()
        known = noted.setdefault(self.env.cr.dbname, set())
        if key in known:
            return
        row = SQL(
            """INSERT INTO eoffice_usage_checkin (user_id, day, window_id, opened_on, on_time)
                    VALUES (%s, %s, %s, %s, %s) ON CONFLICT DO NOTHING""",
            *key,
            fields.Datetime.now(),
            window[1],
        )
        # another request of their that this one cannot see yet has just noted it: nothing to repeat for that
        with suppress(SerializationFailure), self.env.cr.savepoint(flush=False):
            self.env.cr.execute(row, log_exceptions=False)
        self.env.cr.postcommit.add(lambda: _remember(known, key, day))

    @api.model
    def _states(self, users, first, last):
        """How each of ``users`` kept to the windows of the days from ``first`` to ``last``.

        :return: {user id: {day: [state of each window]}}; a state is ``on_time``, ``late``, ``missed``, ``excused``
            (leave, mission, a day off), ``waiting`` (still to come) or ``free`` (nobody expects them: no working hours,
            the unit is not on screen yet, no account yet, before their first day in the unit)
        """
        windows = self.env["eoffice.usage.window"].sudo().search([])
        now = office_clock.now(self.env)
        rows = self.sudo().search_fetch(
            [("user_id", "in", users.ids), ("day", ">=", first), ("day", "<=", last)],
            ["user_id", "day", "window_id", "on_time"],
        )
        opened = {(row.user_id.id, row.day, row.window_id.id): row.on_time for row in rows}
        away = self._away(users, first, last)
        days = [first + timedelta(days=step) for step in range((last - first).days + 1)]
        found = {}
        for user in users.sudo():
            employee, made = user.employee_ids[:1], office_clock.local(self.env, user.create_date)
            unit = employee.department_id
            starts = unit and unit._paper_stops_on()
            first_day = starts and max(starts, made.date(), employee.unit_since or starts)
            working_time = unit and unit._calendar()._working_time()
            pairs = away.get(user.id, ())
            found[user.id] = {day: ["free"] * len(windows) for day in days}
            for day in days:
                if first_day and first_day <= day:
                    pieces = working_time.intervals(day)
                    found[user.id][day] = [
                        self._state(window, day, opened.get((user.id, day, window.id)), pieces, pairs, made, now)
                        for window in windows
                    ]
        return found

    @api.model
    def _state(self, window, day, on_time, pieces, away, made, now):
        """The state of one person in ``window`` of ``day``; all moments are on the office's clock.

        :param on_time: whether they opened it on time, None when they did not
        :param pieces: their working hours of the day
        :param away: their leave and missions
        :param made: when their account was made
        """
        if on_time is not None:
            return "on_time" if on_time else "late"
        hour = window._hour_of(day)
        # who works in that half of the day is expected in it
        half = [piece for piece in pieces if (piece[0].hour < 12) == (hour.hour < 12)]
        if not half or hour < made:
            return "free"
        if _is_away(away, hour, half):
            return "excused"
        return "missed" if now > hour + timedelta(minutes=window.after) else "waiting"

    @api.model
    def _away(self, users, first, last):
        """{user id: [(start, stop) on the office's clock]} of leave and missions that were granted."""
        start, stop = office_clock.days(self.env, first, last)
        leaves = (
            self.env["hr.leave"]
            .sudo()
            .search(
                [
                    ("employee_id.user_id", "in", users.ids),
                    ("state", "=", "validate"),
                    ("date_from", "<", stop),
                    ("date_to", ">", start),
                ]
            )
        )
        found = {}
        for leave in leaves:
            pair = tuple(office_clock.local(self.env, moment) for moment in (leave.date_from, leave.date_to))
            found.setdefault(leave.employee_id.user_id.id, []).append(pair)
        return found

    @api.model
    def _visible_units(self):
        """Units whose access the current user may see: the roll-out team all, an office chief those of their agency,
        of all when it runs the office, a head their own."""
        units = self.env["hr.department"].sudo()
        user = self.env.user
        chief = user.has_group("eoffice_documents.group_office_chief")
        if user.has_group("eoffice_rollout.group_rollout") or chief and user._eoffice_runs_office():
            return units.search([("rollout_ids", "!=", False)], order="parent_path, sequence")
        heads = ["|", ("head_id", "=", user.id), ("deputy_ids", "in", user.id)]
        led = user._eoffice_led_units() if chief else units.search(heads)
        return units.search([("id", "child_of", led.ids)], order="parent_path, sequence") if led else units

    @api.model
    def _people_of(self, unit):
        """Who of ``unit`` the current user may see: everybody, or themselves."""
        if unit in self._visible_units():
            return unit.sudo().member_ids.user_id.filtered("active").sorted("name")
        if unit in self.env.user.sudo().employee_ids.department_id:
            return self.env.user
        raise AccessError(self.env._("You see your own access, and that of units you lead."))


class WorkOpened(models.Model):
    _inherit = "eoffice.assignment"

    @api.model
    def _eoffice_work_opened(self):
        super()._eoffice_work_opened()
        self.env["eoffice.usage.checkin"]._note()


def _remember(known, key, day):
    for old in [one for one in list(known) if one[1] != day]:
        known.discard(old)
    known.add(key)


def _is_away(away, hour, half):
    """Whether leave covers the hour, or most of that half of the day: its hours may come from another calendar."""
    moment = max(hour, half[0][0]) + timedelta(minutes=1)
    work = sum((stop - start for start, stop in half), timedelta())
    for start, stop in away:
        covered = sum((max(min(stop, end) - max(start, begin), timedelta()) for begin, end in half), timedelta())
        if start <= moment <= stop or covered * 2 > work:
            return True
    return False
