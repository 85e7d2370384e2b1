from odoo import api, models


class SmsChannel(models.AbstractModel):
    """The place for text messages: an add-on that sends them implements the hook and adds "sms" to the channels."""

    _inherit = "eoffice.notification"

    def _deliver_sms(self, users, subject, body, _record):
        others = users - self.env.user
        if others and self._may_ring():
            self._eoffice_send_sms(others, f"{subject}: {self._plain(body)}")

    @api.model
    def _eoffice_send_sms(self, users, text):
        """Hook: send ``text`` to the phones of ``users``; not called in quiet hours, but for urgent documents."""
