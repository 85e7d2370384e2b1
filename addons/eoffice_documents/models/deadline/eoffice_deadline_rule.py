from odoo import api, fields, models
from odoo.exceptions import ValidationError

from ...fulltext import words
from ...working_time import Limit
from ..common import office_clock


class DeadlineRule(models.Model):
    """How long something may take, in working time: by type, urgency, issuer and words, while the rule is in force.

    Rules without a unit hold everywhere: the limits of the law stand there (N30 Đ4.2.c, 18.1, 23.1; Q28 Đ6.2).
    """

    _name = "eoffice.deadline.rule"
    _description = "Deadline rule"
    _order = "sequence, id"

    name = fields.Char(required=True, translate=True)
    sequence = fields.Integer(default=10)
    active = fields.Boolean(default=True)
    purpose = fields.Selection(
        [
            ("handle", "Handling the document"),
            ("register", "Registering and handing over"),
            ("pass_on", "Passing on at each step"),
            ("issue", "Issuing after the signature"),
            ("send", "Sending after the signature"),
        ],
        "Deadline for",
        required=True,
        default="handle",
    )
    unit_id = fields.Many2one("hr.department", index="btree_not_null", ondelete="cascade")
    type_ids = fields.Many2many("eoffice.document.type", string="Types")
    least_urgency = fields.Selection(
        [("urgent", "Urgent"), ("very_urgent", "Very urgent"), ("express", "Express")], "At least"
    )
    issuer_id = fields.Many2one("res.partner", domain=[("eoffice_issuer", "=", True)], ondelete="cascade")
    words = fields.Char(help="Words or phrases of the subject, separated by commas; one of them is enough.")
    amount = fields.Float("Within", required=True, default=1, digits=(6, 2), aggregator=False)
    measure = fields.Selection(
        [("days", "Working days"), ("hours", "Working hours"), ("morning", "Morning of the working day")],
        required=True,
        default="days",
    )
    date_from = fields.Date("In force from")
    date_to = fields.Date("In force until")
    source = fields.Char(help="The article or the decision the limit is taken from.")

    _amount_positive = models.Constraint("CHECK(amount >= 0)", "A time limit is not negative.")

    @api.constrains("date_from", "date_to")
    def _check_dates(self):
        for rule in self:
            if rule.date_from and rule.date_to and rule.date_from > rule.date_to:
                raise ValidationError(self.env._("«%s» ends before it begins. Correct one of the dates.", rule.name))

    def _limit(self):
        self.ensure_one()
        return Limit(self.amount, self.measure)

    def _basis(self, start):
        """What a deadline was made from, so that it can be made again when a holiday changes; ``start`` in UTC."""
        return {"from": fields.Datetime.to_string(start), "amount": self.amount, "measure": self.measure}

    @api.model
    def _first_match(self, purpose, document):
        """The first rule for ``purpose`` that fits ``document`` today; rules of its unit go before those for all."""
        today = office_clock.today(self.env)
        rules = self.sudo().search([("purpose", "=", purpose), ("unit_id", "in", [False, document.unit_id.id])])
        subject = f" {' '.join(words(document.subject or ''))} "
        return next(
            (
                rule
                for rule in rules.sorted(lambda rule: not rule.unit_id)
                if rule._in_force(today) and rule._fits(document, subject)
            ),
            self.browse(),
        )

    def _in_force(self, day):
        return (not self.date_from or self.date_from <= day) and (not self.date_to or day <= self.date_to)

    def _fits(self, document, subject):
        levels = [name for name, _label in document._fields["urgency"].selection]
        phrases = [" ".join(words(phrase)) for phrase in (self.words or "").split(",") if phrase.strip()]
        return (
            (not self.type_ids or document.document_type_id in self.type_ids)
            and (not self.issuer_id or document.issuer_id == self.issuer_id)
            and (not self.least_urgency or levels.index(document.urgency) >= levels.index(self.least_urgency))
            and (not phrases or any(f" {phrase} " in subject for phrase in phrases))
        )
