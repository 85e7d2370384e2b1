from datetime import timedelta

from odoo import api, fields, models

from ..common import evidence_hashing as hashing
from ..common import office_clock

LATE_HOURS = 1


class EvidenceReadiness(models.AbstractModel):
    _inherit = "eoffice.readiness"

    @api.model
    def _eoffice_readiness_checks(self):
        return [*super()._eoffice_readiness_checks(), *self._evidence_checks()]

    @api.model
    def _evidence_checks(self):
        last = self.env["eoffice.evidence.check"]._last()
        when = office_clock.moment_text(self.env, last.finished_on) or self.env._("never")
        yield (
            "evidence",
            last.state != "broken",
            self.env._("The logs are as the system wrote them (last checked: %s)", when),
            self.env._("Somebody has changed logs past the system. Open Configuration / Check of the logs."),
        )
        late = fields.Datetime.now() - timedelta(hours=LATE_HOURS)
        waits = self.env["eoffice.evidence.pending"].search_count([("noted_on", "<", late)], limit=1)
        yield (
            "evidence_seals",
            not waits,
            self.env._("The logs are sealed every few minutes"),
            self.env._(
                "Rows of the logs wait for their seal. Turn the scheduled action «eOffice: seal the logs» on again."
            ),
        )
        yield (
            "evidence_key",
            hashing.key()[0] != hashing.MISSING,
            self.env._("The key of the seals can be read"),
            self.env._("The key of the seals cannot be read. Put the file that EOFFICE_EVIDENCE_KEY names back."),
        )
