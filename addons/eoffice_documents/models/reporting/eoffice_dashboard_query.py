from odoo import api, models
from odoo.tools import SQL, Query

from ..common import office_clock


class DashboardQuery(models.AbstractModel):
    """The set-based questions of the desk: five at any size of the office; the domains are those of the lists.

    Work in hand is counted live, what is over from the statistics.
    """

    _name = "eoffice.dashboard.query"
    _description = "Figures of the follow-up desk"

    @api.model
    def _new(self, office, units, start, before, now):
        """All figures of ``office``, of its ``units`` only when given; ``start`` and ``before`` begin the periods."""
        self.env["eoffice.assignment"].flush_model()
        self.env["eoffice.document"].flush_model(["state", "register_due", "registered_on", "registering_hours"])
        of_units = SQL(" AND unit_id IN %s", tuple(units.ids)) if units else SQL()
        done, days = self._done(office, of_units, start, before)
        return {
            "held": self._held(office, of_units),
            "done": done,
            "days": days,
            "steps": self._steps(office, of_units, start, before),
            "registering": self._registering(office, start, before, now),
        }

    def _condition(self, domain):
        """``domain`` on lines as the condition of a FILTER."""
        lines = self.env["eoffice.assignment"].sudo()
        query = Query(lines.env, lines._table, lines._table_sql)
        return domain.optimize_full(lines)._to_sql(lines, lines._table, query)

    def _held(self, office, of_units):
        """{(unit, user): {held, new, in_hand, due, late, paused}} of now."""
        lines = self.env["eoffice.assignment"]
        domains = lines._figure_domains()
        counts = SQL(", ").join(
            SQL("count(*) FILTER (WHERE %s)", self._condition(domain)) for domain in domains.values()
        )
        rows = self.env.execute_query(
            SQL(
                """SELECT unit_id, user_id, count(*), count(*) FILTER (WHERE paused_on IS NOT NULL), %s
                     FROM eoffice_assignment
                    WHERE office_id = %s AND state IN ('waiting', 'open') AND role != 'information'%s
                    GROUP BY unit_id, user_id""",
                counts,
                office.id,
                of_units,
            )
        )
        names = ("held", "paused", *domains)
        return {(unit, user): dict(zip(names, found, strict=True)) for unit, user, *found in rows}

    def _done(self, office, of_units, start, before):
        """What was finished in time and late: by unit and person, this period and the one before; and by day."""
        rows = self.env.execute_query(
            SQL(
                """SELECT unit_id, user_id, day >= %(start)s, figure, to_char(day, 'YYYY-MM-DD'), sum(lines)
                     FROM eoffice_daily_statistics
                    WHERE office_id = %(office)s AND figure IN ('in_time', 'late') AND day >= %(before)s%(of_units)s
                    GROUP BY GROUPING SETS ((unit_id, user_id, day >= %(start)s, figure), (day, figure))
                   HAVING sum(lines) > 0""",
                start=office_clock.day(self.env, start),
                office=office.id,
                before=office_clock.day(self.env, before),
                of_units=of_units,
            )
        )
        done, days = {}, {}
        for unit, user, is_now, outcome, day, count in rows:
            if day:
                days.setdefault(day, {"in_time": 0, "late": 0})[outcome] = count
            else:
                name = {"in_time": "in_time", "late": "done_late"}[outcome] + ("" if is_now else "_before")
                done.setdefault((unit, user), {})[name] = count
        return done, [{"day": day, **days[day]} for day in sorted(days)]

    def _steps(self, office, of_units, start, before):
        """{step: {hours, count, late, …_before}}: working hours a step takes on average, and passed on too late."""
        rows = self.env.execute_query(
            SQL(
                """SELECT figure, day >= %s, sum(hours) / sum(lines), sum(lines), sum(late)
                     FROM eoffice_daily_statistics
                    WHERE office_id = %s AND figure NOT IN ('in_time', 'late') AND day >= %s%s
                    GROUP BY 1, 2
                   HAVING sum(lines) > 0""",
                office_clock.day(self.env, start),
                office.id,
                office_clock.day(self.env, before),
                of_units,
            )
        )
        return _by_period(rows, ("hours", "count", "late"))

    def _registering(self, office, start, before, now):
        """The law's one-day limit: what waits, what is late, and how it was kept in both periods (N30 Đ4.2.c)."""
        rows = self.env.execute_query(
            SQL(
                """SELECT 'registering', registered_on >= %s, avg(registering_hours), count(*),
                          count(*) FILTER (WHERE registered_on > register_due)
                     FROM eoffice_document
                    WHERE unit_id = %s AND registered_on IS NOT NULL AND registered_on >= %s
                    GROUP BY 2
                   UNION ALL
                   SELECT 'waiting', true, 0, count(*), count(*) FILTER (WHERE register_due < %s)
                     FROM eoffice_document WHERE unit_id = %s AND state = 'to_register'""",
                start,
                office.id,
                before,
                now,
                office.id,
            )
        )
        found = _by_period(rows, ("hours", "count", "late"))
        waiting = found["waiting"]
        return {**found.get("registering", {}), "waiting": int(waiting["count"]), "late_now": int(waiting["late"])}


def _by_period(rows, names):
    """{key: {name: value, name_before: value}} of rows (key, is it this period, values…)."""
    found = {}
    for key, is_now, *values in rows:
        ending = "" if is_now else "_before"
        found.setdefault(key, {}).update(
            {f"{name}{ending}": round(float(value or 0), 2) for name, value in zip(names, values, strict=True)}
        )
    return found
