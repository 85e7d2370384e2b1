from odoo import api, models


class Message(models.Model):
    _inherit = "mail.message"

    @api.depends("model", "res_id")
    def _compute_record_name(self):
        """E-mails and devices show this name as a title: of a secret document they show none."""
        super()._compute_record_name()
        service = self.env["eoffice.notification"]
        for message in self.filtered(lambda message: message.model == "eoffice.document" and message.record_name):
            if service._is_secret(self.env[message.model].browse(message.res_id)):
                message.record_name = self.env._("A document")
