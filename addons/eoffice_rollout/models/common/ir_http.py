from datetime import date

from odoo import models
from odoo.addons.eoffice_documents.models.common import office_clock

ADMINISTRATOR = "eoffice_documents.group_administrator"


class Http(models.AbstractModel):
    """What the screen of the current user knows from the start, asked once a page."""

    _inherit = "ir.http"

    def session_info(self):
        """In an office that is not set up yet the administrator lands on the assistant."""
        info = super().session_info()
        user = self.env.user
        if user._is_internal():
            info["eoffice_to_read"] = self.env["eoffice.regulation"].to_read_now()
        due = user._mfa_due()
        if due and due > date.min:  # while there is still time
            info["eoffice_factor_day"] = office_clock.written(due)
        if user.has_group(ADMINISTRATOR) and not user.action_id and self.env["eoffice.setup.wizard"]._is_needed():
            info["home_action_id"] = self.env.ref("eoffice_rollout.action_open_setup_wizard").id
        return info
