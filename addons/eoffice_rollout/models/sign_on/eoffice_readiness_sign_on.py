from urllib.parse import urlsplit

from odoo import api, models


class Readiness(models.AbstractModel):
    _inherit = "eoffice.readiness"

    @api.model
    def _eoffice_readiness_checks(self):
        """A provider sends people back to the address of this office: it is asked for once a provider is used."""
        rows = super()._eoffice_readiness_checks()
        providers = self.env["auth.oauth.provider"]._in_use()
        if providers:
            address = providers[0].eoffice_redirect_uri
            to_do = self.env._(
                "People come back from the single sign-on to %s. Give the office an address that begins with https://, "
                "and enter it at the provider.",
                address,
            )
            rows.append(("single_sign_on", urlsplit(address).scheme == "https", self.env._("Single sign-on"), to_do))
        return rows
