from odoo import api, models
from odoo.tools.mail import append_content_to_html


class SafeMailThread(models.AbstractModel):
    """A mail with a file that is refused still arrives, without the file and with the reason."""

    _inherit = "mail.thread"

    @api.model
    def _message_route_process(self, message, message_dict, routes):
        if routes:
            safe, reasons = self.env["ir.attachment"]._safe_files(message_dict.get("attachments") or [])
            if reasons:
                message_dict["attachments"] = safe
                body = message_dict.get("body") or ""
                message_dict["body"] = append_content_to_html(body, "\n".join(reasons), plaintext=True)
                self = self.with_context(eoffice_refused_files=reasons)
        return super()._message_route_process(message, message_dict, routes)
