from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError, ValidationError


class SigningDelegation(models.Model):
    """Leave to sign TUQ. for the head of a unit: in writing, for a time, for named matters (N30 Đ13.3).

    It counts once the head has confirmed it; as only a head gives one, its holder cannot pass it on.
    """

    _name = "eoffice.signing.delegation"
    _description = "Authorisation to sign"
    _inherit = ["eoffice.protected.fields.mixin", "mail.thread"]
    _order = "date_to desc, id desc"

    unit_id = fields.Many2one("hr.department", "Issuing unit", required=True, ondelete="restrict", tracking=True)
    grantor_id = fields.Many2one(
        "res.users", "Authorised by", readonly=True, copy=False, ondelete="restrict", help="The head of the unit."
    )
    holder_id = fields.Many2one("res.users", "Given to", required=True, ondelete="restrict", tracking=True)
    date_from = fields.Date("From", required=True, tracking=True)
    date_to = fields.Date("Until the day", required=True, tracking=True)
    type_ids = fields.Many2many("eoffice.document.type", string="Types of documents", help="Empty: all types.")
    scope = fields.Char("Matters", required=True, size=500, tracking=True)
    source = fields.Char(
        "By the document", required=True, size=200, help="Number and date of the written authorisation."
    )
    document_id = fields.Many2one("eoffice.document", "That document", domain=[("direction", "=", "outgoing")])
    confirmed_on = fields.Datetime("Confirmed", readonly=True, copy=False, tracking=True)
    active = fields.Boolean(default=True)

    _period = models.Constraint("CHECK(date_from <= date_to)", "It ends before it begins. Correct one of the dates.")

    @api.depends("holder_id", "unit_id", "date_to")
    def _compute_display_name(self):
        for row in self:
            row.display_name = f"{row.holder_id.name} – {row.unit_id.name}"

    @api.constrains("holder_id", "unit_id")
    def _check_holder(self):
        if any(row.holder_id == row.unit_id.head_id for row in self):
            raise ValidationError(self.env._("The head signs in their own right and needs no authorisation."))

    def write(self, vals):
        """What the head has confirmed is not changed behind their back."""
        if not self.env.su and vals.keys() - {"active"} and any(row.confirmed_on for row in self):
            raise UserError(self.env._("A confirmed authorisation is not changed. End it and make a new one."))
        return super().write(vals)

    def action_confirm(self):
        """The head of the unit confirms that they have given it; nobody can in their place, a holder of one neither."""
        self.check_access("read")
        if any(row.unit_id.sudo().head_id != self.env.user for row in self):
            raise AccessError(
                self.env._(
                    "Only the head of the unit gives an authorisation; who holds one cannot pass it on (N30 Đ13.3)."
                )
            )
        self.sudo().write({"confirmed_on": fields.Datetime.now(), "grantor_id": self.env.uid})

    @api.model
    def _covers(self, unit, holder, document_type, day):
        """Whether ``holder`` may sign TUQ. a document of this type for ``unit`` on ``day``."""
        rows = self.sudo().search(
            [
                ("unit_id", "=", unit.id),
                ("holder_id", "=", holder.id),
                ("confirmed_on", "!=", False),
                ("date_from", "<=", day),
                ("date_to", ">=", day),
            ]
        )
        return any(not row.type_ids or document_type in row.type_ids for row in rows)
