from odoo import api, fields, models


class HandPaper(models.TransientModel):
    """Hand the paper of an incoming document to a unit, against signature."""

    _name = "eoffice.hand.paper"
    _description = "Hand paper over"

    document_id = fields.Many2one("eoffice.document", required=True, readonly=True, ondelete="cascade")
    unit_id = fields.Many2one("hr.department", "To", required=True)
    received_by = fields.Char("Signed for by", required=True)
    emergency = fields.Boolean("It is an emergency")
    reason = fields.Char("What the emergency is")
    refusal = fields.Text(compute="_compute_refusal")

    @api.depends("unit_id", "emergency")
    def _compute_refusal(self):
        for wizard in self:
            unit = wizard.unit_id
            wizard.refusal = unit._paper_refusal(emergency=wizard.emergency) if unit else False

    def action_go(self):
        self.document_id._hand_paper(self.unit_id, self.received_by, self.emergency, self.reason)
        return {"type": "ir.actions.act_window_close"}
