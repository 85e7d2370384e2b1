from datetime import timedelta

from odoo import fields, models
from odoo.addons.eoffice_documents.models.common import office_clock
from odoo.addons.eoffice_documents.working_time import Limit
from odoo.fields import Domain

NEXT_WORKING_DAY = Limit(1, "days")  # what comes in is handed on by the next working day (N30 Đ4.2.c)


class UnitScores(models.Model):
    """What a unit did in a week with the documents sent to it, from the lines themselves."""

    _inherit = "hr.department"

    def _eoffice_scores(self, monday):
        scores = super()._eoffice_scores(monday)
        start, stop = self._bounds_of_week(monday)
        for name, counted in (
            ("accepted", self._accepted_in_time(start, stop)),
            ("handled", self._handled_in_time(start, stop)),
            ("paper", self._sent_on_screen(start, stop)),
        ):
            for unit in self:
                scores.setdefault(unit.id, {})[name] = counted.get(unit.id, (0, 0))
        return scores

    def _bounds_of_week(self, monday):
        """The week of ``monday`` on the office's clock, as UTC moments from and before."""
        return office_clock.days(self.env, monday, monday + timedelta(days=6))

    def _lines_of_units(self):
        return Domain("unit_id", "in", self.ids) & Domain("role", "!=", "information")

    def _accepted_in_time(self, start, stop):
        """Work sent in the week that was opened by the next working day; what still has time is not counted."""
        now = fields.Datetime.now()
        lines = self.env["eoffice.assignment"].sudo()
        domain = self._lines_of_units() & Domain("sent_on", ">=", start) & Domain("sent_on", "<", stop)
        rows = lines.search_fetch(domain, ["unit_id", "sent_on", "opened_on", "state"])
        calendar, limits = self[:1]._calendar(), {}
        counts = {}
        for line in rows:
            if line.state == "withdrawn" and not line.opened_on:
                continue
            limit = limits.get(line.sent_on) or calendar._end_of(NEXT_WORKING_DAY, line.sent_on)
            limits[line.sent_on] = limit
            in_time = bool(line.opened_on) and line.opened_on <= limit
            if in_time or line.opened_on or limit < now:
                _add(counts, line.unit_id.id, in_time)
        return counts

    def _handled_in_time(self, start, stop):
        """Work finished in the week, in time or late, and what was due before its end and is not finished."""
        lines = self.env["eoffice.assignment"].sudo()
        until = min(stop, fields.Datetime.now())
        units = self._lines_of_units()
        due = Domain("deadline", "<", until)
        owed = units & lines._held_domain() & due & Domain("paused_on", "=", False)
        late_since = units & lines._done_domain(stop) & due
        counts = {}
        for unit, outcome, number in lines._read_group(
            units & lines._done_domain(start, stop), ["unit_id", "outcome"], ["__count"]
        ):
            _add(counts, unit.id, outcome == "in_time", number)
        for unit, number in lines._read_group(owed | late_since, ["unit_id"], ["__count"]):
            _add(counts, unit.id, False, number)
        return counts

    def _sent_on_screen(self, start, stop):
        """Documents that reached the unit in the week: on screen, of all of them."""
        week = Domain("sent_on", ">=", start) & Domain("sent_on", "<", stop)
        units = Domain("unit_id", "in", self.ids)
        counts = {}
        dispatches = self.env["eoffice.dispatch"].sudo()
        reached = week & units & Domain("state", "not in", ("waiting", "failed", "recalled"))
        for unit, way, number in dispatches._read_group(
            reached & Domain("paper_copies", "=", 0), ["unit_id", "way"], ["__count"]
        ):
            _add(counts, unit.id, way in ("system", "mail"), number)
        for unit, number in dispatches._read_group(reached & Domain("paper_copies", ">", 0), ["unit_id"], ["__count"]):
            _add(counts, unit.id, False, number)
        routed = week & self._lines_of_units() & Domain("principal_id.unit_id", "in", self.ids)
        lines = self.env["eoffice.assignment"].sudo()
        for unit, office, number in lines._read_group(routed, ["unit_id", "office_id"], ["__count"]):
            if office != unit:  # its own entries came by a dispatch, which is counted above
                _add(counts, unit.id, True, number)
        handed = units & Domain("handed_on", ">=", start) & Domain("handed_on", "<", stop)
        for unit, number in self.env["eoffice.rollout.paper"].sudo()._read_group(handed, ["unit_id"], ["__count"]):
            _add(counts, unit.id, False, number)
        return counts


def _add(counts, unit, good, number=1):
    done, of = counts.get(unit, (0, 0))
    counts[unit] = (done + number * good, of + number)
