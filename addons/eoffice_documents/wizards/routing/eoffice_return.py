from odoo import fields, models


class Return(models.TransientModel):
    """Give documents back to who sent them, with the reason."""

    _name = "eoffice.return"
    _inherit = ["eoffice.assignment.wizard.mixin"]
    _description = "Return documents"

    reason = fields.Char(required=True)

    def action_return(self):
        self.ensure_one()
        self.assignment_ids._return(self.reason)
        return {"type": "ir.actions.act_window_close"}
