from odoo import api, fields, models
from odoo.exceptions import UserError

from ...fulltext import words

OFFERED = 6


class DossierAdd(models.TransientModel):
    """Put documents into a dossier: a likely one at hand, any other, or a new one."""

    _name = "eoffice.dossier.add"
    _description = "Put into a dossier"

    document_ids = fields.Many2many("eoffice.document", required=True, readonly=True)
    document_count = fields.Integer(compute="_compute_likely_ids")
    likely_ids = fields.Many2many("eoffice.dossier", compute="_compute_likely_ids")
    open_ids = fields.Many2many("eoffice.dossier", compute="_compute_likely_ids")
    choice = fields.Selection(
        [("there", "A dossier that is there"), ("new", "A new dossier")], "Add to", required=True, default="there"
    )
    likely_id = fields.Many2one("eoffice.dossier", "Likely and recent dossiers")
    other_id = fields.Many2one("eoffice.dossier", "Another dossier")
    entry_id = fields.Many2one("eoffice.file.plan.entry", "From the list of dossiers")
    title = fields.Char(size=500)
    retention_id = fields.Many2one("eoffice.retention")

    @api.model
    def default_get(self, fields_list):
        values = super().default_get(fields_list)
        documents = self.env["eoffice.document"].browse(
            self.env.context.get("default_document_ids") or self.env.context.get("active_ids")
        )
        likely = self._likely(documents, self._choices())
        values["document_ids"] = documents.ids
        values["choice"] = "there" if likely else "new"
        values["likely_id"] = likely[:1].id
        values["title"] = documents[:1].subject
        return values

    @api.depends("document_ids")
    def _compute_likely_ids(self):
        choices = self._choices()
        for wizard in self:
            wizard.document_count = len(wizard.document_ids)
            wizard.open_ids = choices
            wizard.likely_ids = wizard._likely(wizard.document_ids, choices)

    @api.model
    def _choices(self):
        """Open dossiers the person may add to, the newest first."""
        mine = [("principal_id", "in", self.env.user.principal_ids.ids), ("right", "in", ("holder", "add"))]
        return self.env["eoffice.dossier"].search([("state", "=", "open"), ("reader_ids", "any", mine)], limit=500)

    @api.model
    def _likely(self, documents, choices):
        """At most six of ``choices``: those on the same words first, then those last added to."""
        subject = {word for text in documents.mapped("subject") for word in words(text or "") if len(word) > 1}
        recent = self.env["eoffice.dossier.item"].search(
            [("dossier_id", "in", choices.ids), ("added_by_id", "=", self.env.uid)], order="id desc", limit=50
        )
        rank = {dossier: place for place, dossier in enumerate(recent.dossier_id)}

        def closeness(dossier):
            title = set(words(dossier.title))
            shared = len(title & subject) / len(title) if title else 0
            return (shared < 0.5, -shared if shared >= 0.5 else 0, rank.get(dossier, len(rank)), -dossier.id)

        return choices.sorted(closeness)[:OFFERED]

    @api.onchange("entry_id")
    def _onchange_entry_id(self):
        if self.entry_id:
            self.title = self.entry_id.title
            self.retention_id = self.entry_id.retention_id

    def action_add(self):
        self.ensure_one()
        dossier = self._new() if self.choice == "new" else (self.other_id or self.likely_id)
        if not dossier:
            raise UserError(self.env._("Choose a dossier, or open a new one."))
        items = dossier._add_documents(self.document_ids)
        left = len(self.document_ids) - len(items)
        message = self.env._("%(count)s added to «%(dossier)s»", count=len(items), dossier=dossier.display_name)
        if left:
            message += self.env._("; %s lay in it already", left)
        return {
            "type": "ir.actions.client",
            "tag": "display_notification",
            "params": {
                "type": "success",
                "message": message,
                "next": {"type": "ir.actions.act_window_close", "infos": {"onDone": True}},
            },
        }

    def _new(self):
        values = {"title": self.title, "retention_id": self.retention_id.id}
        if self.entry_id:
            values["entry_id"] = self.entry_id.id
        elif not self.title:
            raise UserError(self.env._("Give the new dossier a title."))
        return self.env["eoffice.dossier"].create(values)
