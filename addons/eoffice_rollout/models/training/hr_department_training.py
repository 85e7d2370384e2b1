from odoo import api, models


class UnitTraining(models.Model):
    """How far a unit's people are trained."""

    _inherit = "hr.department"

    def _eoffice_trained(self):
        """{unit id: (trained, of all)} in one query."""
        rows = (
            self.env["eoffice.training.status"]
            .sudo()
            ._read_group([("unit_id", "in", self.ids)], ["unit_id", "trained"], ["__count"])
        )
        found = {}
        for unit, trained, count in rows:
            good, of = found.get(unit.id, (0, 0))
            found[unit.id] = (good + count * trained, of + count)
        return found

    def _eoffice_readiness(self):
        trained, of = self._eoffice_trained().get(self.id, (0, 0))
        missing = self.env._("%s people have not been in a class yet.", of - trained)
        return [*super()._eoffice_readiness(), ("training", self.env._("People trained"), trained, of, missing)]

    @api.model
    def _eoffice_score_names(self):
        return {**super()._eoffice_score_names(), "training": self.env._("People trained")}

    def _eoffice_scores(self, monday):
        """People who have been in a class, of all; the state of today, whatever week is asked."""
        scores = super()._eoffice_scores(monday)
        for unit, pair in self._eoffice_trained().items():
            scores[unit]["training"] = pair
        return scores
