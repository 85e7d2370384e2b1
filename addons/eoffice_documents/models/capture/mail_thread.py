from odoo import models

from ...intake import make_readable


class ReadableMailThread(models.AbstractModel):
    """A mail in unknown letters arrives as well as its text can be read, instead of stopping the mailbox."""

    _inherit = "mail.thread"

    def _message_parse_extract_payload(self, message, message_dict, save_original=False):
        make_readable(message)
        return super()._message_parse_extract_payload(message, message_dict, save_original=save_original)
