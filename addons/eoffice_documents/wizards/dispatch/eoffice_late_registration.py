from odoo import api, fields, models

from ...models.common import office_clock


class Issue(models.TransientModel):
    """Issue with an earlier date, or under a number kept free; the reason stays in the register."""

    _name = "eoffice.late.registration"
    _description = "Late entry"

    document_id = fields.Many2one("eoffice.document", required=True, readonly=True)
    issued_on = fields.Date("Date", required=True, default=lambda self: office_clock.today(self.env))
    choice_ids = fields.Many2many("eoffice.register.number", compute="_compute_choice_ids")
    number_id = fields.Many2one("eoffice.register.number", "Number kept free", help="Empty: the next number.")
    reason = fields.Char(required=True)

    @api.depends("document_id", "issued_on")
    def _compute_choice_ids(self):
        for wizard in self:
            wizard.choice_ids = self.env["eoffice.register.number"].search(
                [
                    ("state", "=", "reserved"),
                    ("register_id.unit_id", "=", wizard.document_id.unit_id.id),
                    ("register_id.direction", "=", "outgoing"),
                    ("register_id.year", "=", wizard.issued_on and wizard.issued_on.year),
                ]
            )

    def action_issue(self):
        self.ensure_one()
        self.document_id._issue(self.issued_on, self.number_id, self.reason)
        return {"type": "ir.actions.act_window_close"}
