from odoo import api, fields, models


class Return(models.TransientModel):
    """Give documents back to who sent them, with the reason."""

    _name = "eoffice.return"
    _description = "Return documents"

    assignment_ids = fields.Many2many("eoffice.assignment", required=True, readonly=True)
    reason = fields.Char(required=True)

    @api.model
    def default_get(self, fields_list):
        values = super().default_get(fields_list)
        values["assignment_ids"] = self.env["eoffice.route"]._lines_from_context().ids
        return values

    def action_return(self):
        self.ensure_one()
        self.assignment_ids._return(self.reason)
        return {"type": "ir.actions.act_window_close"}
