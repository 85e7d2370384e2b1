from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError

from ..common.written_value import written_changes, written_values

OF_DOCUMENT = {"title", "reference", "dated_on", "author", "page_count"}


class DossierItem(models.Model):
    """One thing in a dossier: a document of the registry, which is referred to and never copied, or a loose file."""

    _name = "eoffice.dossier.item"
    _description = "Item of a dossier"
    _inherit = ["eoffice.protected.fields.mixin"]
    _eoffice_logged = False  # the dossier's log says it
    _order = "dossier_id, ordinal, id"
    _rec_name = "title"

    dossier_id = fields.Many2one(
        "eoffice.dossier", required=True, readonly=True, index=True, ondelete="cascade", bypass_search_access=True
    )
    ordinal = fields.Integer(required=True, readonly=True, aggregator=False)
    type = fields.Selection(
        [("document", "Document"), ("file", "Other file"), ("draft", "Draft"), ("paper", "Paper without file")],
        required=True,
        readonly=True,
        default="document",
    )
    document_id = fields.Many2one("eoffice.document", readonly=True, index="btree_not_null", ondelete="restrict")
    attachment_id = fields.Many2one("ir.attachment", "File", readonly=True, ondelete="restrict")
    checksum = fields.Char(readonly=True, help="SHA-256 of the loose file as it came.")
    added_by_id = fields.Many2one("res.users", readonly=True, ondelete="restrict", default=lambda self: self.env.uid)
    added_on = fields.Datetime(readonly=True, default=fields.Datetime.now)

    title = fields.Char(compute="_compute_of_document", store=True, readonly=False, size=500)
    reference = fields.Char("Number and symbol", compute="_compute_of_document", store=True, readonly=False, size=50)
    dated_on = fields.Date("Date", compute="_compute_of_document", store=True, readonly=False)
    author = fields.Char(compute="_compute_of_document", store=True, readonly=False, size=200)
    page_count = fields.Integer(compute="_compute_of_document", store=True, readonly=False)
    note = fields.Char("Remarks", size=500)
    sheets = fields.Char("Page numbers", compute="_compute_sheets", help="From page to page within the dossier.")
    is_draft = fields.Boolean(compute="_compute_is_draft")

    _pages_positive = models.Constraint("CHECK(page_count >= 0)", "The number of pages is 0 or more.")
    _document_uniq = models.UniqueIndex(
        "(dossier_id, document_id) WHERE document_id IS NOT NULL", "The document lies in this dossier already."
    )

    @api.depends(
        "document_id.subject",
        "document_id.document_type_id",
        "document_id.reference",
        "document_id.issued_on",
        "document_id.received_on",
        "document_id.issuer_name",
        "document_id.page_count",
        "document_id.direction",
        "document_id.unit_id",
    )
    def _compute_of_document(self):
        """Type and abstract, author and date as lists of documents show them (N30 PL V); typed for a loose file.

        A closed dossier keeps them as they were, so that its list of contents stays the one that was made (N30 Đ29.4).
        """
        for item in self:
            document = item.sudo().document_id
            if document and item.dossier_id.sudo().state == "open":
                item.title = " – ".join(filter(None, (document.document_type_id.name, document.subject)))[:500]
                item.reference = document.reference
                item.dated_on = document.issued_on or document.received_on
                item.author = document.issuer_name or (document.direction == "outgoing" and document.unit_id.name)
                item.page_count = document.page_count
            else:
                for name in OF_DOCUMENT:
                    item[name] = item[name]

    @api.depends("ordinal", "page_count", "dossier_id.item_ids.page_count", "dossier_id.item_ids.ordinal")
    def _compute_sheets(self):
        """Where each item stands when the dossier is read as one file."""
        for dossier, items in self.grouped("dossier_id").items():
            at = 1
            places = {}
            for item in dossier.item_ids.sorted(lambda item: (item.ordinal, item._origin.id)):
                places[item._origin.id] = at
                at += item.page_count
            for item in items:
                first = places.get(item._origin.id, 1)
                last = first + item.page_count - 1
                item.sheets = f"{first}–{last}" if last > first else str(first) if last == first else False

    @api.depends("type", "document_id.direction", "document_id.state")
    def _compute_is_draft(self):
        """A draft goes when the dossier is closed (N30 Đ29.4): a loose one, or a document that was never issued."""
        for item in self:
            document = item.sudo().document_id
            item.is_draft = item.type == "draft" or (document.direction == "outgoing" and not document.sequence_number)

    def write(self, vals):
        vals = self._clean(vals)
        if self.env.su:
            return super().write(vals)
        self.dossier_id._check_open()
        if OF_DOCUMENT & vals.keys() and self.document_id:
            raise UserError(self.env._("This comes from the document itself: correct it there."))
        before = {item: written_values(item, vals) for item in self.sudo()}
        result = super().write(vals)
        for item, values in before.items():
            # words on a document stay beside it: it may turn secret
            changes = written_changes(item, values, with_values=not item.document_id)
            self._log_form(item, [f"{item.ordinal}. {change}" for change in changes])
        return result

    def _log_form(self, item, changes):
        if changes:
            self.env["eoffice.dossier.audit.log"]._add("form_changed", item.dossier_id, "\n".join(changes))

    def action_open(self):
        """Show the document, or download the loose file."""
        self.ensure_one()
        self.check_access("read")
        if self.document_id:
            return {
                "type": "ir.actions.act_window",
                "res_model": "eoffice.document",
                "res_id": self.document_id.id,
                "views": [(False, "form")],
            }
        if not self.attachment_id:
            raise UserError(self.env._("This is a paper without file: it lies in the folder on the shelf."))
        return {"type": "ir.actions.act_url", "url": f"/web/content/{self.attachment_id.id}?download=1"}

    def action_take_out(self):
        """Take these items out of their dossier; a document stays where it is registered."""
        for dossier, items in self.grouped("dossier_id").items():
            dossier._check_keeper(items)
            dossier._take_out(items)

    def action_move_up(self):
        """Change places with the item before."""
        self.ensure_one()
        self.dossier_id._check_right("holder", "add")
        self.dossier_id._check_open()
        before = self.search(
            [("dossier_id", "=", self.dossier_id.id), ("ordinal", "<", self.ordinal)], order="ordinal desc", limit=1
        )
        if before:
            mine, theirs = self.ordinal, before.ordinal
            self.checked_sudo().ordinal, before.checked_sudo().ordinal = theirs, mine
            self._log_form(self, [f"{mine}. → {theirs}."])

    @api.ondelete(at_uninstall=False)
    def _unlink_by_methods(self):
        if not self.env.su:
            raise AccessError(self.env._("Use «Take out»."))
