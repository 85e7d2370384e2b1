from odoo import models
from odoo.exceptions import UserError
from odoo.tools.translate import LazyTranslate

from ..common.queue_job import IDLE

_lt = LazyTranslate(__name__)


class DocumentSent(models.Model):
    """What was issued and turns out to be a state secret becomes a stub like any other, here and where it came.

    A recall alone would leave the signed file with its sender (N30 Đ18.4), and state secrets are not kept in the system
    (Q28 Đ1.2). So a clerk of the issuing unit may choose the level of secrecy after the number was given, and that
    alone; from then on nobody is shown a word, and the clerks of the receivers are told. Taking the files out is a step
    of its own, as for incoming documents: what is gone is gone. What the receivers share goes with it; the number, the
    checksum of what was signed and all logs stay. What was printed, mailed or taken along before is not in reach.
    """

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

    def action_make_stub(self):
        """Besides: of what has its number a clerk of the issuing unit removes the files, those of its receivers too."""
        self.ensure_one()
        if not self._is_numbered():
            return super().action_make_stub()
        self._check_issuing_clerk()
        if self.secrecy == "none":
            raise UserError(self.env._("Choose the secrecy level first: only a secret document is kept without file."))
        record = self.checked_sudo()
        file, received = record.signed_file_id, record.dispatch_ids.entry_ids
        shared = received.recognition_ids.filtered(lambda reading: reading.attachment_id == file)
        lost = shared.document_id
        for readings in (shared, record.recognition_ids):  # those of the receivers are copies of the sender's
            readings._forget_jobs(IDLE)
            readings.unlink()
        record.signed_file_id = False
        record._empty_versions()
        stubs = record | lost
        stubs._index_text()
        stubs._forget_leftovers({stub.id: stub.display_name for stub in stubs})
        self.env["eoffice.audit.log"]._add("made_stub", [(stub, None, False) for stub in stubs])
        return None
