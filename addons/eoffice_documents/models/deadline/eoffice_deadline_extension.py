from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError
from odoo.tools.translate import LazyTranslate

_lt = LazyTranslate(__name__)


class DeadlineExtension(models.Model):
    """More time for a line: asked with a reason, granted or refused by the one who set the deadline."""

    _name = "eoffice.deadline.extension"
    _description = "Request for more time"
    _order = "id desc"
    _rec_name = "document_id"

    assignment_id = fields.Many2one(
        "eoffice.assignment", required=True, readonly=True, index=True, ondelete="restrict", bypass_search_access=True
    )
    document_id = fields.Many2one(
        "eoffice.document", related="assignment_id.document_id", store=True, index=True, bypass_search_access=True
    )
    asked_by_id = fields.Many2one("res.users", "Asked by", required=True, readonly=True, ondelete="restrict")
    asked_on = fields.Datetime("Requested on", required=True, readonly=True)
    reason = fields.Text(required=True, readonly=True)
    old_deadline = fields.Datetime(readonly=True)
    wanted_deadline = fields.Datetime("Asked until", required=True, readonly=True)
    new_deadline = fields.Datetime("Granted until", readonly=True)
    state = fields.Selection(
        [
            ("asked", "Waits for an answer"),
            ("granted", "Granted"),
            ("refused", "Refused"),
            ("dropped", "No longer needed"),
        ],
        required=True,
        readonly=True,
        default="asked",
    )
    decider_id = fields.Many2one("res.users", "To be answered by", readonly=True, ondelete="restrict", index=True)
    decided_by_id = fields.Many2one("res.users", "Who answered", readonly=True, ondelete="restrict")
    decided_on = fields.Datetime("Answered on", readonly=True)
    answer = fields.Text(readonly=True)
    can_decide = fields.Boolean(compute="_compute_can_decide", search="_search_can_decide")

    _one_question = models.UniqueIndex("(assignment_id) WHERE state = 'asked'")

    @api.depends("state")
    @api.depends_context("uid")
    def _compute_can_decide(self):
        for extension in self:
            extension.can_decide = extension.state == "asked" and self.env.user in extension._deciders()

    def _search_can_decide(self, operator, value):
        if operator != "in" or True not in value:
            return NotImplemented
        asked = self.search([("state", "=", "asked")])
        return [("id", "in", asked.filtered("can_decide").ids)]

    def _deciders(self):
        """Who may answer: who set the deadline, their assistants and who stands in for them; never who asks."""
        extension = self.sudo()
        decider = extension.decider_id
        helpers = extension.env["eoffice.substitution"]._acting_for(decider)
        return (decider | helpers) - extension.asked_by_id

    def _decide(self, state, answer, deadline=None):
        """Answer the requests; ``deadline`` (UTC) may be another one than was asked for."""
        for extension in self:
            if self.env.user not in extension._deciders():
                raise AccessError(self.env._("Only who set the deadline can give more time."))
            if extension.state != "asked":
                raise UserError(self.env._("This request has been answered already. Refresh the list."))
        if state == "refused" and not (answer or "").strip():
            raise UserError(self.env._("Write why you refuse more time."))
        for extension in self:
            new = (deadline or extension.wanted_deadline) if state == "granted" else False
            if new and new <= extension.old_deadline:
                raise UserError(self.env._("More time ends after the present deadline. Choose a later day."))
            extension.checked_sudo().write(
                {
                    "state": state,
                    "answer": answer,
                    "new_deadline": new,
                    "decided_by_id": self.env.uid,
                    "decided_on": fields.Datetime.now(),
                }
            )
            line = extension.assignment_id
            if new:
                line.checked_sudo()._extend(new, answer)
                body = _lt("More time until %(day)s: %(why)s", day=line._moment_text(new), why=answer or "")
            else:
                self.env["eoffice.audit.log"]._add("extension_refused", [(line.document_id, line, answer)])
                body = _lt("No more time: %s", answer)
            self.env["eoffice.notification"]._send(extension.asked_by_id, body, record=line.document_id)

    def action_grant(self):
        self._decide("granted", False)
