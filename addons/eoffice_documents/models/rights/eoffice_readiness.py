from odoo import api, models


class RightsReadiness(models.AbstractModel):
    _inherit = "eoffice.readiness"

    @api.model
    def _eoffice_readiness_checks(self):
        """Besides: rights, until every change of rights, of dossiers too, is confirmed or reversed."""
        changes = self.env["eoffice.rights.change"].sudo().search_count([("state", "=", "open")])
        of_dossiers = self.env["eoffice.dossier.audit.log"].sudo().search_count([("to_confirm", "=", True)])
        advice = self.env._(
            "Changes of rights wait: %(changes)s under Configuration / Changes of rights to confirm, %(dossiers)s of "
            "dossiers under Dossiers / Changes of access to confirm. An office chief or a leader settles them.",
            changes=changes,
            dossiers=of_dossiers,
        )
        ready = not changes and not of_dossiers
        name = self.env._("Every change of rights is confirmed")
        return [*super()._eoffice_readiness_checks(), ("rights", ready, name, advice)]
