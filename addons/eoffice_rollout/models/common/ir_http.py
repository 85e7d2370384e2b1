from datetime import date

from odoo import models
from odoo.addons.eoffice_documents import http_guard
from odoo.addons.eoffice_documents.models.common import office_clock
from odoo.http import request
from werkzeug.exceptions import TooManyRequests, Unauthorized

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

    @classmethod
    def _auth_method_bearer(cls):
        """Wrong API keys count by address: there is no account to count by. Log-ins from there are not held up."""
        failures = request.env["eoffice.login.failure"].sudo()
        key = failures._key("api key", http_guard.peer_address())
        if seconds := failures._seconds_at_address(key):
            raise TooManyRequests(request.env["res.users"]._slow_down_message(seconds), retry_after=int(seconds))
        try:
            return super()._auth_method_bearer()
        except Unauthorized:
            if request.httprequest.headers.get("Authorization"):
                failures._add_at_address(key)
            raise
