from odoo import api, fields, models

KINDS = [
    ("incoming", "Register of incoming documents"),
    ("outgoing", "Register of outgoing documents"),
    ("incoming_secret", "Register of secret incoming documents"),
    ("outgoing_secret", "Register of secret outgoing documents"),
    ("follow_up", "Follow-up of incoming documents"),
    ("handover", "Hand-over of incoming documents"),
    ("post", "Register of documents sent by post"),
    ("use", "Register of use of file copies"),
    ("copy", "Register of certified copies"),
]


class RegisterLayout(models.Model):
    """How a register is printed: its title and columns, since the day the rule came into force (N30 PL IV)."""

    _name = "eoffice.register.layout"
    _description = "Layout of a register"
    _order = "type, valid_from desc"

    type = fields.Selection(KINDS, required=True)
    valid_from = fields.Date("In use from", required=True)
    name = fields.Char("Title", required=True)
    source = fields.Char(help="The rule the layout follows, printed on the cover.")
    column_ids = fields.One2many("eoffice.register.column", "layout_id", copy=True)

    _day_uniq = models.Constraint(
        "UNIQUE(type, valid_from)", "There is a layout of this register from this day already."
    )

    @api.model
    def _on(self, kind, day):
        """The layout of ``kind`` in force on ``day``, or the oldest one for an older book."""
        layouts = self.search([("type", "=", kind)])
        return layouts.filtered(lambda layout: layout.valid_from <= day)[:1] or layouts[-1:]


class RegisterColumn(models.Model):
    _name = "eoffice.register.column"
    _description = "Column of a register"
    _order = "sequence, id"

    layout_id = fields.Many2one(
        "eoffice.register.layout", "Register layout", required=True, index=True, ondelete="cascade"
    )
    sequence = fields.Integer(default=10)
    name = fields.Char("Title", required=True)
    content = fields.Selection(
        [
            ("ordinal", "Ordinal"),
            ("day", "Day of entry"),
            ("number", "Number in the register"),
            ("issuer", "Issuer"),
            ("reference", "Number and symbol"),
            ("issued_on", "Date of the document"),
            ("reference_day", "Number, symbol and date"),
            ("abstract", "Type and abstract"),
            ("document", "Type, number, date and issuer"),
            ("secrecy", "Secrecy"),
            ("signer", "Signer"),
            ("receivers", "Recipients"),
            ("keeper", "Who keeps the file copy"),
            ("copies", "Number of copies"),
            ("sent_on", "Handed over or sent on"),
            ("receipt", "Receipt"),
            ("deadline", "Deadline"),
            ("progress", "Progress"),
            ("answers", "Answering documents"),
            ("person", "Person"),
            ("dossier", "Dossier"),
            ("back_on", "Given back on"),
            ("permitted_by", "Permitted by"),
            ("note", "Note"),
            ("blank", "Left empty"),
        ],
        required=True,
    )
    width = fields.Integer(required=True, default=25, help="In millimetres; the page has 265.")
