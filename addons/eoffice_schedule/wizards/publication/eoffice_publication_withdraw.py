from odoo import fields, models


class PublicationWithdraw(models.TransientModel):
    """Why a document is taken off the website."""

    _name = "eoffice.publication.withdraw"
    _description = "Take a document off the website"

    publication_id = fields.Many2one("eoffice.publication", required=True)
    reason = fields.Char(required=True)

    def action_go(self):
        self.publication_id._withdraw(self.reason)
        return {"type": "ir.actions.act_window_close"}
