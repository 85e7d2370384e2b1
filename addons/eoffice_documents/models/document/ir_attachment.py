import hashlib

from odoo import api, models
from odoo.exceptions import UserError


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
