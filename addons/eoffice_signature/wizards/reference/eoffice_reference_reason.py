from odoo import fields, models


class ReferenceReason(models.TransientModel):
    """Why a document is registered though its file was changed after it was signed."""

    _name = "eoffice.reference.reason"
    _description = "Changed after it was signed"

    document_id = fields.Many2one("eoffice.document", required=True, readonly=True)
    signature_note = fields.Html(related="document_id.signature_note")
    reason = fields.Char(required=True, size=500)

    def action_register(self):
        self.ensure_one()
        self.document_id._take_for_reference(self.reason)
        return self.document_id.action_register()
