from odoo import fields, models
from odoo.tools import SQL, ormcache

from ..fulltext import lexemes

FEW = 2000  # matches that are handed to the list by their ids
COMMON = 0.1  # part of all documents above which walking them by date is quicker than asking the index


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

    def _few(self, query):
        """Ids of the documents that match ``query`` (a tsquery), read from the index alone; None when there are more
        than `FEW`.

        PostgreSQL knows the frequency of common words only. Left alone it takes a rare word for a common one and
        walks a million documents by date for it, so the index is asked first.
        """
        if self._class_of(query) != "few":
            return None
        rows = self._ask_index(SQL("SELECT document_id"), query, FEW + 1)
        return [document for (document,) in rows] if len(rows) <= FEW else None

    def _many(self, query):
        """The subquery of all matches: asked of the index as a whole, or left open for a walk by date."""
        matches = SQL("SELECT document_id FROM eoffice_document_text WHERE vector @@ %s::tsquery", query)
        return SQL("(%s OFFSET 0)", matches) if self._class_of(query) == "many" else SQL("(%s)", matches)

    @ormcache("query")
    def _class_of(self, query):
        """``few``, ``many`` or ``common``: which way to read is quickest. Old by at most the life of the cache."""
        self.env.cr.execute("SELECT greatest(reltuples, 0) FROM pg_class WHERE relname = 'eoffice_document_text'")
        limit = max(FEW, round(self.env.cr.fetchone()[0] * COMMON))
        ((count,),) = self._ask_index(SQL("SELECT count(*)"), query, limit + 1)
        return "few" if count <= FEW else "many" if count <= limit else "common"

    def _ask_index(self, what, query, limit):
        self.env.cr.execute("SET LOCAL enable_seqscan = off")
        self.env.cr.execute(
            SQL(
                """%s FROM (SELECT document_id FROM eoffice_document_text
                             WHERE vector @@ %s::tsquery LIMIT %s) AS found""",
                what,
                query,
                limit,
            )
        )
        rows = self.env.cr.fetchall()
        self.env.cr.execute("SET LOCAL enable_seqscan TO DEFAULT")
        return rows

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
