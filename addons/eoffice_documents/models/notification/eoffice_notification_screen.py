from odoo import models


class ScreenChannel(models.AbstractModel):
    """A note on the open screens of users, which stays until they close it: for what they wait for themselves."""

    _inherit = "eoffice.notification"

    def _deliver_screen(self, users, subject, body, _record):
        note = {"type": "success", "title": subject, "message": self._plain(body), "sticky": True}
        for partner in users.partner_id:
            partner._bus_send("simple_notification", note)
