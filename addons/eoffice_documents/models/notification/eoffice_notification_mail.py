from markupsafe import Markup
from odoo import api, models
from odoo.tools import plaintext2html


class MailChannel(models.AbstractModel):
    """An e-mail of its own, also to users who read in their inbox."""

    _inherit = "eoffice.notification"

    def _deliver_mail(self, users, subject, body, _record):
        partners = users.partner_id.filtered("email")
        if partners:
            text = body if isinstance(body, Markup) else plaintext2html(body)
            self._send_mails([{"subject": subject, "body_html": text, "recipient_ids": [(6, 0, partners.ids)]}])

    @api.model
    def _send_mails(self, mails):
        """Queue e-mails that are an act themselves (a link to log in, a report, an invitation); failures are raised.

        :param mails: values of ``mail.mail``, each in the language of its receiver
        :return: the ``mail.mail`` records, as superuser
        """
        return self.env["mail.mail"].sudo().create(mails)
