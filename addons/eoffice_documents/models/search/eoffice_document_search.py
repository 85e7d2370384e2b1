from odoo import api, fields, models
from odoo.fields import Domain
from odoo.orm.domains import DomainAnd, DomainCondition, DomainOr
from odoo.tools import SQL

from ...fulltext import Question, passage
from .eoffice_document_years import latest
from .newest_first_search import TEXT, NewestFirstSearch

INDEXED = {
    "number",
    "symbol",
    "subject",
    "issuer_name",
    "signer_name",
    "signer_title",
    "note",
    "answered_number",
    "document_type_id",
    "sequence_number",
    "secrecy",
    "received_on",
}
ASKING = ("ilike", "like", "=")
WORDED = ("fulltext", "display_name")  # a document is chosen by any of its words
MAX_LISTED = (
    1000  # hits up to which they are listed for whoever asks in another order, for groups or inside another search
)


class DocumentSearch(models.Model):
    """Finding a document by any word of its form or its pages, with or without accents (N30 PL VI III.6.d)."""

    _inherit = "eoffice.document"

    fulltext = fields.Char("All words", compute="_compute_fulltext", search="_search_fulltext")
    passage = fields.Html(compute="_compute_passage", sanitize=False, help="Where the words asked for stand.")

    def _after_create(self):
        super()._after_create()
        self._index_text()

    def _after_change(self, vals):
        super()._after_change(vals)
        if INDEXED & vals.keys():
            self._index_text()

    def _index_text(self):
        """Bring the index of these documents up to date, in the transaction that changed them."""
        self.env["eoffice.document.text"].sudo()._index(self)

    @api.model
    def _search(self, domain, offset=0, limit=None, order=None, **access):
        """Searches with words in them are shaped by how common the words are; see ``NewestFirstSearch``."""
        asked, rest = _split(Domain(domain))
        if not asked:
            return super()._search(domain, offset, limit, order, **access)
        allowed = super()._search(rest, **access)
        if allowed.is_empty():
            return allowed
        asked = self._expand_prefixes(asked)
        usual = order in (None, "", self._order)
        need = (offset or 0) + limit if limit and usual else MAX_LISTED + 1
        ids = self._find(asked, NewestFirstSearch(allowed, latest(rest)), need, ranked=bool(order))
        if limit and usual:
            return self.browse(ids[offset or 0 :])._as_query()
        if len(ids) <= MAX_LISTED:
            if usual:
                return self.browse(ids[offset or 0 :])._as_query(ordered=bool(order))
            return super()._search(Domain("id", "in", ids) & rest, offset, limit, order, **access)
        return super()._search(domain, offset, limit, order, **access)

    @api.model
    @api.readonly
    def web_search_read(self, domain, specification, offset=0, limit=None, order=None, count_limit=None):
        """A page of a list with words, and how many there are, come out of one walk."""
        usual = order in (None, "", self._order)
        if not (usual and limit and count_limit and _split(Domain(domain))[0]):
            return super().web_search_read(domain, specification, offset, limit, order, count_limit)
        ids = self._search(domain, limit=max(offset + limit, count_limit), order=self._order).get_result_ids()
        page = self.browse(ids[offset : offset + limit])
        return {"length": len(ids), "records": page.web_read(specification)}

    @api.model
    def _expand_prefixes(self, asked):
        """The same questions with the words that their beginnings («nghị đị*») may become: these are quick."""
        beginnings = {word for questions in asked for question in questions for word in question.beginnings()}
        known = self.env["eoffice.search.vocabulary"].sudo()._beginning_with(beginnings)
        return [[question.expand_prefixes(known) for question in questions] for questions in asked]

    @api.model
    def _find(self, asked, walk, need, ranked):
        """Ids of the first ``need`` documents with the words ``asked`` for: exact accents first, newest first."""
        ids, known = [], ""
        anywhere = _tsquery(asked, Question.anywhere)
        for way in self._ways() if ranked else ():
            if len(ids) < need and (narrower := _tsquery(asked, *way)):
                ids += walk.newest(f"({anywhere}) & ({narrower}){known}", need - len(ids))
                known += f" & !({narrower})"
        if len(ids) < need:
            ids += walk.newest(f"({anywhere}){known}", need - len(ids))
        return ids

    @api.model
    def _ways(self):
        """What is asked before "every word somewhere", narrowest first."""
        if self.env.context.get("fulltext_best"):
            return (
                (Question.in_form, Question.with_accents),
                (Question.in_form,),
                (Question.side_by_side, Question.with_accents),
                (Question.side_by_side,),
                (Question.with_accents,),
            )
        return ((Question.with_accents,),)

    @api.model
    def _search_fulltext(self, operator, value):
        if operator not in ASKING or not isinstance(value, str):
            return NotImplemented
        question = Question.parse(value)
        if not question:
            return [(1, "=", 1)] if not value.strip() else [(0, "=", 1)]
        return [
            (
                "id",
                "in",
                SQL(
                    "(SELECT text.document_id FROM eoffice_document_text text WHERE %s @@ %s::tsquery)",
                    TEXT,
                    question.anywhere(),
                ),
            )
        ]

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

    @api.depends_context("fulltext_query")
    def _compute_passage(self):
        asked = self.env.context.get("fulltext_query") or []
        asked = " ".join(asked) if isinstance(asked, list) else str(asked)
        bodies = self._bodies() if asked else {}
        shown = self._with_page({document: passage(bodies.get(document.id, ""), asked) for document in self})
        for document in self:
            document.passage = shown[document]


def _split(domain):
    """(questions, the rest of ``domain``); each question is a list of alternatives, and all must be met."""
    asked, rest = [], []
    for part in domain.children if isinstance(domain, DomainAnd) else (domain,):
        alternatives = part.children if isinstance(part, DomainOr) else (part,)
        questions = [_question(alternative) for alternative in alternatives]
        if all(questions):
            asked.append(questions)
        else:
            rest.append(part)
    return asked, Domain.AND(rest)


def _question(part):
    if isinstance(part, DomainCondition) and part.field_expr in WORDED and part.operator in ASKING:
        return Question.parse(part.value) if isinstance(part.value, str) else None
    return None


def _tsquery(asked, *ways):
    """The questions ``asked`` in each of ``ways`` as one tsquery; "" where nothing is left to ask."""
    conditions = []
    for way in ways:
        for questions in asked:
            alternatives = [way(question) for question in questions]
            if all(alternatives):
                conditions.append("(" + " | ".join(f"({text})" for text in alternatives) + ")")
            elif way is not Question.with_accents:
                return ""
    return " & ".join(conditions)
