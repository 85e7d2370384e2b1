from markupsafe import Markup
from odoo import api, models

from ...fulltext import Question, lacks, passage
from ...fulltext.fuzzy import is_correctable, stands_instead
from .eoffice_document_search import _tsquery

MAX_FUZZY = 80  # documents up to which those are added that have nearly the words, the size of a page


class DocumentFuzzySearch(models.Model):
    """Fuzzy search: a typo or an OCR error still finds a document, after those that have the very words."""

    _inherit = "eoffice.document"

    @api.model
    def _find(self, asked, walk, need, ranked):
        ids = super()._find(asked, walk, need, ranked)
        if len(ids) < min(need, MAX_FUZZY) and not self.env.context.get("fulltext_exactly"):
            ids += self._find_fuzzy(asked, walk, min(need, MAX_FUZZY) - len(ids), bool(ids))
        return ids

    @api.model
    def _find_fuzzy(self, asked, walk, need, found):
        """Ids of the first ``need`` documents that do not have every word but one that looks like it.

        Where nothing was ``found`` one word may be quite another, one letter away, beside its neighbour.
        """
        words = [word for questions in asked for question in questions for word in question.single_words()]
        beside, instead = self.env["eoffice.search.vocabulary"].sudo()._near(words)
        known = f" & !({_tsquery(asked, Question.anywhere)})"
        ids = []
        if beside:
            near = _tsquery(asked, lambda question: question.nearly(beside))
            ids = walk.newest(near + known, need)
            known += f" & !({near})"
        if instead and not found and len(ids) < need:
            other = _tsquery(asked, lambda question: question.one_other(instead))
            ids += walk.newest(other + known, need - len(ids)) if other else []
        return ids

    @api.depends_context("fulltext_query")
    def _compute_passage(self):
        """Of a document that has only nearly the words, which words it has instead, so that the reader knows why."""
        result = super()._compute_passage()
        asked = self.env.context.get("fulltext_query") or []
        asked = " ".join(asked) if isinstance(asked, list) else str(asked)
        question = Question.parse(asked)
        words = question.single_words() if question else []
        if any(map(is_correctable, words)):
            texts = self.env["eoffice.document.text"].sudo()
            texts = texts.search_fetch([("document_id", "in", self.ids)], ["document_id", "form", "body"])
            near = texts.filtered(lambda text: lacks(words, text.body or "", text.form or ""))
            beside, instead = near and texts.env["eoffice.search.vocabulary"]._near(words) or ({}, {})
            also = [word for words in (*beside.values(), *instead.values()) for word in words]
            for text in near if also else ():
                stands = stands_instead(question, f"{text.form or ''} {text.body or ''}", beside, instead)
                if stands:
                    shown = Markup(passage(text.body or "", asked, stands)[0])
                    text.document_id.with_env(self.env).passage = Markup('<span class="eoffice_near">%s</span> %s') % (
                        self.env._("Nearly the same: %s", ", ".join(stands)),
                        shown,
                    )
        return result
