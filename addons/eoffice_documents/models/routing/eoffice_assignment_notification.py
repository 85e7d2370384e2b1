from markupsafe import Markup
from odoo import fields, models

from ..common import office_clock
from .eoffice_assignment import OPEN_STATES


class AssignmentNotification(models.Model):
    """Telling holders: a message in their inbox, and an activity that bears the deadline."""

    _inherit = "eoffice.assignment"

    def _notify_holders(self):
        service = self.env["eoffice.notification"]
        service._add_activities(
            "eoffice_documents.activity_handle",
            [
                {
                    "record": line.document_id,
                    "user": user,
                    "summary": line.instruction,
                    "date_deadline": office_clock.day(line.env, line.deadline),
                    "eoffice_line_id": line.id,
                }
                for line in self
                if line.role != "information"
                for user in line.principal_id._first()
            ],
        )
        for document, lines in self.grouped("document_id").items():
            service._send(lines.principal_id.member_ids, lines._instructions, record=document)

    def _instructions(self, env):
        """What the holders of these lines are to do, in the language of ``env``."""
        roles = dict(self._fields["role"]._description_selection(env))
        return Markup("").join(
            Markup("<p>%s: <b>%s</b>%s</p>")
            % (
                roles[line.role],
                line.principal_id.with_context(lang=env.lang).display_name,
                Markup("<br/>%s") % line.instruction if line.instruction else "",
            )
            for line in self
        )

    def _drop_activities(self):
        self.env["mail.activity"].sudo().search([("eoffice_line_id", "in", self.ids)]).unlink()


class Activity(models.Model):
    _inherit = "mail.activity"

    eoffice_line_id = fields.Many2one("eoffice.assignment", index="btree_not_null", ondelete="cascade", readonly=True)

    def _action_done(self, feedback=False, attachment_ids=None):
        """Ticking the activity off is completing the line: what is written there is its result."""
        lines = self.eoffice_line_id.sudo(False).filtered(lambda line: line.state in OPEN_STATES)
        if lines:
            lines._complete(feedback)
        return super(Activity, self.exists())._action_done(feedback=feedback, attachment_ids=attachment_ids)
