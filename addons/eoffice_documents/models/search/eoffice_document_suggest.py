import re

from odoo import api, models
from odoo.tools import SQL

from ...fulltext import fold
from ...fulltext.autocomplete import begin_in, beginnings, phrases, starts
from .newest_first_search import NewestFirstSearch

RECENT = 1000  # of the documents one may read, the newest that are looked at
LOOKED, AGENCIES = 40, 200
DOCUMENTS, PHRASES, ISSUERS, ALL = 4, 2, 2, 7
LONG = 3  # letters from which on older documents are asked for as well
SUBJECT = 120


class DocumentSuggest(models.Model):
    _inherit = "eoffice.document"

    @api.model
    def suggest(self, typed, direction=None):
        """Up to seven things that somebody who types ``typed`` into the search bar may mean.

        Returns dicts, documents first: {"kind": "document", "id", "number", "text"}, {"kind": "phrase", "text"},
        {"kind": "issuer", "id", "text"}. Documents and phrases come from documents that the user may read;
        ``direction`` keeps to incoming or outgoing ones.
        """
        self.check_access("read")
        words = beginnings(typed) if isinstance(typed, str) else []
        if not words:
            return []
        typed = fold(typed.strip())
        domain = [("direction", "=", direction)] if direction in ("incoming", "outgoing") else []
        documents = self._suggest_documents(typed, words, domain)
        ways = [{"kind": "phrase", "text": text} for text in phrases(words, documents.mapped("subject"), PHRASES)]
        ways += self._suggest_issuers(typed, words)
        return [
            {
                "kind": "document",
                "id": document.id,
                "number": document.reference or "",
                "text": (document.subject or "")[:SUBJECT],
            }
            for document in documents[: max(DOCUMENTS, ALL - len(ways))]
        ] + ways

    @api.model
    def _suggest_documents(self, typed, words, domain):
        """Documents with words that begin so in number or subject: those whose number does first, newest first."""
        allowed = self._search(domain)
        if allowed.is_empty():
            return self.browse()
        [(looked_at, ids)] = self.env.execute_query(self._recent_query(allowed, words))
        documents = self.browse(ids)
        if len(ids) < DOCUMENTS and looked_at >= RECENT and (older := _in_form(words)):
            documents |= self.browse(NewestFirstSearch(allowed).newest(older, LOOKED)).filtered(
                lambda document: begin_in(words, f"{document.reference or ''} {document.subject or ''}")
            )
        number = re.compile(rf"{re.escape(typed)}(?![0-9])")
        return documents.sorted(lambda document: not number.match(fold(document.reference or "")))

    @staticmethod
    def _recent_query(allowed, words):
        """One row (how many of the newest that are allowed were looked at, ids of those that have the words)."""
        text = SQL("eoffice_fold(concat_ws(' ', reference, subject))")
        return SQL(
            """WITH recent AS MATERIALIZED (
                   SELECT eoffice_document.id, eoffice_document.received_on, eoffice_document.reference,
                          eoffice_document.subject
                     FROM %s WHERE %s
                 ORDER BY eoffice_document.received_on DESC, eoffice_document.id DESC LIMIT %s)
               SELECT (SELECT count(*) FROM recent),
                      ARRAY(SELECT id FROM recent WHERE %s ORDER BY received_on DESC, id DESC LIMIT %s)""",
            allowed.from_clause,
            allowed.where_clause or SQL("TRUE"),
            RECENT,
            SQL(" AND ").join(SQL("%s ~ %s", text, start) for start in starts(words)),
            LOOKED,
        )

    @api.model
    def _suggest_issuers(self, typed, words):
        """Known agencies with words that begin so, those whose name does first."""
        named = [("eoffice_key", "!=", False), *(("name", "ilike", word) for word in words)]
        agencies = self.env["res.partner"].search_fetch(named, ["name"], order="name", limit=AGENCIES)
        meant = agencies.filtered(lambda agency: begin_in(words, agency.name)).sorted(
            lambda agency: not fold(agency.name).startswith(typed)
        )
        return [{"kind": "issuer", "id": agency.id, "text": agency.name} for agency in meant[:ISSUERS]]


def _in_form(words):
    """The tsquery for these words in the form; the last is a beginning, left out while too many words begin so."""
    begun = [f"'^{words[-1]}':*"] if len(words[-1]) >= LONG else []
    return " & ".join([*(f"'^{word}'" for word in words[:-1]), *begun])
