from datetime import timedelta

from odoo import api, fields, models
from odoo.addons.eoffice_documents.models.common import office_clock


class Unit(models.Model):
    """What the roll-out knows of a unit: the day paper stops, how ready it is, how it does."""

    _inherit = "hr.department"

    rollout_ids = fields.One2many("eoffice.rollout.unit", "unit_id", "In the roll-out", readonly=True)

    def _paper_stops_on(self):
        """The day from which this unit gets no paper; False for a unit in no phase."""
        self.ensure_one()
        return self.sudo().rollout_ids[:1].starts_on

    def _is_electronic(self, day=None):
        """Whether documents go to this unit on screen only, on ``day`` (today)."""
        stops = self._paper_stops_on()
        return bool(stops) and stops <= (day or office_clock.today(self.env))

    def _eoffice_readiness(self):
        """Hook: what this unit needs before its day.

        :return: list of (key, label, done, wanted, sentence of what is missing); a row with ``wanted`` 0 counts not
        """
        self.ensure_one()
        unit = self.sudo()
        head, clerk = self.env._("Head with an account"), self.env._("Clerk with an account")
        no_head = self.env._("Nobody leads the unit with an account: documents would reach no one.")
        no_clerk = self.env._("The unit keeps registers and has no clerk with an account.")
        return [
            ("head", head, int(bool(unit.head_id | unit.deputy_ids)), 1, no_head),
            ("clerk", clerk, int(bool(unit.clerk_ids)), int(unit.keeps_registers), no_clerk),
        ]

    @api.model
    def _eoffice_score_names(self):
        """Hook: {key: label} of what the scoreboard counts, in the order of its columns."""
        return {
            "opened": self.env._("Opened twice a day"),
            "accepted": self.env._("Accepted on time"),
            "handled": self.env._("Handled on time"),
            "paper": self.env._("Sent on screen"),
        }

    def _eoffice_scores(self, monday):
        """Hook: how these units did in the week of ``monday``, in a few queries for all of them.

        :return: {unit id: {key: (good, of how many)}} with the keys of `_eoffice_score_names`
        """
        access = self.env["eoffice.usage.checkin"]
        scores = {unit.id: {} for unit in self}
        people = self.sudo().member_ids.user_id
        states = access._states(people, monday, monday + timedelta(days=6))
        for unit in self:
            of_unit = [
                state for user in unit.sudo().member_ids.user_id for day in states[user.id].values() for state in day
            ]
            came = sum(state in ("on_time", "late") for state in of_unit)
            scores[unit.id]["opened"] = (came, came + of_unit.count("missed"))
        return scores
