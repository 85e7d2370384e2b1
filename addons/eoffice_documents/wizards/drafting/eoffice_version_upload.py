from base64 import b64decode

from odoo import fields, models


class VersionUpload(models.TransientModel):
    """A new file of the draft makes a new version."""

    _name = "eoffice.version.upload"
    _description = "New version"

    document_id = fields.Many2one("eoffice.document", required=True, readonly=True)
    file = fields.Binary(required=True, attachment=False)
    file_name = fields.Char()
    note = fields.Char("What is new")

    def action_add(self):
        self.ensure_one()
        self.document_id._add_version(b64decode(self.file), self.file_name or "draft", self.note)
        self.unlink()  # the file is kept once
        return {"type": "ir.actions.act_window_close"}


class Sign(models.TransientModel):
    """Enter the signature: the scan of the signed paper, or the digitally signed PDF."""

    _name = "eoffice.sign"
    _description = "Enter the signature"

    document_id = fields.Many2one("eoffice.document", required=True, readonly=True)
    state = fields.Selection(related="document_id.state")
    file = fields.Binary("Signed PDF", attachment=False)
    file_name = fields.Char()
    signed_on = fields.Datetime("Signed on", default=fields.Datetime.now)

    def action_sign(self):
        self.ensure_one()
        data = b64decode(self.file) if self.file else None
        self.document_id._sign(data, self.file_name, self.signed_on)
        self.unlink()
        return {"type": "ir.actions.act_window_close"}
