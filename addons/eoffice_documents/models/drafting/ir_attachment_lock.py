from odoo import api, models
from odoo.exceptions import AccessError

FILE = {"raw", "datas", "db_datas", "store_fname", "checksum", "file_size", "mimetype", "type", "url"}
PLACE = {"name", "res_model", "res_id", "res_field", "public"}


class AttachmentLocked(models.Model):
    """Versions of drafts and signed files stay as they are, for everybody (N30 Đ19.2.a, PL VI III.5.a)."""

    _inherit = "ir.attachment"

    def _locked(self):
        """Those of ``self`` that are a version or the signed file of an outgoing document."""
        mine = self.filtered(lambda file: file.res_model == "eoffice.document")
        if not mine:
            return mine
        versions = self.env["eoffice.document.version"].sudo()
        held = versions.search(["|", ("attachment_id", "in", mine.ids), ("pdf_id", "in", mine.ids)])
        signed = self.env["eoffice.document"].sudo().search([("signed_file_id", "in", mine.ids)])
        return mine & (held.attachment_id | held.pdf_id | signed.signed_file_id)

    def write(self, vals):
        if (FILE | PLACE) & vals.keys() and self.sudo()._locked():
            raise AccessError(self.env._("A version of a draft, or a signed file, is never changed."))
        return super().write(vals)

    @api.ondelete(at_uninstall=False)
    def _unlink_never_locked(self):
        if self.sudo()._locked():
            raise AccessError(self.env._("A version of a draft, or a signed file, is never deleted."))
