from odoo import models


class Document(models.Model):
    _inherit = "eoffice.document"

    def _eoffice_forget_leftovers(self, name):
        """What was told before a document became secret is a link to it now."""
        super()._eoffice_forget_leftovers(name)
        self.env["eoffice.notification"]._redact(self)
