from odoo import api, fields, models
from odoo.exceptions import UserError


class Loan(models.Model):
    """Who has borrowed the paper original, since when (N30 PL IV.IV)."""

    _name = "eoffice.loan"
    _description = "Loan of a paper original"
    _order = "lent_on desc, id desc"

    document_id = fields.Many2one(
        "eoffice.document", required=True, readonly=True, index=True, ondelete="cascade", bypass_search_access=True
    )
    borrower_id = fields.Many2one("res.users", required=True, readonly=True, ondelete="restrict")
    lent_on = fields.Datetime(required=True, readonly=True)
    lent_by_id = fields.Many2one("res.users", required=True, readonly=True, ondelete="restrict")
    given_back_on = fields.Datetime(readonly=True)

    _one_borrower = models.UniqueIndex("(document_id) WHERE given_back_on IS NULL")


class DocumentPaper(models.Model):
    _inherit = "eoffice.document"

    paper_place = fields.Char("Paper original kept in", help="Clerk's file, box, shelf.")
    loan_ids = fields.One2many("eoffice.loan", "document_id", readonly=True)
    borrower_id = fields.Many2one("res.users", compute="_compute_borrower_id", string="Original lent to")

    @api.depends("loan_ids.given_back_on")
    def _compute_borrower_id(self):
        for document in self:
            document.borrower_id = document.sudo().loan_ids.filtered(lambda loan: not loan.given_back_on).borrower_id

    def _lend(self, borrower):
        self.ensure_one()
        self._check_clerk()
        if self.borrower_id:
            raise UserError(self.env._("%s has the original now. Note its return first.", self.borrower_id.name))
        self.env["eoffice.loan"].checked_sudo().create(
            {
                "document_id": self.id,
                "borrower_id": borrower.id,
                "lent_on": fields.Datetime.now(),
                "lent_by_id": self.env.uid,
            }
        )
        self.env["eoffice.audit.log"]._add("lent", [(self, None, borrower.name)])

    def action_return_original(self):
        self.ensure_one()
        self._check_clerk()
        loan = self.checked_sudo().loan_ids.filtered(lambda loan: not loan.given_back_on)
        if not loan:
            raise UserError(self.env._("Nobody has borrowed this original."))
        loan.given_back_on = fields.Datetime.now()
        self.env["eoffice.audit.log"]._add("given_back", [(self, None, loan.borrower_id.name)])
