from odoo import api, fields, models

AUTHORITIES = [
    ("direct", "In their own right"),
    ("tm", "TM. (for the collective)"),
    ("q", "Q. (acting head)"),
    ("kt", "KT. (for the head, by their deputy)"),
    ("tl", "TL. (by order of the head)"),
    ("tuq", "TUQ. (by authorisation of the head)"),
]

CONTENT = (
    "document_type_id",
    "symbol",
    "subject",
    "addressees",
    "recipients",
    "urgency",
    "secrecy",
    "signer_id",
    "signer_authority",
    "signer_name",
    "signer_title",
    "place",
    "answers_id",
)


class DocumentOutgoing(models.Model):
    """What an outgoing document has besides: who drafts it, what it answers, who signs it and how, its files.

    ``unit_id`` is the unit that issues it and keeps the registers, ``recipients`` its Nơi nhận, a line each.
    """

    _inherit = "eoffice.document"

    state = fields.Selection(
        selection_add=[
            ("draft", "Draft"),
            ("checking", "Being approved"),
            ("approved", "To be signed"),
            ("signed", "To be issued"),
            ("issued", "Issued and numbered"),
            ("recalled", "Recalled"),
            ("void",),
        ]
    )
    drafting_unit_id = fields.Many2one(
        "hr.department", "Drafting unit", readonly=True, index="btree_not_null", ondelete="restrict", tracking=True
    )
    drafter_id = fields.Many2one("res.users", readonly=True, index="btree_not_null", ondelete="restrict", tracking=True)
    answers_id = fields.Many2one(
        "eoffice.document",
        index="btree_not_null",
        ondelete="restrict",
        domain=[("direction", "=", "incoming"), ("state", "!=", "to_register")],
    )
    answers_line_id = fields.Many2one(
        "eoffice.assignment", "Work it answers", readonly=True, index="btree_not_null", ondelete="restrict"
    )
    answered_by_ids = fields.One2many("eoffice.document", "answers_id", "Answered by", readonly=True)
    addressees = fields.Text(help="Kính gửi, a line each.")
    place = fields.Char(size=100, help="The place beside the date, e.g. Tuy Phước.")
    signer_id = fields.Many2one("res.users", index="btree_not_null", ondelete="restrict", tracking=True)
    signer_authority = fields.Selection(
        AUTHORITIES,
        tracking=True,
        help="In which right they sign (N30 Đ13).",
    )
    signed_on = fields.Datetime("Signed on", readonly=True, copy=False, index="btree_not_null", tracking=True)
    signed_file_id = fields.Many2one(
        "ir.attachment", "Signed file", readonly=True, copy=False, ondelete="restrict", index="btree_not_null"
    )
    signed_sha256 = fields.Char("SHA-256 of the signed file", readonly=True, copy=False)
    version_ids = fields.One2many("eoffice.document.version", "document_id", "Versions", readonly=True)
    version_id = fields.Many2one("eoffice.document.version", "Current version", compute="_compute_version_id")

    @api.model
    def _state_dependencies(self):
        return [*super()._state_dependencies(), "signed_on"]

    def _current_state(self):
        if self.direction != "outgoing":
            return super()._current_state()
        if self.voided:
            return "void"
        if self.sequence_number:
            return "issued"
        return "signed" if self.signed_on else "draft"

    @api.depends("version_ids")
    def _compute_version_id(self):
        for document in self:
            document.version_id = document.version_ids.sorted("number")[-1:]

    def _grant_unit(self):
        """Clerks and office chief of the issuing unit come to read a draft when it reaches them, not before."""
        super(DocumentOutgoing, self.filtered(lambda document: document.direction != "outgoing"))._grant_unit()

    def _after_issue(self):
        """Hook: what follows when these documents have got their number."""

    def _check_signed_file(self, data):
        """Hook: look at the signatures of a signed PDF.

        :param data: bytes of the file
        :return: dict of what was found, empty when nothing looks
        """
        return {}
