import logging

from odoo import fields, models
from odoo.tools import SQL, file_open
from odoo.tools.sql import column_exists

from ...fulltext.tokenizer_sql import bodies, installed

INDEX = "eoffice_document_text_words_idx"
# nobody goes by statistics of the words (see NewestFirstSearch), and for them ANALYZE would cut 30,000 texts
UNCOUNTED = SQL("ALTER INDEX %s ALTER COLUMN 3 SET STATISTICS 0", SQL.identifier(INDEX))
SMALL = 5000  # texts up to which an upgrade builds the index anew on the spot

_logger = logging.getLogger(__name__)


class DocumentText(models.Model):
    """Every word of a document, kept apart from the lists: what its form says and what its pages say.

    The words are kept in the index alone, ``(day, document_id + 0, eoffice_lexemes(form, body))`` in one GIN: with the
    day it answers "in these days", with the document "in this document", without reading or storing a vector.
    """

    _name = "eoffice.document.text"
    _description = "Text of a document"
    _log_access = False

    document_id = fields.Many2one("eoffice.document", required=True, ondelete="cascade")
    day = fields.Date(help="The day of arrival, by which lists are in order; the far future where there is none.")
    form = fields.Text()
    body = fields.Text(help="Its pages, parted by form feeds.")

    _document_uniq = models.Constraint("UNIQUE(document_id)", "A document has one text.")

    def init(self):
        for extension in ("unaccent", "pg_trgm", "btree_gin"):
            self.env.cr.execute(SQL("CREATE EXTENSION IF NOT EXISTS %s", SQL.identifier(extension)))
        # pages lie aside: the table that the index points into stays narrow
        self.env.cr.execute("ALTER TABLE eoffice_document_text SET (toast_tuple_target = 128)")
        if not self._cut_changed():
            self._install_cut()
        elif self._is_small():
            self.env.cr.execute(SQL("DROP INDEX IF EXISTS %s", SQL.identifier(INDEX)))
            self._install_cut()
        else:
            _logger.info("Text is cut in a new way: the index of words is built anew beside the old one.")
        if column_exists(self.env.cr, "eoffice_document_text", "vector"):  # an office of before: its texts anew
            self.env.cr.execute("ALTER TABLE eoffice_document_text DROP COLUMN vector")
            self._fill(SQL("TRUE"))

    def _cut_changed(self):
        """Whether the index was made by functions that cut otherwise than words.sql does now."""
        wanted = bodies(self._cut())
        return installed(self.env.cr, wanted) not in ({}, wanted)

    @staticmethod
    def _cut():
        with file_open("eoffice_documents/fulltext/words.sql") as functions:
            return functions.read()

    def _install_cut(self):
        self.env.cr.execute(self._cut())
        self.env.cr.execute(
            SQL("CREATE INDEX IF NOT EXISTS %s ON %s", SQL.identifier(INDEX), self._index_of("eoffice_lexemes"))
        )
        self.env.cr.execute(UNCOUNTED)

    @staticmethod
    def _index_of(function):
        return SQL(
            "eoffice_document_text USING gin (day, (document_id + 0), %s(form, body)) WITH (fastupdate = off)",
            SQL.identifier(function),
        )

    def _is_small(self):
        self.env.cr.execute(SQL("SELECT count(*) FROM (SELECT FROM eoffice_document_text LIMIT %s) few", SMALL + 1))
        return self.env.cr.fetchone()[0] <= SMALL

    def _index(self, documents):
        """Store what the form and the pages of ``documents`` say now, in the transaction that changed them.

        A file that was sent is read at its sender. Rows that say the same as before are left alone.
        """
        if not documents:
            return
        self.env["eoffice.document"].flush_model()
        self.env["eoffice.document.type"].flush_model(["name"])
        self.env["eoffice.recognition"].flush_model(["document_id", "source_id"])
        self.env["eoffice.recognition.page"].flush_model(["recognition_id", "number", "text"])
        self._fill(SQL("document.id IN %s", tuple(documents.ids)))

    def _fill(self, condition):
        """Store the text of every document that meets ``condition`` on ``document``; set-based, for a million too."""
        self.env.cr.execute(
            SQL(
                """INSERT INTO eoffice_document_text AS old (document_id, day, form, body) %s
                       ON CONFLICT (document_id) DO UPDATE
                      SET day = EXCLUDED.day, form = EXCLUDED.form, body = EXCLUDED.body
                    WHERE (old.day, old.form, old.body)
                          IS DISTINCT FROM (EXCLUDED.day, EXCLUDED.form, EXCLUDED.body)""",
                self._said(condition),
            )
        )
        self.invalidate_model()

    def _differing(self, condition, limit):
        """Ids of the first ``limit`` documents that meet ``condition`` whose text is missing or says something else.

        Nothing is locked, so that others go on writing.
        """
        rows = self.env.execute_query(
            SQL(
                """SELECT said.document_id FROM (%s) said
                LEFT JOIN eoffice_document_text old ON old.document_id = said.document_id
                    WHERE old.document_id IS NULL
                       OR (old.day, old.form, old.body) IS DISTINCT FROM (said.day, said.form, said.body)
                 ORDER BY said.document_id LIMIT %s""",
                self._said(condition),
                limit,
            )
        )
        return [row[0] for row in rows]

    @staticmethod
    def _said(condition):
        """Rows (document_id, day, form, body): what form and pages of the documents that meet ``condition`` say."""
        return SQL(
            """SELECT document.id AS document_id, COALESCE(document.received_on, 'infinity') AS day,
                      normalize(concat_ws(E'\\n', document.reference, document.subject, document.issuer_name,
                          document.signer_name, document.signer_title, document.note, document.answered_number,
                          COALESCE(kind.name->>'vi_VN', kind.name->>'en_US'),
                          NULLIF(document.sequence_number, 0)), NFC) AS form,
                      normalize(CASE WHEN document.secrecy = 'none' THEN COALESCE(page.texts, '') ELSE '' END, NFC)
                          AS body
                 FROM eoffice_document document
            LEFT JOIN eoffice_document_type kind ON kind.id = document.document_type_id
            LEFT JOIN (SELECT scan.document_id,
                              string_agg(translate(COALESCE(page.text, ''), E'\\f', ' '), E'\\f'
                                             ORDER BY scan.id, page.number) AS texts
                         FROM eoffice_recognition scan
                         JOIN eoffice_recognition_page page
                           ON page.recognition_id = COALESCE(scan.source_id, scan.id)
                         JOIN eoffice_document document ON document.id = scan.document_id
                        WHERE %s GROUP BY scan.document_id) page ON page.document_id = document.id
                WHERE %s""",
            condition,
            condition,
        )
