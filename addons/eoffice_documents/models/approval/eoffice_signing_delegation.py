from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError, ValidationError

from ..common import office_clock


class SigningDelegation(models.Model):
    """Leave to sign for the head of a unit, in writing and for named matters (N30 Đ13).

    TUQ. is an authorisation for a time (Đ13.3); TL. is what a rule of the agency assigns to the head of a unit under
    it, or to the office chief, and may be without an end (Đ13.4). Either counts once the head has confirmed it; as
    only a head gives one, its holder cannot pass it on.
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
    authority = fields.Selection(
        [("tuq", "TUQ. (by authorisation of the head)"), ("tl", "TL. (by order of the head)")],
        "Signs",
        required=True,
        default="tuq",
        tracking=True,
        help="TUQ.: for a time, in special cases. TL.: as a rule of the agency assigns it to the head of a unit.",
    )
    date_from = fields.Date("From", required=True, tracking=True)
    date_to = fields.Date("Until the day", tracking=True, help="Empty with TL.: as long as the rule is in force.")
    type_ids = fields.Many2many("eoffice.document.type", string="Types of documents", help="Empty: all types.")
    scope = fields.Char("Matters", required=True, size=500, tracking=True)
    source = fields.Char(
        "By the document", required=True, size=200, help="Number and date of the written authorisation."
    )
    document_id = fields.Many2one("eoffice.document", "That document", domain=[("direction", "=", "outgoing")])
    confirmed_on = fields.Datetime("Confirmed", readonly=True, copy=False, tracking=True)
    active = fields.Boolean(default=True)

    _period = models.Constraint("CHECK(date_from <= date_to)", "It ends before it begins. Correct one of the dates.")

    _limited = models.Constraint(
        "CHECK(authority = 'tl' OR date_to IS NOT NULL)",
        "An authorisation to sign TUQ. is for a time (N30 Đ13.3). Enter its last day.",
    )

    @api.depends("holder_id", "unit_id", "date_to")
    def _compute_display_name(self):
        for row in self:
            row.display_name = f"{row.holder_id.name} – {row.unit_id.name}"

    @api.constrains("holder_id", "unit_id", "authority")
    def _check_holder(self):
        if any(row.holder_id == row.unit_id.head_id for row in self):
            raise ValidationError(self.env._("The head signs in their own right and needs no authorisation."))
        for row in self:
            if row.authority == "tl" and not row.unit_id._leads_below(row.holder_id):
                raise ValidationError(
                    self.env._(
                        "%(signer)s neither heads a unit under %(unit)s nor is its office chief, and cannot sign TL.; "
                        "choose another signer or right.",
                        signer=row.holder_id.name,
                        unit=row.unit_id.name,
                    )
                )

    def write(self, vals):
        """What the head has confirmed is not changed behind their back."""
        if not self.env.su and vals.keys() - {"active"} and any(row.confirmed_on for row in self):
            raise UserError(self.env._("A confirmed authorisation is not changed. End it and make a new one."))
        return super().write(vals)

    def action_confirm(self):
        """The head of the unit confirms that they have given it; nobody can in their place, a holder of one neither."""
        self.check_access("read")
        if any(row.unit_id.checked_sudo().head_id != self.env.user for row in self):
            raise AccessError(
                self.env._(
                    "Only the head of the unit gives an authorisation; who holds one cannot pass it on (N30 Đ13.3)."
                )
            )
        self._eoffice_write_logged({"confirmed_on": fields.Datetime.now(), "grantor_id": self.env.uid})

    @api.model
    def _in_force(self, unit, document_type, day=None):
        """What the head of ``unit`` has confirmed for documents of this type and is valid on ``day``; superuser."""
        day = day or office_clock.today(self.env)
        rows = (
            self.sudo()
            .with_context(active_test=True)
            .search(
                [
                    ("unit_id", "=", unit.id),
                    ("confirmed_on", "!=", False),
                    ("date_from", "<=", day),
                    "|",
                    ("date_to", "=", False),
                    ("date_to", ">=", day),
                ]
            )
        )
        return rows.filtered(lambda row: not row.type_ids or document_type in row.type_ids)
