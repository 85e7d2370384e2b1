from odoo import api, fields, models
from odoo.addons.eoffice_documents.fulltext import words
from odoo.fields import Domain
from odoo.tools import html2plaintext

OFFERED, LOOKED_AT = 3, 200
SILENT = frozenset("toi khong duoc la co cai nay thi ma o va cua cho the nao lam sao bi vi sao".split())


class KnowledgeArticle(models.Model):
    """A question people ask, with the answer the help team gives; found with or without accents."""

    _name = "eoffice.knowledge.article"
    _description = "Known answer"
    _order = "helped desc, question"
    _rec_name = "question"

    question = fields.Char(required=True)
    answer = fields.Html(required=True, sanitize=True)
    category_id = fields.Many2one("helpdesk.ticket.category", "Kind", ondelete="set null")
    active = fields.Boolean(default=True)
    helped = fields.Integer("Helped so many times", readonly=True, default=0)
    folded = fields.Char(compute="_compute_folded", store=True)

    @api.depends("question", "answer")
    def _compute_folded(self):
        for known in self:
            asked, said = words(known.question or ""), words(html2plaintext(known.answer or ""))
            known.folded = f" {' '.join([*asked, '|', *said])} "

    @api.model
    def offer(self, text):
        """Up to three known answers for what somebody types: [{"id", "question", "answer"}], the best first."""
        asked = [word for word in dict.fromkeys(words(str(text or "")[:500])) if word not in SILENT]
        if not asked:
            return []
        domain = Domain.OR([[("folded", "like", f" {word} ")] for word in asked])
        found = [(known._worth(asked), known) for known in self.search(domain, limit=LOOKED_AT)]
        enough = [pair for pair in found if pair[0] * 2 >= len(asked)]
        best = sorted(enough, key=lambda pair: (-pair[0], -pair[1].helped, pair[1].id))[:OFFERED]
        return [{"id": known.id, "question": known.question, "answer": known.answer} for _worth, known in best]

    def _worth(self, asked):
        """How many of the words ``asked`` stand in the question; half for those that stand in the answer alone."""
        question, _bar, answer = self.folded.partition("|")
        return sum(1 if f" {word} " in question else 0.5 * (f" {word} " in answer) for word in asked)

    def action_helped(self):
        """The answer was enough: one ticket less to file."""
        self.check_access("read")
        for known in self.checked_sudo():
            known.helped += 1

    def write(self, vals):
        if "helped" in vals and not self.env.su:
            vals = {name: value for name, value in vals.items() if name != "helped"}
        return super().write(vals)
