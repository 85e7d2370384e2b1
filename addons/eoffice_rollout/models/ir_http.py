from datetime import date

from odoo import models


class Http(models.AbstractModel):
    """What the screen of the person at work knows from the start, asked once a page."""

    _inherit = "ir.http"

    def session_info(self):
        info = super().session_info()
        if self.env.user._is_internal():
            info["eoffice_to_read"] = self.env["eoffice.regulation"].to_read_now()
        due = self.env.user._factor_due()
        if due and due > date.min:  # while there is still time
            info["eoffice_factor_day"] = f"{due:%d/%m/%Y}"
        return info
