from odoo import fields, models
from odoo.exceptions import AccessError, UserError
from odoo.tools.translate import LazyTranslate

from ..routing.eoffice_assignment import OPEN_STATES

_lt = LazyTranslate(__name__)


class AssignmentReminder(models.Model):
    """Follow-up reminder (đôn đốc): a sentence to the holder and the head of their unit; it is counted (N30 Đ24.1)."""

    _inherit = "eoffice.assignment"

    reminder_count = fields.Integer("Reminders sent", readonly=True, aggregator="sum")
    reminded_on = fields.Datetime("Last reminder", readonly=True)

    def _check_reminder_sender(self):
        """Who sent the work on, anybody above them, and the office that follows it up."""
        for line in self.sudo():
            office = line.document_id.unit_id
            follows = office.office_chief_ids | office.clerk_ids | office.head_id
            above = self.sudo().search([("id", "parent_of", line.id), ("id", "!=", line.id)])
            if self.env.user not in follows | above.principal_id.member_ids | line.sender_id:
                raise AccessError(self.env._("You have not sent «%s» to anybody.", line.document_id.display_name))

    def _send_reminder(self, sentence):
        """Tell the holders of the lines and the heads of their units ``sentence``; each line counts it."""
        self._check_reminder_sender()
        if not (sentence or "").strip():
            raise UserError(self.env._("Write one sentence: what is wanted, and until when."))
        if any(line.state not in OPEN_STATES or line.role == "information" for line in self):
            raise UserError(self.env._("A reminder can be sent only for work that is still open. Refresh the list."))
        for line in self:
            line.checked_sudo().write({"reminder_count": line.reminder_count + 1, "reminded_on": fields.Datetime.now()})
            people = line.checked_sudo().principal_id.member_ids | line.checked_sudo().unit_id.head_id
            self.env["eoffice.notification"]._send(people, _lt("Reminder: %s", sentence), record=line.document_id)
        self.env["eoffice.audit.log"]._add("reminder_sent", [(line.document_id, line, sentence) for line in self])
