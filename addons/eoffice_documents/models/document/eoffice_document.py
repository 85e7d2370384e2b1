from odoo import api, fields, models
from odoo.exceptions import ValidationError

from ..common import office_clock


class Document(models.Model):
    """A document of the office, with the 18 fields of an incoming one (N30 PL VI Phần II.II)."""

    _name = "eoffice.document"
    _description = "Document"
    _eoffice_logged = False  # it has a log of its own
    _inherit = [
        "eoffice.concurrent.edit.mixin",
        "eoffice.protected.fields.mixin",
        "mail.thread",
        "mail.activity.mixin",
    ]
    _order = "received_on desc, id desc"
    _mail_post_access = "read"
    _rec_names_search = ["fulltext"]
    _settable_at_creation = {"unit_id", "direction"}

    direction = fields.Selection(
        [("incoming", "Incoming"), ("outgoing", "Outgoing")], required=True, readonly=True, default="incoming"
    )
    unit_id = fields.Many2one(
        "hr.department",
        "Receiving unit",
        required=True,
        readonly=True,
        ondelete="restrict",
        default=lambda self: self._default_unit(),
    )
    state = fields.Selection(
        [
            ("to_register", "To register"),
            ("registered", "Registered"),
            ("in_progress", "In progress"),
            ("done", "Done"),
            ("void", "Void"),
        ],
        compute="_compute_state",
        store=True,
        index=True,
    )

    register_id = fields.Many2one("eoffice.register", readonly=True, ondelete="restrict", tracking=True)
    sequence_number = fields.Integer("Arrival number", readonly=True, aggregator=False, copy=False, tracking=True)
    received_on = fields.Date(
        "Arrived on", readonly=True, index=True, default=lambda self: office_clock.today(self.env)
    )
    registered_on = fields.Datetime(readonly=True, copy=False)
    registered_by_id = fields.Many2one("res.users", readonly=True, copy=False)
    voided = fields.Boolean(readonly=True, copy=False)

    number = fields.Char(size=11, tracking=True)
    symbol = fields.Char(size=30, tracking=True)
    reference = fields.Char("Number and symbol", compute="_compute_reference", store=True)
    issued_on = fields.Date(tracking=True)
    issuer_id = fields.Many2one(
        "res.partner",
        "Known issuer",
        index="btree_not_null",
        domain=[("eoffice_issuer", "=", True)],
        ondelete="restrict",
    )
    issuer_name = fields.Char(size=200, tracking=True)
    document_type_id = fields.Many2one(
        "eoffice.document.type", index="btree_not_null", ondelete="restrict", tracking=True
    )
    subject = fields.Char(size=500, tracking=True)
    language = fields.Char(size=30, default="Tiếng Việt")
    page_count = fields.Integer(aggregator=False)
    note = fields.Char(size=500)
    signer_name = fields.Char(size=50)
    signer_title = fields.Char(size=100)
    urgency = fields.Selection(
        [("normal", "Normal"), ("urgent", "Urgent"), ("very_urgent", "Very urgent"), ("express", "Express")],
        required=True,
        default="normal",
        index=True,
        tracking=True,
    )
    secrecy = fields.Selection(
        [("none", "None"), ("confidential", "Confidential"), ("secret", "Secret"), ("top_secret", "Top secret")],
        required=True,
        default="none",
        tracking=True,
    )
    recipients = fields.Text(help="The list under Nơi nhận.")
    answered_number = fields.Char(help="The document this one answers, as it names it.")
    deadline = fields.Date("Answer due on", tracking=True)

    dossier_organ = fields.Char(size=35, compute="_compute_dossier_key", store=True)
    dossier_year = fields.Integer(compute="_compute_dossier_key", store=True, aggregator=False)
    dossier_notation = fields.Char(size=20)
    dossier_ordinal = fields.Integer(readonly=True, aggregator=False)

    assignment_ids = fields.One2many("eoffice.assignment", "document_id", readonly=True)
    access_ids = fields.One2many("eoffice.document.access", "document_id", readonly=True, bypass_search_access=True)
    audit_log_ids = fields.One2many("eoffice.audit.log", "document_id", readonly=True)
    lead_name = fields.Char("In the hands of", compute="_compute_lead_name")
    can_edit = fields.Boolean(compute="_compute_can_edit")

    _subject_of_top_secret = models.Constraint(
        "CHECK(secrecy != 'top_secret' OR subject IS NULL)",
        "The register of top secret documents shows no abstract (NĐ 63/2026 Đ6). Empty the subject.",
    )
    _listing_idx = models.Index("(received_on DESC, id DESC)")
    _same_number_idx = models.Index("(unit_id, number, symbol)")

    @api.model
    def _state_dependencies(self):
        """Hook: names of the fields that ``_current_state`` looks at."""
        return ["direction", "sequence_number", "voided", "assignment_ids.state", "assignment_ids.parent_id"]

    @api.depends(lambda self: self._state_dependencies())
    def _compute_state(self):
        for document in self:
            document.state = document._current_state()

    def _current_state(self):
        """Hook: the state of one document; a room answers for its own cases and asks super for the others."""
        if self.voided:
            return "void"
        if not self._is_registered():
            return "to_register"
        first = self.assignment_ids.filtered(lambda line: not line.parent_id)[:1].state
        return {"passed": "in_progress", "done": "done"}.get(first, "registered")

    def _is_registered(self):
        """Hook: whether one document has what makes it registered."""
        return bool(self.sequence_number)

    @api.depends("number", "symbol")
    def _compute_reference(self):
        for document in self:
            document.reference = "/".join(filter(None, (document.number, document.symbol)))

    @api.depends("unit_id.organ_code", "register_id.year")
    def _compute_dossier_key(self):
        for document in self:
            document.dossier_organ = document.unit_id.organ_code
            document.dossier_year = document.register_id.year

    @api.depends("unit_id.clerk_ids")
    @api.depends_context("uid")
    def _compute_can_edit(self):
        """Its clerks see every field, so as to complete it; readers see what is filled in."""
        for document in self:
            document.can_edit = not document.unit_id or self.env.user in document.unit_id.clerk_ids

    def _compute_lead_name(self):
        """Who has the document now: the holder of the last open line of the lead chain."""
        lines = self.env["eoffice.assignment"].search_fetch(
            [("document_id", "in", self.ids), ("role", "=", "lead"), ("state", "in", ("waiting", "open"))],
            ["document_id", "principal_id"],
            order="parent_path",
        )
        names = {}
        for line in lines:
            names.setdefault(line.document_id.id, []).append(line.principal_id.display_name)
        for document in self:
            document.lead_name = ", ".join(names.get(document.id, ()))

    @api.depends("reference", "subject", "document_type_id")
    def _compute_display_name(self):
        for document in self:
            parts = (document.document_type_id.name, document.reference, document.subject)
            document.display_name = " – ".join(filter(None, parts)) or self.env._("New document")

    @api.constrains("page_count")
    def _check_page_count(self):
        if any(not 0 <= document.page_count <= 999 for document in self):
            raise ValidationError(self.env._("The number of pages is between 0 and 999 (N30 PL VI)."))

    @api.onchange("issuer_name")
    def _onchange_issuer_name(self):
        self.issuer_id = self.env["res.partner"]._find_issuer(self.issuer_name)

    @api.model_create_multi
    def create(self, vals_list):
        vals_list = [self._clean(vals) for vals in vals_list]
        self._eoffice_check_references(self._eoffice_context_defaults(), *vals_list)
        own = [None if self.env.su else self._create_own(vals) for vals in vals_list]
        plain = super().create([vals for vals, made in zip(vals_list, own) if made is None])
        plain._grant_unit()
        plain._after_create()
        others = iter(plain)
        return self.browse().concat(*(next(others) if made is None else made for made in own))

    def write(self, vals):
        vals = self._clean(vals)
        self._eoffice_check_references(vals)
        before, names = self._recorded_values(vals), self._names_turning_secret(vals)
        result = super().write(vals if self.env.su else self._check_change(vals))
        self._log_changes(before)
        self._after_change(vals)
        self._forget_leftovers(names)
        return result

    @api.model
    def _create_own(self, vals):
        """Hook, before a user creates: the document made by the rules of its direction, or None; may refuse."""
        return None

    def _after_create(self):
        """Hook, after documents were created; those of ``_create_own`` came through here as superuser."""

    def _check_change(self, vals):
        """Hook, before a user writes: refuse, or return the values that are left to write."""
        return vals

    def _after_change(self, vals):
        """Hook, after ``vals`` were written, by a user or by the superuser."""

    @api.model
    def _default_unit(self):
        """The unit a clerk registers for: the first that keeps registers and has them as a clerk."""
        return self.env["hr.department"].search(
            [("clerk_ids", "in", self.env.uid), ("keeps_registers", "=", True)], order="parent_path", limit=1
        )

    def _grant_unit(self):
        posts = (
            self.env["eoffice.principal"]
            .sudo()
            .search([("unit_id", "in", self.unit_id.ids), ("type", "in", ("clerk", "office"))])
            .grouped("unit_id")
        )
        self.env["eoffice.document.access"]._grant(
            (document.id, post.id) for document in self for post in posts.get(document.unit_id, ())
        )
