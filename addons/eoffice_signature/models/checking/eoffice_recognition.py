from odoo import api, models
from odoo.addons.eoffice_documents.recognition import is_pdf


class RecognitionSignatures(models.Model):
    """Each file of a document is opened once for reading, whichever way it came in: then its signatures are checked."""

    _inherit = "eoffice.recognition"

    @api.model_create_multi
    def create(self, vals_list):
        """What was sent from inside has been checked where it was signed: the receiver has that check too."""
        rows = super().create(vals_list)
        sent = rows.filtered("source_id").filtered("document_id")
        if sent:
            sent._take_over_checks()
        return rows

    def _job_open(self):
        if self.document_id and is_pdf(self.attachment_id.raw or b""):
            self.env["eoffice.signature.check"]._of_files(self.document_id, self.attachment_id)
        return super()._job_open()

    def _take_over_checks(self):
        checks = self.env["eoffice.signature.check"].sudo()
        known = checks.search([("attachment_id", "in", self.attachment_id.ids)]).grouped("attachment_id")
        checks.create(
            [
                {"document_id": row.document_id.id, **known[row.attachment_id][0]._found()}
                for row in self
                if row.attachment_id in known
            ]
        )
