from odoo import api, models


class InboxChannel(models.AbstractModel):
    """A message in Odoo's inbox, or by e-mail for a user who has chosen so in Odoo; devices that asked are rung."""

    _inherit = "eoffice.notification"

    def _deliver_inbox(self, users, subject, body, record):
        others = users - self.env.user
        if not others:
            return
        thread, about = self.env["mail.thread"], {}
        if record and "message_ids" in record._fields:
            thread = record
        elif record:
            about = {"model": record._name, "res_id": record.id}
        urgent = self.env.context.get("eoffice_urgent")
        thread.sudo().with_context(lang=self.env.lang, eoffice_may_wait=True, eoffice_urgent=urgent).message_notify(
            partner_ids=others.partner_id.ids,
            author_id=self.env.user.partner_id.id,
            subject=subject,
            body=body,
            **about,
        )

    @api.model
    def _withdraw(self, users, record):
        """Take what was told of ``record`` out of the inbox of ``users``, who lost it before they opened it."""
        partners = users.sudo().partner_id
        about = [("mail_message_id.model", "=", record._name), ("mail_message_id.res_id", "=", record.id)]
        if self._is_secret(record):
            about = [
                ("mail_message_id.model", "=", False),
                ("mail_message_id.body", "like", f'href="{self._link(record)}"'),
            ]
        notices = self.env["mail.notification"].sudo().search([*about, ("res_partner_id", "in", partners.ids)])
        for message in notices.mail_message_id:
            message.partner_ids -= partners
        notices.unlink()

    @api.model
    def _redact(self, record):
        """Leave of what was told of ``record``, which has become secret, a link alone."""
        about = [("model", "=", record._name), ("res_id", "=", record.id), ("message_type", "=", "user_notification")]
        messages = self.env["mail.message"].sudo().search(about)
        if messages:
            subject, body, _record = self._message("", record, None)
            messages.write({"subject": subject, "body": body, "model": False, "res_id": False})


class MailThread(models.AbstractModel):
    _inherit = "mail.thread"

    def _web_push_send_notification(self, devices, *args, **kwargs):
        """In quiet hours no device rings for a message of the office: it lies in the inbox."""
        service = self.env["eoffice.notification"]
        if not self.env.context.get("eoffice_may_wait") or service._may_ring():
            super()._web_push_send_notification(devices, *args, **kwargs)
