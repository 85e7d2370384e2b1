from datetime import timedelta

from odoo import api, models
from odoo.addons.eoffice_documents.models.common import office_clock


class UnitHelp(models.Model):
    """How the help a unit asked for went."""

    _inherit = "hr.department"

    @api.model
    def _eoffice_score_names(self):
        return {**super()._eoffice_score_names(), "incidents": self.env._("Incidents solved in time")}

    def _eoffice_scores(self, monday):
        """Tickets asked in the week, and how many of them were solved in time."""
        scores = super()._eoffice_scores(monday)
        start, stop = office_clock.days(self.env, monday, monday + timedelta(days=6))
        rows = (
            self.env["helpdesk.ticket"]
            .sudo()
            ._read_group(
                [
                    ("unit_id", "in", self.ids),
                    ("asked_on", ">=", start),
                    ("asked_on", "<", stop),
                ],
                ["unit_id", "in_time"],
                ["__count"],
            )
        )
        for unit, in_time, count in rows:
            good, of = scores[unit.id].get("incidents", (0, 0))
            scores[unit.id]["incidents"] = (good + count * in_time, of + count)
        return scores
