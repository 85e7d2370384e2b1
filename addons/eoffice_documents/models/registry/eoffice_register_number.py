from odoo import api, fields, models
from odoo.exceptions import UserError


class RegisterNumber(models.Model):
    """One number of a register. It is never taken back: a number given in error is voided and stays (N30 Đ22.2)."""

    _name = "eoffice.register.number"
    _description = "Number of a register"
    _inherit = "eoffice.evidence.mixin"
    _order = "register_id, number desc"
    _evidence_parent = "document_id"
    _evidence_living = True

    register_id = fields.Many2one("eoffice.register", required=True, readonly=True, ondelete="restrict")
    number = fields.Integer(required=True, readonly=True, aggregator=False)
    document_id = fields.Many2one("eoffice.document", readonly=True, ondelete="restrict")
    state = fields.Selection(
        [("used", "Used"), ("void", "Void"), ("reserved", "Kept free")], required=True, readonly=True
    )
    reason = fields.Char(readonly=True)

    _number_uniq = models.Constraint("UNIQUE(register_id, number)", "This number was already given.")
    _document_uniq = models.UniqueIndex("(document_id) WHERE document_id IS NOT NULL")

    @api.ondelete(at_uninstall=False)
    def _unlink_never(self):
        raise UserError(self.env._("A number of a register cannot be deleted. Void it and give the reason."))

    @api.depends("register_id.name", "number")
    def _compute_display_name(self):
        for row in self:
            row.display_name = f"{row.number} · {row.register_id.display_name}"
