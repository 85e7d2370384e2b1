import hashlib

from odoo import api, models
from odoo.exceptions import AccessError, UserError

KEPT = {
    "access_token",
    "checksum",
    "datas",
    "db_datas",
    "file_size",
    "mimetype",
    "name",
    "public",
    "raw",
    "res_field",
    "res_id",
    "res_model",
    "store_fname",
    "type",
    "url",
}


class Attachment(models.Model):
    """Files of documents: one stored file serves many documents, and whoever reads one of them reads it."""

    _inherit = "ir.attachment"

    def _check_access(self, operation):
        """A file may be read by who reads any document that has it, not only the one it was stored with."""
        result = super()._check_access(operation)
        readings = self.env["eoffice.recognition"]
        if not result or operation != "read" or not readings.has_access("read"):
            return result
        forbidden, error = result
        forbidden -= readings.search([("attachment_id", "in", forbidden.ids)]).attachment_id
        return (forbidden, error) if forbidden else None

    def _sha256(self):
        return hashlib.sha256(self.raw or b"").hexdigest()

    @api.model_create_multi
    def create(self, vals_list):
        attachments = super().create(vals_list)
        ids = [attachment.res_id for attachment in attachments if attachment.res_model == "eoffice.document"]
        if ids and self.env["eoffice.document"].sudo().search_count(
            [("id", "in", ids), ("secrecy", "!=", "none")], limit=1
        ):
            raise UserError(self.env._("A secret document is kept without file (Q28 Đ1.2): the file was not stored."))
        return attachments

    def write(self, vals):
        if not self.env.su and KEPT & vals.keys():
            self._check_not_of_registered()
        return super().write(vals)

    @api.ondelete(at_uninstall=False)
    def _unlink_of_registered(self):
        if not self.env.su:
            self._check_not_of_registered()

    def _check_not_of_registered(self):
        """From the number on, the files of a document stay as they are (N30 PL VI III.5.a)."""
        files = self.sudo()
        ids = files.filtered(lambda file: file.res_model == "eoffice.document").mapped("res_id")
        documents = self.env["eoffice.document"].sudo().browse(ids).exists()
        documents |= self.env["eoffice.recognition"].sudo().search([("attachment_id", "in", files.ids)]).document_id
        if any(document._is_registered() for document in documents):
            raise AccessError(
                self.env._("The files of a registered document stay as they are. Add the correct file beside them.")
            )
