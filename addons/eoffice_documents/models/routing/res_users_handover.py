from odoo import models
from odoo.exceptions import AccessError, UserError

from .eoffice_assignment import OPEN_STATES


class Handover(models.Model):
    """A person who leaves or moves gives all their open work to somebody else in one act (N30 Đ31.3.đ)."""

    _inherit = "res.users"

    def _check_handover(self):
        user = self.env.user
        units = self.sudo().employee_ids.department_id
        units = units.search([("id", "parent_of", units.ids)])
        if user not in self | units.head_id | units.office_chief_ids and not user.has_group(
            "eoffice_documents.group_administrator"
        ):
            raise AccessError(
                self.env._("Only the head of the unit, the office chief or the administrator hands work over.")
            )

    def _open_lines(self):
        principal = self.env["eoffice.principal"]._of_user(self)
        return (
            self.env["eoffice.assignment"]
            .sudo()
            .search([("principal_id", "=", principal.id), ("state", "in", (*OPEN_STATES, "passed"))])
        )

    def _open_drafts(self):
        """Drafts of this person that have not been issued yet."""
        drafts = (
            self.env["eoffice.document"]
            .sudo()
            .search([("direction", "=", "outgoing"), ("drafter_id", "=", self.id), ("sequence_number", "=", False)])
        )
        return drafts.filtered(lambda draft: draft.state not in ("void", "recalled"))

    def _open_approvals(self):
        """Approval steps that wait for this person, or will."""
        asked = self.env["eoffice.principal"]._of_user(self)
        return (
            self.env["eoffice.approval"]
            .sudo()
            .search([("principal_id", "=", asked.id), ("current", "=", True), ("state", "in", ("pending", "waiting"))])
        )

    def _eoffice_open_work(self):
        """What is open in the hands of this person, which ``_eoffice_handover`` empties; other rooms add theirs.

        :return: [(kind of work, records)], read as superuser: for counting, not for showing
        """
        self.ensure_one()
        return [
            ("lines", self._open_lines()),
            ("drafts", self._open_drafts()),
            ("approvals", self._open_approvals()),
            ("signatures", self._to_sign()),
            ("questions", self._open_questions()),
        ]

    def _eoffice_handover(self, successor, reason):
        """Give the open work of ``self`` to ``successor``; other rooms extend this with what they keep.

        :return: how many pieces were handed over
        """
        self.ensure_one()
        self._check_handover()
        if successor == self or successor.share or not successor.active:
            raise UserError(self.env._("Choose somebody else of the staff who goes on with the work."))
        if not (reason or "").strip():
            raise UserError(self.env._("Write why the work is handed over."))
        return (
            self._handover_lines(successor, reason)
            + self._handover_drafts(successor)
            + self._handover_signatures(successor)
            + self._handover_approvals(successor)
            + self._handover_questions(successor)
        )

    def _handover_lines(self, successor, reason):
        lines = self._open_lines()
        principal = self.env["eoffice.principal"]._of_user(successor)
        lines.write({"principal_id": principal.id, "unit_id": principal._unit().id})
        self.env["eoffice.document.access"]._grant((line.document_id.id, principal.id) for line in lines)
        self.env["mail.activity"].checked_sudo().search([("eoffice_line_id", "in", lines.ids)]).user_id = successor
        note = f"{self.name} → {successor.name}: {reason}"
        self.env["eoffice.audit.log"]._add("handed_over", [(line.document_id, line, note) for line in lines])
        return len(lines)

    def _handover_drafts(self, successor):
        drafts = self._open_drafts()
        drafts.drafter_id = successor
        principal = self.env["eoffice.principal"]._of_user(successor)
        self.env["eoffice.document.access"]._grant((draft.id, principal.id) for draft in drafts)
        return len(drafts)

    def _handover_approvals(self, successor):
        """The successor is asked what this person would have been."""
        principal = self.env["eoffice.principal"]._of_user(successor)
        steps = self._open_approvals()
        steps.principal_id = principal
        self.env["mail.activity"].checked_sudo().search([("eoffice_approval_id", "in", steps.ids)]).user_id = successor
        self.env["eoffice.document.access"]._grant((step.document_id.id, principal.id) for step in steps)
        note = f"{self.name} → {successor.name}"
        self.env["eoffice.audit.log"]._add("handed_over", [(step.document_id, None, note) for step in steps])
        return len(steps)

    def _open_questions(self):
        """Requests for more time that this person is to answer."""
        return (
            self.env["eoffice.deadline.extension"]
            .sudo()
            .search([("decider_id", "=", self.id), ("state", "=", "asked")])
        )

    def _handover_questions(self, successor):
        """The successor answers them; what they asked for themselves, the next who may."""
        questions = self._open_questions()
        own = questions.filtered(lambda question: question.asked_by_id == successor)
        (questions - own).decider_id = successor
        for question in own:
            question.decider_id = question.assignment_id._decider(self | successor)
        return len(questions)
