from odoo import api, fields, models


class ApprovalForward(models.TransientModel):
    """Hand an approval to a stand-in or deputy."""

    _name = "eoffice.approval.forward"
    _description = "Hand an approval on"

    document_id = fields.Many2one("eoffice.document", required=True, readonly=True)
    approval_id = fields.Many2one("eoffice.approval", compute="_compute_approval_id")
    choice_ids = fields.Many2many("eoffice.principal", compute="_compute_approval_id")
    principal_id = fields.Many2one("eoffice.principal", "To whom", required=True)
    note = fields.Text()

    @api.depends("document_id")
    def _compute_approval_id(self):
        for wizard in self:
            mine = wizard.document_id.my_approval_ids.filtered(lambda line: line.type != "opinion")[:1]
            wizard.approval_id = mine
            wizard.choice_ids = mine._substitutions() if mine else False

    def action_forward(self):
        self.ensure_one()
        self.approval_id._forward(self.principal_id, self.note)
        return {"type": "ir.actions.act_window_close"}
