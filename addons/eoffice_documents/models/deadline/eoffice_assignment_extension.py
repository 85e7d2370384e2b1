from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.fields import Domain
from odoo.tools.translate import LazyTranslate

from ...working_time import Limit
from ..routing.eoffice_assignment import OPEN_STATES

_lt = LazyTranslate(__name__)


class AssignmentTime(models.Model):
    """More time, and the pause while another agency is waited for; the first deadline always stays known."""

    _inherit = "eoffice.assignment"

    extension_ids = fields.One2many("eoffice.deadline.extension", "assignment_id", readonly=True)
    paused_on = fields.Datetime("Paused since", readonly=True)
    pause_reason = fields.Char(readonly=True)
    paused_by_id = fields.Many2one("eoffice.assignment", "Paused with", readonly=True, ondelete="restrict")
    paused_hours = fields.Float("Working hours paused", readonly=True, aggregator="sum", digits=(10, 2))

    _paused_idx = models.Index("(paused_by_id) WHERE paused_by_id IS NOT NULL")

    @api.model
    def _overdue_domain(self):
        """Paused work is not late: it waits for somebody outside."""
        return super()._overdue_domain() & Domain("paused_on", "=", False)

    @api.model
    def _due_domain(self):
        return super()._due_domain() & Domain("paused_on", "=", False)

    @api.depends("paused_on")
    def _compute_is_overdue(self):
        super()._compute_is_overdue()

    @api.depends("paused_on")
    def _compute_is_due(self):
        super()._compute_is_due()

    def write(self, vals):
        if vals.get("state") in ("done", "returned", "withdrawn"):
            self.filtered("paused_on")._go_on()
            asked = self.extension_ids.filtered(lambda extension: extension.state == "asked")
            asked.sudo().state = "dropped"
        return super().write(vals)

    def _request_extension(self, deadline, reason):
        """Ask the one who set the deadline for more time.

        :param deadline: the deadline wanted (UTC)
        """
        self._check_holder((*OPEN_STATES, "passed"))
        if not (reason or "").strip():
            raise UserError(self.env._("Write why more time is needed."))
        for line in self:
            if not line.deadline:
                raise UserError(self.env._("«%s» has no deadline.", line.document_id.display_name))
            if not deadline or deadline <= max(line.deadline, fields.Datetime.now()):
                raise UserError(self.env._("More time ends after the present deadline. Choose a later day."))
            if line.extension_ids.filtered(lambda extension: extension.state == "asked"):
                raise UserError(self.env._("More time was asked for already and waits for an answer."))
        extensions = (
            self.env["eoffice.deadline.extension"]
            .checked_sudo()
            .create(
                [
                    {
                        "assignment_id": line.id,
                        "asked_by_id": self.env.uid,
                        "asked_on": fields.Datetime.now(),
                        "reason": reason,
                        "old_deadline": line.deadline,
                        "wanted_deadline": deadline,
                        "decider_id": line._decider().id,
                    }
                    for line in self
                ]
            )
        )
        self.env["eoffice.audit.log"]._add(
            "extension_requested",
            [(line.document_id, line, f"{line._moment_text(deadline)}: {reason}") for line in self],
        )
        for extension in extensions:
            body = _lt(
                "%(who)s asks for more time until %(day)s: %(why)s",
                who=self.env.user.name,
                day=extension.assignment_id._moment_text(deadline),
                why=reason,
            )
            self.env["eoffice.notification"]._send(extension._deciders(), body, record=extension.document_id)
        return extensions.sudo(False)

    def _decider(self, without=None):
        """Who answers: who set the deadline; for a deadline of a rule or of the document, the post above the line.

        :param without: persons who cannot; the one at work, who asks, when left out
        """
        line = self.sudo()
        office = line.document_id.unit_id
        posts = (
            line.deadline_setter_id | line.parent_id.principal_id._first() | office.office_chief_ids | office.head_id
        )
        return (posts.filtered("active") - (without or self.env.user))[:1]

    def _extend(self, deadline, why):
        """Move the deadline, and with it that of the lines above and below that were given the same one."""
        old = self.deadline
        chain = self
        above = self.parent_id
        while (
            above
            and above.deadline
            and above.deadline < deadline
            and above.deadline_setter_id == self.deadline_setter_id
        ):
            chain |= above
            above = above.parent_id
        below = self.search(
            [("id", "child_of", self.id), ("state", "in", (*OPEN_STATES, "passed")), ("deadline", "=", old)]
        )
        chain |= below.filtered(lambda line: line.deadline_setter_id == self.deadline_setter_id)
        moved = [(line, line.deadline, deadline) for line in chain]
        chain.write({"deadline": deadline, "deadline_origin": "granted"})
        chain.filtered(lambda line: line.step == "person").step_due = deadline
        self.sudo(False)._log_moves("extension_granted", moved, why)
        chain._move_activities()

    def _pause(self, reason):
        """Stop the clock while another agency is waited for; the lines above wait with it."""
        self._check_holder()
        if not (reason or "").strip():
            raise UserError(self.env._("Write whom or what you wait for."))
        if any(line.paused_on for line in self):
            raise UserError(self.env._("It is paused already."))
        if any(line.role == "information" for line in self):
            raise UserError(self.env._("What is only for information has no time to pause."))
        self._mark_opened()
        now = fields.Datetime.now()
        for line in self.checked_sudo():
            chain, step = line, line
            while step.role == "lead" and step.parent_id.state == "passed" and not step.parent_id.paused_on:
                step = step.parent_id
                chain |= step
            chain.write({"paused_on": now, "pause_reason": reason, "paused_by_id": line.id})
        self.env["eoffice.audit.log"]._add("paused", [(line.document_id, line, reason) for line in self])
        for line in self:
            self.env["eoffice.notification"]._send(
                line.sender_id,
                _lt("%(who)s waits: %(why)s", who=self.env.user.name, why=reason),
                record=line.document_id,
            )

    def action_resume(self):
        """The work goes on: the deadline moves by the working time that was paused."""
        self._check_holder()
        if not all(line.paused_on for line in self):
            raise UserError(self.env._("It is not paused."))
        self.checked_sudo()._go_on()

    def _go_on(self):
        now = fields.Datetime.now()
        paused = self.search([("paused_by_id", "in", self.paused_by_id.ids), ("paused_on", "!=", False)])
        moved = []
        for line in paused:
            calendar = line.document_id.unit_id._calendar()
            hours = calendar._hours_between(line.paused_on, now)
            values = {"paused_on": False, "pause_reason": False, "paused_by_id": False}
            if line.deadline:
                new = calendar._end_of(Limit(hours, "hours"), line.deadline) if hours else line.deadline
                moved.append((line, line.deadline, new))
                values["deadline"] = new
                if line.step == "person":
                    values["step_due"] = new
            line.write({**values, "paused_hours": line.paused_hours + hours})
        self.sudo(False)._log_moves("resumed", moved, "")
        paused._move_activities()
