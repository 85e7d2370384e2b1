from odoo import models


class Document(models.Model):
    _inherit = "eoffice.document"

    def _after_change(self, vals):
        """What was told before a document became secret says nothing of it any more."""
        super()._after_change(vals)
        if vals.get("secrecy", "none") != "none":
            for document in self:
                self.env["eoffice.notification"]._redact(document)
