from odoo import api, models


class EvidenceHealth(models.AbstractModel):
    _inherit = "eoffice.health"

    @api.model
    def _failing(self):
        """Besides: evidence, when logs were changed past the system, are not sealed, or their key is gone."""
        failing = super()._failing()
        if self._is_starting() or all(ok for _key, ok, *_words in self.env["eoffice.readiness"]._evidence_checks()):
            return failing
        return [*failing, "evidence"]
