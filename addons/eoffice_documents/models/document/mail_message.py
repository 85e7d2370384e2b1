from odoo import api, models
from odoo.exceptions import AccessError

WORDS = {
    "attachment_ids",
    "author_guest_id",
    "author_id",
    "body",
    "date",
    "email_from",
    "is_internal",
    "message_type",
    "model",
    "parent_id",
    "partner_ids",
    "record_name",
    "res_id",
    "subject",
    "subtype_id",
    "tracking_value_ids",
}


class MailThread(models.AbstractModel):
    _inherit = "mail.thread"

    def _message_compute_author(self, author_id=None, email_from=None):
        """Who posts is the author, whomever the call names; only the superuser writes for others."""
        if not self.env.su:
            author_id = email_from = None
        return super()._message_compute_author(author_id, email_from)


class DocumentThread(models.Model):
    _inherit = "eoffice.document"

    def _check_can_update_message_content(self, messages):
        messages._check_words_may_change()
        return super()._check_can_update_message_content(messages)


class Message(models.Model):
    """Words stay those of who wrote them: nobody signs with another's name, changes or deletes another's words; and
    what was said on a registered document stays as it was said (N30 PL VI III.5.a).
    """

    _inherit = "mail.message"

    @api.model_create_multi
    def create(self, vals_list):
        messages = super().create(vals_list)
        if not self.env.su:
            own, address = self.env.user.partner_id, self.env.user.email_formatted
            for message in messages.sudo():  # what a default of the context has put in counts as well
                if message.author_id - own or message.email_from not in (False, address):
                    raise AccessError(self.env._("Everybody writes in their own name. Leave the author out."))
        return messages

    def write(self, vals):
        if not self.env.su and WORDS & vals.keys():
            self._check_words_may_change()
            if vals.get("author_id", self.env.user.partner_id.id) != self.env.user.partner_id.id:
                raise AccessError(self.env._("Everybody writes in their own name. Leave the author out."))
        return super().write(vals)

    @api.ondelete(at_uninstall=False)
    def _unlink_own_words(self):
        if not self.env.su:
            self._check_words_may_change()

    def _check_words_may_change(self):
        messages = self.sudo()
        if any(message.author_id != self.env.user.partner_id for message in messages):
            raise AccessError(self.env._("These are the words of somebody else. Write your own answer instead."))
        ids = messages.filtered(lambda message: message.model == "eoffice.document").mapped("res_id")
        if any(document._is_registered() for document in self.env["eoffice.document"].sudo().browse(ids).exists()):
            raise AccessError(
                self.env._("What was said on a registered document stays. Write a correction below it instead.")
            )
