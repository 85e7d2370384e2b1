from odoo import fields, models


class Refuse(models.TransientModel):
    """Send back what has come on the system, with the reason."""

    _name = "eoffice.refuse"
    _description = "Refuse a document"

    document_ids = fields.Many2many(
        "eoffice.document",
        required=True,
        readonly=True,
        default=lambda self: self.env["eoffice.document"].browse(self.env.context.get("active_ids")),
    )
    reason = fields.Char(required=True)

    def action_refuse(self):
        self.ensure_one()
        self.document_ids._refuse(self.reason)
        return {"type": "ir.actions.act_window_close"}
