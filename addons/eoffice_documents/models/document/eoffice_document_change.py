from odoo import api, models

RECORDED = (
    "number",
    "symbol",
    "issued_on",
    "received_on",
    "issuer_name",
    "document_type_id",
    "subject",
    "urgency",
    "secrecy",
    "signer_name",
    "signer_title",
    "signer_id",
    "signer_authority",
    "recipients",
    "addressees",
    "page_count",
    "language",
    "note",
    "answered_number",
    "deadline",
    "unit_id",
    "issuer_id",
    "answers_id",
    "paper_place",
    "place",
    "dossier_notation",
    "circulation_mark",
    "letter_template_id",
    "letter_body",
)
# of a state secret not even the log holds the words
UNWRITTEN = ("subject", "recipients", "addressees", "note", "answered_number", "issuer_id", "letter_body")


class DocumentChange(models.Model):
    """From its number on, every change of a document's form leaves its old and its new value in the audit log.

    The model writes the row itself, whoever changes the form and whatever the context of the call says.
    """

    _inherit = "eoffice.document"

    def _recorded_values(self, vals):
        """{id: {name: value as people read it}} of the registered ones of ``self``, for the names in ``vals``."""
        names = [name for name in RECORDED if name in vals]
        registered = self.sudo().filtered(lambda document: document._is_registered()) if names else ()
        return {document.id: {name: document._recorded_text(name) for name in names} for document in registered}

    def _last_changed(self, name):
        """Besides: from the number on, the log names whoever has written the field."""
        label = self._fields[name]._description_string(self.env)
        of_field = ["|", ("note", "=", label), ("note", "=like", f"{label}: %")]
        changes = [("document_id", "=", self.id), ("act", "=", "form_changed")]
        row = self.env["eoffice.audit.log"].sudo().search(changes + of_field, limit=1)
        return (row.user_id.name, row.done_on) if row else super()._last_changed(name)

    def _recorded_text(self, name):
        """The value as people read it; of another document the number of its row: not every reader may know it."""
        if self._fields[name].comodel_name == self._name:
            return ", ".join(f"#{row}" for row in self[name].ids)
        return self._shown(name)

    @api.model
    def _recorded_labels(self, types):
        """What rows call the fields of ``types`` and those left unwritten, in the languages of the office."""
        langs = [False, *(code for code, _name in self.env["res.lang"].get_installed())]
        fields = [self._fields[name] for name in RECORDED if name in UNWRITTEN or self._fields[name].type in types]
        return {field._description_string(self.with_context(lang=lang).env) for field in fields for lang in langs}

    @api.model
    def _log_changes(self, before):
        """Write a row for each value that is another one than in ``before``, as ``_recorded_values`` gave it."""
        lines = []
        for document in self.sudo().browse(before):
            for name, old in before[document.id].items():
                new = document._recorded_text(name)
                if old != new:
                    label = self._fields[name]._description_string(self.env)
                    secret = name in UNWRITTEN and document.secrecy != "none"
                    lines.append((document, None, label if secret else f"{label}: «{old}» → «{new}»"))
        if lines:
            self.env["eoffice.audit.log"]._add("form_changed", lines)
