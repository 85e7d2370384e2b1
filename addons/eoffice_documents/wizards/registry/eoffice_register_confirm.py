from odoo import fields, models


class RegisterConfirm(models.TransientModel):
    """Shows what looks like the same document before it is registered a second time (N30 PL VI III.1.h)."""

    _name = "eoffice.register.confirm"
    _description = "Registered before?"

    document_id = fields.Many2one("eoffice.document", required=True, readonly=True)
    duplicate_ids = fields.Many2many(related="document_id.duplicate_ids")

    def action_register(self):
        self.ensure_one()
        return self.document_id.action_register_anyway()
