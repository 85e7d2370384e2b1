from odoo import api, fields, models


class ApprovalReturn(models.TransientModel):
    """Give a draft back with the reason: to somebody who approved it before, or to the drafter (N30 Đ10.3)."""

    _name = "eoffice.approval.return"
    _description = "Return a draft"

    document_id = fields.Many2one("eoffice.document", required=True, readonly=True)
    approval_id = fields.Many2one("eoffice.approval", compute="_compute_approval_id")
    earlier_ids = fields.Many2many("eoffice.approval", compute="_compute_approval_id")
    to_id = fields.Many2one(
        "eoffice.approval", "Back to", compute="_compute_to_id", store=True, readonly=False, help="Empty: the drafter."
    )
    reason = fields.Text(required=True)

    @api.depends("document_id")
    def _compute_approval_id(self):
        for wizard in self:
            mine = wizard.document_id.my_approval_ids.filtered(lambda line: line.type != "opinion")[:1]
            wizard.approval_id = mine
            wizard.earlier_ids = mine._earlier() if mine else mine

    @api.depends("document_id")
    def _compute_to_id(self):
        """The unit head first: they answer for the content and hand it on to the drafter."""
        for wizard in self:
            wizard.to_id = wizard.earlier_ids.filtered(lambda line: line.type == "content")[:1]

    def action_return(self):
        self.ensure_one()
        self.approval_id._return(self.reason, self.to_id)
        return {"type": "ir.actions.act_window_close"}
