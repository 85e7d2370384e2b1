from odoo import models
from odoo.tools import split_every

A_JOB = 50
LAST = 40  # priority of what nobody waits for


class TransferSignatures(models.Model):
    """What goes to the archive is checked once more: later its certificates will have run out (N30 Đ30)."""

    _inherit = "eoffice.archive.transfer"

    def _decide(self, state, reason=False):
        if state == "accepted":
            documents = self.sudo().line_ids.dossier_id.item_ids.document_id
            checks = documents.signature_check_ids.filtered(lambda check: check.state != "unsigned")
            for some in split_every(A_JOB, checks.ids, checks.browse):
                some.with_delay(
                    channel="root.read", priority=LAST, description="check signatures for the archive"
                )._job_check_again()
        return super()._decide(state, reason)
