from markupsafe import Markup
from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.tools import email_normalize
from odoo.tools.translate import LazyTranslate

_lt = LazyTranslate(__name__)


class DispatchMail(models.Model):
    """Sending to an agency by e-mail, through Odoo's queue of outgoing mail; what fails can be sent again."""

    _inherit = "eoffice.dispatch"

    email = fields.Char("E-mail", readonly=True)
    mail_id = fields.Many2one("mail.mail", readonly=True, ondelete="set null", index="btree_not_null")
    failure = fields.Char(readonly=True)

    def _send_mail(self):
        for line in self:
            line.email = email_normalize(line.email or line.partner_id.email)
            if not line.email:
                raise UserError(self.env._("%s has no e-mail address. Type one, or choose another way.", line.name))
        mails = self.env["eoffice.notification"]._send_mails([line._mail_values() for line in self])
        for line, mail in zip(self, mails, strict=True):
            line.write({"state": "waiting", "mail_id": mail.id, "failure": False})
        self.env.ref("mail.ir_cron_mail_scheduler_action").sudo()._trigger()

    def _mail_values(self):
        """The letter that carries the signed file itself, not a copy of it."""
        document = self.document_id
        return {
            "subject": document.display_name,
            "body_html": self._mail_body(
                self.env._(
                    "%(unit)s sends you: %(document)s.", unit=document.unit_id.name, document=document.display_name
                )
            ),
            "email_to": self.email,
            "attachment_ids": [fields.Command.link(document.signed_file_id.id)],
            "auto_delete": False,
        }

    @api.model
    def _mail_body(self, *sentences):
        return Markup("").join(Markup("<p>%s</p>") % sentence for sentence in sentences)

    def action_send_again(self):
        """Once more by e-mail, after a failure; to the address of the agency as it is now."""
        self.document_id._check_issuing_clerk()
        if any(line.state != "failed" for line in self):
            raise UserError(self.env._("Only what could not be sent is sent again."))
        lines = self.checked_sudo()
        lines.mail_id.unlink()
        for line in lines:
            line.email = line.partner_id.email or line.email
        lines._send_mail()
        lines._refresh_screens()


class Mail(models.Model):
    _inherit = "mail.mail"

    def _postprocess_sent_message(self, success_pids, success_emails, failure_reason=False, failure_type=None):
        """A letter that carries a document says on its line whether it went out."""
        lines = self.env["eoffice.dispatch"].sudo().search([("mail_id", "in", self.ids), ("state", "=", "waiting")])
        if lines and failure_type:
            lines.write({"state": "failed", "failure": failure_reason or failure_type})
        elif lines:
            lines.write({"state": "sent", "failure": False})
        lines._refresh_screens()
        for line in lines if failure_type else ():
            line.document_id._notify_senders(
                line, _lt("The e-mail to %(who)s could not be sent: %(why)s", who=line.name, why=line.failure)
            )
        return super()._postprocess_sent_message(success_pids, success_emails, failure_reason, failure_type)
