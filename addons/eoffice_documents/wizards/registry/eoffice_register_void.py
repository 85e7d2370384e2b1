from odoo import fields, models


class RegisterVoid(models.TransientModel):
    """Strike a registration out; the number stays in the register with the reason."""

    _name = "eoffice.register.void"
    _description = "Strike out a registration"

    document_id = fields.Many2one("eoffice.document", required=True, readonly=True)
    reason = fields.Char(required=True)

    def action_void(self):
        self.ensure_one()
        self.document_id._void(self.reason)
        return {"type": "ir.actions.act_window_close"}
