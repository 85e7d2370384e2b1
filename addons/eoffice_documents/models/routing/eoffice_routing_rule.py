from odoo import api, fields, models

from ...fulltext import words
from ...working_time import Limit


class RoutingRule(models.Model):
    """Where the handler is clear beforehand, a document goes straight to the unit (N30 Đ23.1)."""

    _name = "eoffice.routing.rule"
    _description = "Routing rule"
    _order = "sequence, id"

    name = fields.Char(required=True)
    sequence = fields.Integer(default=10)
    active = fields.Boolean(default=True)
    unit_id = fields.Many2one("hr.department", "Receiving unit", required=True, index=True, ondelete="cascade")
    issuer_id = fields.Many2one("res.partner", domain=[("eoffice_issuer", "=", True)], ondelete="cascade")
    type_ids = fields.Many2many("eoffice.document.type", string="Types")
    words = fields.Char(help="Words or phrases of the subject, separated by commas; one of them is enough.")
    target_id = fields.Many2one(
        "eoffice.principal", "Goes to", required=True, domain=[("type", "in", ("unit", "user"))], ondelete="cascade"
    )
    instruction = fields.Char()
    days = fields.Integer("Working days to handle", help="0: the deadline of the document, or of a deadline rule.")

    @api.model
    def _first_match(self, document):
        """The first rule of the receiving unit that fits; empty when none does."""
        subject = f" {' '.join(words(document.subject or ''))} "
        for rule in self.sudo().search([("unit_id", "=", document.unit_id.id)]):
            phrases = [" ".join(words(phrase)) for phrase in (rule.words or "").split(",") if phrase.strip()]
            if (
                (not rule.issuer_id or rule.issuer_id == document.issuer_id)
                and (not rule.type_ids or document.document_type_id in rule.type_ids)
                and (not phrases or any(f" {phrase} " in subject for phrase in phrases))
                and rule.target_id.member_ids
            ):
                return rule
        return self.browse()

    def _send(self, line):
        """Pass the first line on to the unit of this rule, in the name of the rule."""
        document = line.document_id
        target = {"principal": self.target_id, "role": "lead", "rule": self}
        if self.days and not document.deadline:
            now = fields.Datetime.now()
            limit = Limit(self.days, "days")
            target["deadline"] = document.unit_id._calendar()._end_of(limit, now)
            target["deadline_basis"] = {"from": fields.Datetime.to_string(now), "amount": self.days, "measure": "days"}
        line._forward_to([{**target, "instruction": self.instruction or self.env._("By rule: %s", self.name)}])
