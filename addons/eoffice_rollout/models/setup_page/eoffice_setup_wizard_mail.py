from urllib.parse import urlsplit

from odoo import fields, models
from odoo.exceptions import UserError
from odoo.tools import email_normalize

SYSTEM = "base.group_system"


class SetupWizardMail(models.Model):
    """Page 10: the address of the office and its mail.

    Whoever sets these reads every one-time link, also those into the server's account: they are its administrator's.
    """

    _inherit = "eoffice.setup.wizard"

    base_url = fields.Char(
        "Address of the system", groups=SYSTEM, help="As people type it, e.g. https://vpdt.xa.gov.vn"
    )
    sender = fields.Char("Sender of its mail", groups=SYSTEM)
    smtp_host = fields.Char("Mail server", groups=SYSTEM)
    smtp_port = fields.Integer("Port", groups=SYSTEM)
    smtp_encryption = fields.Selection(
        [("none", "None"), ("starttls", "STARTTLS"), ("ssl", "SSL/TLS")], "Encryption", groups=SYSTEM
    )
    smtp_user = fields.Char("User", groups=SYSTEM)
    smtp_pass = fields.Char("Password", groups=SYSTEM)

    def _server(self):
        return self.env["ir.mail_server"].sudo().search([], limit=1)

    def _load_mail(self):
        server = self._server()
        settings = self.env["ir.config_parameter"].sudo()
        self.sudo().write(
            {
                "base_url": settings.get_param("web.base.url"),
                "sender": self._company().email,
                "smtp_host": server.smtp_host,
                "smtp_port": server.smtp_port or 587,
                "smtp_encryption": server.smtp_encryption or "starttls",
                "smtp_user": server.smtp_user,
                "smtp_pass": False,
            }
        )

    def _apply_mail(self):
        if not self.env.user.has_group(SYSTEM):
            raise UserError(self.env._("Address and mail are set by the administrator of the server. Skip this page."))
        url = (self.base_url or "").strip().rstrip("/")
        parts = urlsplit(url)
        if parts.scheme not in ("http", "https") or not parts.hostname or parts.path or parts.query:
            raise UserError(self.env._("Write the address as people type it, e.g. https://vpdt.xa.gov.vn"))
        if self.sender and not email_normalize(self.sender, strict=True):
            raise UserError(self.env._("«%s» is no e-mail address. Correct it or leave it empty.", self.sender))
        settings = self.env["ir.config_parameter"].sudo()
        if settings.get_param("web.base.url") != url:
            settings.set_param("web.base.url", url)
            settings.set_param("web.base.url.freeze", "True")  # or the next log-in of admin writes its own
        if self.sender and self._company().email != self.sender:
            self._company().email = self.sender
        if self.smtp_host:
            self._write_server()

    def _write_server(self):
        values = {name: self[name] for name in ("smtp_host", "smtp_port", "smtp_encryption", "smtp_user")}
        if self.smtp_pass:
            values["smtp_pass"] = self.smtp_pass
        server = self._server()
        if server:
            server.write({name: value for name, value in values.items() if server[name] != value})
        else:
            server.create({"name": self.smtp_host, "smtp_authentication": "login", **values})
        self.smtp_pass = False

    def action_test_mail(self):
        """Ask the mail server that was saved whether it takes our mail."""
        self._check_administrator()
        if not self.env.user.has_group(SYSTEM) or not self._server():
            raise UserError(self.env._("There is no mail server yet. Write it in and save this page first."))
        return self._server().test_smtp_connection()
