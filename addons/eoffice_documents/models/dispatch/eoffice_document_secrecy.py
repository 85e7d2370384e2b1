from odoo import models
from odoo.tools.translate import LazyTranslate

_lt = LazyTranslate(__name__)


class DocumentSent(models.Model):
    _inherit = "eoffice.document"

    def _eoffice_forget_leftovers(self, name):
        """What units of the system have received is as secret as what was sent to them; their clerks are told."""
        super()._eoffice_forget_leftovers(name)
        received = self.dispatch_ids.entry_ids.filtered(lambda entry: entry.secrecy == "none")
        if received:
            received.write({"secrecy": self.secrecy, **({"subject": False} if self.secrecy == "top_secret" else {})})
        for entry in received:
            self.env["eoffice.notification"]._send(
                entry.unit_id.clerk_ids,
                _lt("The sender has made this document secret. Remove its files from the system."),
                record=entry,
            )
