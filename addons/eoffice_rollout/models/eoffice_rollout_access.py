from datetime import datetime, timedelta

import pytz
from odoo import api, fields, models
from odoo.exceptions import AccessError
from odoo.tools import SQL

ZONE = pytz.timezone("Asia/Ho_Chi_Minh")
noted = {}  # database → {(user, day, window)} this process has written, of today only


class RolloutAccess(models.Model):
    """Somebody looked at what waits for him: one row a person, day and window, written at most once."""

    _name = "eoffice.rollout.access"
    _description = "Opened what waits"
    _log_access = False
    _order = "day desc, window_id, user_id"

    user_id = fields.Many2one("res.users", required=True, readonly=True, ondelete="cascade")
    day = fields.Date(required=True, readonly=True)
    window_id = fields.Many2one("eoffice.rollout.window", required=True, readonly=True, ondelete="cascade")
    opened_on = fields.Datetime(required=True, readonly=True)
    on_time = fields.Boolean(readonly=True)

    _once = models.Constraint("UNIQUE(user_id, day, window_id)", "Noted already.")
    _day_idx = models.Index("(day, user_id)")

    @api.model
    def _note(self):
        """Note that the person at work has come; nothing is asked of the database when that is known already."""
        local = datetime.now(ZONE).replace(tzinfo=None)
        window = self.env["eoffice.rollout.window"]._at(local)
        if not window:
            return
        key, day = (self.env.uid, local.date(), window[0]), local.date()
        known = noted.setdefault(self.env.cr.dbname, set())
        if key in known:
            return
        self.env.cr.execute(
            SQL(
                """INSERT INTO eoffice_rollout_access (user_id, day, window_id, opened_on, on_time)
                        VALUES (%s, %s, %s, %s, %s) ON CONFLICT DO NOTHING""",
                *key,
                fields.Datetime.now(),
                window[1],
            )
        )
        self.env.cr.postcommit.add(lambda: _remember(known, key, day))

    @api.model
    def _states(self, users, first, last):
        """How each of ``users`` kept to the windows of the days from ``first`` to ``last``.

        :return: {user id: {day: [state of each window]}}; a state is ``on_time``, ``late``, ``missed``, ``excused``
            (leave, mission, a day off), ``waiting`` (still to come) or ``free`` (nobody expects him: no working hours,
            the unit is not on screen yet, no account yet)
        """
        windows = self.env["eoffice.rollout.window"].sudo().search([])
        now = datetime.now(ZONE).replace(tzinfo=None)
        rows = self.sudo().search_fetch(
            [("user_id", "in", users.ids), ("day", ">=", first), ("day", "<=", last)],
            ["user_id", "day", "window_id", "on_time"],
        )
        opened = {(row.user_id.id, row.day, row.window_id.id): row.on_time for row in rows}
        away = self._away(users, first, last)
        days = [first + timedelta(days=step) for step in range((last - first).days + 1)]
        found = {}
        for user in users.sudo():
            unit = user.employee_ids[:1].department_id
            starts, made = unit and unit._paper_stops_on(), _local(user.create_date).date()
            working_time = unit and unit._calendar()._working_time()
            found[user.id] = {
                day: [
                    self._state(user, day, window, opened, away, now, working_time)
                    if starts and starts <= day and made <= day
                    else "free"
                    for window in windows
                ]
                for day in days
            }
        return found

    @api.model
    def _state(self, user, day, window, opened, away, now, working_time):
        on_time = opened.get((user.id, day, window.id))
        if on_time is not None:
            return "on_time" if on_time else "late"
        hour = window._moment(day)
        middle = hour + timedelta(minutes=1)
        if any(start <= middle <= stop for start, stop in away.get(user.id, ())):
            return "excused"
        # who works in that half of the day is expected in it
        half = [piece for piece in working_time.intervals(day) if (piece[0].hour < 12) == (hour.hour < 12)]
        if not half:
            return "free"
        return "missed" if now > hour + timedelta(minutes=window.after) else "waiting"

    @api.model
    def _away(self, users, first, last):
        """{user id: [(start, stop) on the office's clock]} of leave and missions that were granted."""
        start, stop = (
            ZONE.localize(datetime.combine(day, datetime.min.time())).astimezone(pytz.utc).replace(tzinfo=None)
            for day in (first, last + timedelta(days=1))
        )
        leaves = (
            self.env["hr.leave"]
            .sudo()
            .search(
                [("employee_id.user_id", "in", users.ids), ("state", "=", "validate"),
                 ("date_from", "<", stop), ("date_to", ">", start)]
            )
        )  # fmt: skip
        found = {}
        for leave in leaves:
            pair = (_local(leave.date_from), _local(leave.date_to))
            found.setdefault(leave.employee_id.user_id.id, []).append(pair)
        return found

    @api.model
    def _visible_units(self):
        """Units whose access the person at work may see: the Office and the roll-out team all, a head his own."""
        units = self.env["hr.department"].sudo()
        user = self.env.user
        if user.has_group("eoffice_rollout.group_rollout") or user.has_group("eoffice_documents.group_office_chief"):
            return units.search([("rollout_ids", "!=", False)], order="parent_path, sequence")
        led = units.search(["|", ("head_id", "=", user.id), ("deputy_ids", "in", user.id)])
        return units.search([("id", "child_of", led.ids)], order="parent_path, sequence") if led else units

    @api.model
    def _people_of(self, unit):
        """Who of ``unit`` the person at work may see: everybody, or himself."""
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
        self.env["eoffice.rollout.access"]._note()


def _remember(known, key, day):
    for old in [one for one in list(known) if one[1] != day]:
        known.discard(old)
    known.add(key)


def _local(moment):
    return pytz.utc.localize(moment).astimezone(ZONE).replace(tzinfo=None)
