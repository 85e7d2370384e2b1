from markupsafe import Markup
from odoo import fields, models

from ..common import office_clock
from .eoffice_assignment import OPEN_STATES


class AssignmentNotification(models.Model):
    """Telling people: a message in Odoo's inbox, and an activity that bears the deadline."""

    _inherit = "eoffice.assignment"

    def _notify_holders(self):
        today = office_clock.today(self.env)
        kind = self.env.ref("eoffice_documents.activity_handle")
        model = self.env["ir.model"]._get_id("eoffice.document")
        self.env["mail.activity"].sudo().with_context(
            mail_activity_quick_update=True, mail_create_nosubscribe=True
        ).create(
            [
                {
                    "activity_type_id": kind.id,
                    "res_model_id": model,
                    "res_id": line.document_id.id,
                    "user_id": user.id,
                    "summary": line.instruction and line.instruction[:120],
                    "date_deadline": office_clock.day(line.env, line.deadline) or today,
                    "automated": True,
                    "eoffice_line_id": line.id,
                }
                for line in self
                if line.role != "information"
                for user in line.principal_id._first()
            ]
        )
        for document, lines in self.grouped("document_id").items():
            body = Markup("").join(
                Markup("<p>%s: <b>%s</b>%s</p>")
                % (
                    dict(lines._fields["role"]._description_selection(self.env))[line.role],
                    line.principal_id.display_name,
                    Markup("<br/>%s") % line.instruction if line.instruction else "",
                )
                for line in lines
            )
            document._notify(lines.principal_id.member_ids, body)

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


class DocumentNotice(models.Model):
    _inherit = "eoffice.document"

    def _withdraw_notifications(self, users):
        """Take the messages about this document out of the inbox of ``users``, who never opened it."""
        partners = users.sudo().partner_id
        notices = (
            self.env["mail.notification"]
            .sudo()
            .search(
                [
                    ("mail_message_id.model", "=", self._name),
                    ("mail_message_id.res_id", "=", self.id),
                    ("res_partner_id", "in", partners.ids),
                ]
            )
        )
        for message in notices.mail_message_id:
            message.partner_ids -= partners
        notices.unlink()

    def _notify(self, users, body):
        """Put ``body`` about this document into the inbox of ``users``, but for the one at work."""
        users = users.sudo() - self.env.user
        if users:
            self.sudo().message_notify(
                partner_ids=users.partner_id.ids,
                author_id=self.env.user.partner_id.id,
                subject=self.display_name,
                body=body,
            )
