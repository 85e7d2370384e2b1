from markupsafe import Markup
from odoo import api, fields, models

from ..fulltext import parse_query, passage

INDEXED = {
    "number", "symbol", "subject", "issuer_name", "signer_name", "signer_title", "note", "answered_number",
    "document_type_id", "sequence_number", "secrecy",
}  # fmt: skip


class DocumentSearch(models.Model):
    """Finding a document by any word of its form or its pages, with or without accents (N30 PL VI III.6.d)."""

    _inherit = "eoffice.document"

    fulltext = fields.Char("All words", compute="_compute_fulltext", search="_search_fulltext")
    passage = fields.Html(compute="_compute_passage", sanitize=False, help="Where the words asked for stand.")

    @api.model_create_multi
    def create(self, vals_list):
        documents = super().create(vals_list)
        documents._index_text()
        return documents

    def write(self, vals):
        result = super().write(vals)
        if INDEXED & vals.keys():
            self._index_text()
        return result

    def _index_text(self):
        """Bring the index of these documents up to date, in the transaction that changed them."""
        self.flush_recordset()
        bodies = self._page_texts()
        self.env["eoffice.document.text"].sudo()._index(
            [(document.id, document._form_words(), bodies.get(document.id, "")) for document in self.sudo()]
        )

    def _page_texts(self):
        """The words of the pages of each document, as {id: text}; a file that was sent is read at its sender."""
        scans = (
            self.env["eoffice.recognition"]
            .sudo()
            .search_fetch([("document_id", "in", self.ids)], ["document_id", "source_id"])
        )
        pages = dict(
            self.env["eoffice.recognition.page"]
            .sudo()
            ._read_group(
                [("recognition_id", "in", (scans | scans.source_id).ids)], ["recognition_id"], ["text:array_agg"]
            )
        )
        texts = {}
        for scan in scans:
            texts.setdefault(scan.document_id.id, []).extend(pages.get(scan.source_id or scan, ()))
        return {document: "\f".join(filter(None, parts)) for document, parts in texts.items()}

    def _form_words(self):
        return "\n".join(
            str(part)
            for part in (
                self.reference, self.subject, self.issuer_name, self.signer_name, self.signer_title, self.note,
                self.answered_number, self.document_type_id.name, self.sequence_number,
            )
            if part
        )  # fmt: skip

    def _compute_fulltext(self):
        bodies = self._bodies()
        for document in self:
            document.fulltext = bodies.get(document.id)

    def _bodies(self):
        texts = (
            self.env["eoffice.document.text"]
            .sudo()
            .search_fetch([("document_id", "in", self.ids)], ["document_id", "body"])
        )
        return {text.document_id.id: text.body or "" for text in texts}

    @api.model
    def _search_fulltext(self, operator, value):
        if operator not in ("ilike", "like", "=") or not isinstance(value, str):
            return NotImplemented
        query = parse_query(value)
        if not query:
            return [(1, "=", 1)] if not value.strip() else [(0, "=", 1)]
        texts = self.env["eoffice.document.text"].sudo()
        found = texts._few(query)
        return [("id", "in", texts._many(query) if found is None else found)]

    @api.depends_context("fulltext_query")
    def _compute_passage(self):
        asked = self.env.context.get("fulltext_query") or []
        asked = " ".join(asked) if isinstance(asked, list) else str(asked)
        bodies = self._bodies() if asked else {}
        for document in self:
            document.passage = Markup(passage(bodies.get(document.id, ""), asked))
