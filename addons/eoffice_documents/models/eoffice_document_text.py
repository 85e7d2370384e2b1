from odoo import fields, models
from odoo.tools import SQL

from ..fulltext import lexemes


class DocumentText(models.Model):
    """Every word of a document: its pages, and the vector that the search asks. Kept apart from the lists."""

    _name = "eoffice.document.text"
    _description = "Text of a document"
    _log_access = False

    document_id = fields.Many2one("eoffice.document", required=True, ondelete="cascade")
    body = fields.Text()

    _document_uniq = models.Constraint("UNIQUE(document_id)", "A document has one text.")

    def init(self):
        self.env.cr.execute("ALTER TABLE eoffice_document_text ADD COLUMN IF NOT EXISTS vector tsvector")
        self.env.cr.execute(
            "CREATE INDEX IF NOT EXISTS eoffice_document_text_vector_idx ON eoffice_document_text USING gin (vector)"
        )

    def _index(self, entries):
        """Store and index ``entries``, a list of (document id, words of its form, text of its pages)."""
        pages = {body: lexemes(body) for _document, _form, body in entries}  # one file may have gone to many
        rows = [
            SQL(
                "(%s, %s, array_to_tsvector(%s))",
                document,
                body,
                sorted(word for word in lexemes(form) | pages[body] if len(word) < 500),
            )
            for document, form, body in entries
        ]
        if rows:
            self.env.cr.execute(
                SQL(
                    """INSERT INTO eoffice_document_text (document_id, body, vector) VALUES %s
                       ON CONFLICT (document_id) DO UPDATE SET body = EXCLUDED.body, vector = EXCLUDED.vector""",
                    SQL(", ").join(rows),
                )
            )
        self.invalidate_model()
