from odoo import api, models


class Message(models.Model):
    _inherit = "mail.message"

    @api.depends("model", "res_id")
    def _compute_record_name(self):
        """E-mails and devices show this name as a title: of a secret document they show none."""
        super()._compute_record_name()
        told = self.filtered(lambda message: message.model == "eoffice.document" and message.record_name)
        documents = self.env["eoffice.document"].sudo().browse(told.mapped("res_id"))
        secret = set(documents.filtered(lambda document: document.secrecy != "none").ids)
        told.filtered(lambda message: message.res_id in secret).record_name = self.env._("A document")
