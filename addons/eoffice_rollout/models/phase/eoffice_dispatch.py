from odoo import api, models


class Dispatch(models.Model):
    _inherit = "eoffice.dispatch"

    @api.model
    def _eoffice_paper_refusal(self, unit, document, reason):
        """From its day a unit gets no paper, but in an emergency; before it, paper needs no excuse."""
        stops = unit._paper_stops_on()
        if not stops:
            return super()._eoffice_paper_refusal(unit, document, reason)
        return unit._paper_refusal(emergency=reason == "emergency")
