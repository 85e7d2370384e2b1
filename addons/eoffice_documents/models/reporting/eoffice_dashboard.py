from datetime import timedelta

from dateutil.relativedelta import relativedelta
from odoo import api, fields, models
from odoo.exceptions import AccessError

from ..common import office_clock

STEPS = {
    "week": (lambda day: day - timedelta(day.weekday()), relativedelta(weeks=1)),
    "month": (lambda day: day.replace(day=1), relativedelta(months=1)),
    "quarter": (lambda day: day.replace(month=(day.month - 1) // 3 * 3 + 1, day=1), relativedelta(months=3)),
}


class Dashboard(models.AbstractModel):
    """The follow-up desk (Bàn theo dõi): what every unit and person has, live, beside the period before (N30 Đ24.1)."""

    _name = "eoffice.dashboard"
    _description = "Follow-up desk"

    @api.model
    def _scope(self):
        """(offices, units) the current user follows up: whole offices, or the units they lead in them."""
        user = self.env.user
        units = self.env["hr.department"].sudo()
        offices = units.search(
            [
                ("keeps_registers", "=", True),
                "|",
                ("office_chief_ids", "in", user.id),
                "|",
                ("head_id", "=", user.id),
                ("deputy_ids", "in", user.id),
            ]
        )
        led = units.search(["|", ("head_id", "=", user.id), ("deputy_ids", "in", user.id)]) - offices
        if not offices | led:
            raise AccessError(self.env._("The desk is for those who follow up the work of an office or a unit."))
        return offices, led

    @api.model
    def figures(self, period="month", office=False):
        """Everything the desk shows.

        :param period: ``week``, ``month`` or ``quarter``, up to now, compared with the same time before
        :param office: id of one of the offices offered; the first one without
        :return: dict ``offices``, ``office``, ``start``, ``rows``, ``steps``, ``registering``, ``days``
        """
        offices, led = self._scope()
        chosen = offices.filtered(lambda unit: unit.id == office) or offices.sorted("parent_path")[:1]
        if chosen:
            units = None
        else:
            units = led
            chosen = self._office_of(led)
        start, before, now = self._periods(period)
        figures = self.env["eoffice.dashboard.query"]._new(chosen, units, start, before, now)
        return {
            "offices": [{"id": unit.id, "name": unit.name} for unit in offices],
            "office": chosen.id,
            "office_name": (units or chosen)[:1].name,
            "period": period,
            "start": fields.Datetime.to_string(start),
            "near_due_hours": self.env.company.eoffice_near_due_hours,
            "rows": self._rows(figures),
            "steps": figures["steps"],
            "registering": figures["registering"] if units is None else False,
            "days": figures["days"],
        }

    @api.model
    def _office_of(self, units):
        above = units[:1]
        while above and not above.keeps_registers and above.parent_id:
            above = above.parent_id
        while above.parent_id.keeps_registers:
            above = above.parent_id
        return above

    @api.model
    def _periods(self, period):
        """Start of the period and of the one before, and now, all in UTC."""
        floor, step = STEPS.get(period, STEPS["month"])
        now = fields.Datetime.now()
        start = floor(office_clock.day(self.env, now))
        return office_clock.midnight(self.env, start), office_clock.midnight(self.env, start - step), now

    @api.model
    def _rows(self, figures):
        """One row a unit with its people, the ones with most late work first."""
        rows = {}
        for source in ("held", "done"):
            for (unit, user), counts in figures[source].items():
                row = rows.setdefault(unit, {"id": unit, "people": {}})
                person = row["people"].setdefault(user, {"id": user})
                for target in (row, person):
                    for name, count in counts.items():
                        target[name] = target.get(name, 0) + count
        units = self.env["hr.department"].sudo().with_context(active_test=False)
        unit_names = dict(units.search_fetch([("id", "in", list(rows))], ["name"]).mapped(lambda u: (u.id, u.name)))
        people = {user for row in rows.values() for user in row["people"] if user}
        users = self.env["res.users"].sudo().with_context(active_test=False)
        user_names = dict(users.search_fetch([("id", "in", list(people))], ["name"]).mapped(lambda u: (u.id, u.name)))
        order = lambda row: (-row.get("late", 0), -row.get("due", 0), -row.get("held", 0), row["name"])
        for unit, row in rows.items():
            row["name"] = unit_names.get(unit) or self.env._("Without unit")
            for user, person in row["people"].items():
                person["name"] = user_names.get(user) or self.env._("Post of the unit")
            row["people"] = sorted(row["people"].values(), key=order)
        return sorted(rows.values(), key=order)

    @api.model
    def action_lines(self, figure, unit=False, user=None, period="month", office=False):
        """The list of exactly the lines a number of the desk counts."""
        offices, led = self._scope()
        office = offices.filtered(lambda one: one.id == office) or offices.sorted("parent_path")[:1]
        lines = self.env["eoffice.assignment"]
        start, _before, _now = self._periods(period)
        domains = {
            **lines._figure_domains(),
            "held": lines._held_domain(),
            "in_time": lines._done_domain(start) & fields.Domain("outcome", "=", "in_time"),
            "done_late": lines._done_domain(start) & fields.Domain("outcome", "=", "late"),
        }
        domain = domains[figure] & fields.Domain("office_id", "in", (office or self._office_of(led)).ids)
        if unit is not False:
            domain &= fields.Domain("unit_id", "=", unit)
        if user is not None:
            domain &= fields.Domain("user_id", "=", user)
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Follow up"),
            "res_model": "eoffice.assignment",
            "views": [(self.env.ref("eoffice_documents.eoffice_assignment_view_list_follow").id, "list")],
            "domain": list(domain),
        }
