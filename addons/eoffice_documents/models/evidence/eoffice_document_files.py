from odoo import api, models


class DocumentFiles(models.Model):
    """A document that gets its number, or its signature, keeps the checksums of its files beyond SQL."""

    _inherit = "eoffice.document"

    def _after_change(self, vals):
        super()._after_change(vals)
        if "signed_sha256" in vals:
            self._record_signed_files()
        if "sequence_number" in vals or "unnumbered" in vals:
            self.sudo().recognition_ids._record_files()

    def _record_signed_files(self):
        self.env["eoffice.evidence.file"].sudo().create(
            [
                {
                    "document_id": document.id,
                    "attachment_number": document.signed_file_id.id,
                    "sha256": document.signed_sha256,
                    "signed": True,
                }
                for document in self.sudo()
                if document.signed_sha256 and document.signed_file_id
            ]
        )

    def unlink(self):
        self.env["eoffice.access.log"].sudo().search([("document_id", "in", self.ids)])._evidence_farewell()
        return super().unlink()


class RecognitionFiles(models.Model):
    _inherit = "eoffice.recognition"

    @api.model_create_multi
    def create(self, vals_list):
        recognitions = super().create(vals_list)
        recognitions._record_files()
        return recognitions

    def _record_files(self):
        """Record the files of those documents that have their number."""
        self.env["eoffice.evidence.file"].sudo().create(
            [
                {
                    "document_id": recognition.document_id.id,
                    "attachment_number": recognition.attachment_id.id,
                    "sha256": recognition.checksum,
                }
                for recognition in self.sudo()
                if recognition.checksum and recognition.document_id and recognition.document_id._is_registered()
            ]
        )


class DossierLog(models.Model):
    _inherit = "eoffice.dossier"

    def unlink(self):
        self.env["eoffice.dossier.audit.log"].sudo().search([("dossier_id", "in", self.ids)])._evidence_farewell()
        return super().unlink()
