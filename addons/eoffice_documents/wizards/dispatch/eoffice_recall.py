from odoo import fields, models


class Recall(models.TransientModel):
    """Take an issued document back from its receivers; and, at a receiver, keep it with a reason."""

    _name = "eoffice.recall"
    _description = "Recall a document"

    document_id = fields.Many2one(
        "eoffice.document", required=True, readonly=True, default=lambda self: self.env.context.get("active_id")
    )
    reason = fields.Char(required=True)

    def action_recall(self):
        self.ensure_one()
        self.document_id._recall(self.reason)
        return {"type": "ir.actions.act_window_close"}

    def action_decline(self):
        self.ensure_one()
        self.document_id._decline_recall(self.reason)
        return {"type": "ir.actions.act_window_close"}
