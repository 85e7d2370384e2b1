from odoo import fields, models


class LoanWizard(models.TransientModel):
    """Note who borrows the paper original."""

    _name = "eoffice.loan.wizard"
    _description = "Lend the original"

    document_id = fields.Many2one("eoffice.document", required=True, readonly=True)
    borrower_id = fields.Many2one("res.users", required=True, domain=[("share", "=", False)])

    def action_loan_wizard(self):
        self.ensure_one()
        self.document_id._lend(self.borrower_id)
        return {"type": "ir.actions.act_window_close"}
