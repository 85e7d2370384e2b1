from odoo import api, models


class TrustReadiness(models.AbstractModel):
    _inherit = "eoffice.readiness"

    @api.model
    def _eoffice_readiness_checks(self):
        return [*super()._eoffice_readiness_checks(), *self._trust_checks()]

    @api.model
    def _trust_checks(self):
        known = self.env["eoffice.trust.certificate"].sudo().search([])
        yield (
            "trust_root",
            any(one.role == "root" for one in known),
            self.env._("Signers of other agencies can be recognised"),
            self.env._("No root of trust is loaded: every signer is unknown. See Configuration / Trusted authorities."),
        )
        ending = ", ".join(known.filtered("runs_out").mapped("name"))
        yield (
            "trust_runs_out",
            not ending,
            self.env._("No trusted authority runs out within 30 days"),
            self.env._("These run out within 30 days or have run out: %s. Load their new certificates.", ending),
        )
        old = ", ".join(self.env["eoffice.revocation.list"].sudo().search([]).filtered("outdated").mapped("name"))
        yield (
            "revocation_lists",
            not old,
            self.env._("The revocation lists are those of now"),
            self.env._("Newer revocation lists are out: %s. Load them.", old),
        )
