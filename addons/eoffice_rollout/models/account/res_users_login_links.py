from ipaddress import ip_address
from urllib.parse import urlsplit

from markupsafe import Markup
from odoo import api, models
from odoo.exceptions import AccessError, RedirectWarning, UserError

from ...account_import import link_code


class UserLinks(models.Model):
    """The one-time link with which a person sets their own password: by mail, or on a sealed slip (CFG-02)."""

    _inherit = "res.users"

    def _check_letting_in(self):
        """Only the administrator lets people in, and nobody through them into the account of the system."""
        if not self.env.user.has_group("eoffice_documents.group_administrator"):
            raise AccessError(self.env._("Only the administrator gives out links and slips."))
        system = self.env.user.has_group("base.group_system")
        for user in self.sudo():
            if user.share or not user.active or (user.has_group("base.group_system") and not system):
                raise UserError(self.env._("%s gets no link: the account is closed or no staff account.", user.name))

    def _eoffice_links(self):
        """{user: address of their link}; each ends with the first log-in, or after the hours of the setting."""
        users = self.checked_sudo()
        users.partner_id.signup_prepare("signup")
        return {
            user: user.partner_id.with_context(signup_force_type_in_url="signup")._get_signup_url_for_action()[
                user.partner_id.id
            ]
            for user in users
        }

    def _link_days(self):
        hours = self.env["ir.config_parameter"].sudo().get_param("auth_signup.signup.validity.hours", 144)
        return max(int(hours) // 24, 1)

    @api.model
    def _local_address_warning(self):
        """A sentence when the address in links and slips leads to this machine alone, else False."""
        address = self.browse().get_base_url()
        if not _is_local(urlsplit(address).hostname or "localhost"):
            return False
        return self.env._(
            "The address in the link is %s, which opens on the server itself only, not on a phone or another computer: "
            "set the address of the office first (system parameter web.base.url).",
            address,
        )

    def action_eoffice_mail_link(self):
        """Mail each their link; the mail holds no password. Who has no address is named."""
        self._check_letting_in()
        if warning := self._local_address_warning():
            raise UserError(warning)
        reached = self.checked_sudo().filtered("email")
        if not reached:
            raise UserError(self.env._("None of them has an e-mail address. Print the slips instead."))
        for user, url in reached._eoffice_links().items():
            local = user.with_context(lang=user.lang)
            values = {"user": local, "url": url, "days": self._link_days()}
            mail = {
                "subject": local.env._("Your account in the electronic office"),
                "email_to": user.email_formatted,
                "body_html": local.env["ir.qweb"]._render("eoffice_rollout.first_login_mail", values),
                "auto_delete": True,
            }
            self.env["eoffice.notification"]._send_mails([mail])
        self.env["eoffice.account.audit.log"]._add("mailed", reached)
        missed = self.checked_sudo() - reached
        text = self.env._("%s links are on their way.", len(reached))
        if missed:
            names = ", ".join(missed.mapped("name"))
            text += " " + self.env._("Without an e-mail address, print slips for: %s.", names)
        return {
            "type": "ir.actions.client",
            "tag": "display_notification",
            "params": {"type": "warning" if missed else "success", "message": text, "sticky": bool(missed)},
        }

    def action_eoffice_slips(self):
        """Open the sealed slips of these people as a PDF to print; an address nobody can open is said before."""
        self._check_letting_in()
        if warning := self._local_address_warning():
            raise RedirectWarning(warning, self._slips_action(), self.env._("Print anyway"))
        return self._slips_action()

    def _slips_action(self):
        ids = ",".join(str(user.id) for user in self)
        return {"type": "ir.actions.act_url", "url": f"/eoffice/slips/{ids}", "target": "new"}

    def _eoffice_slips_html(self):
        """The slips as one page of HTML, three on a sheet, with a link each that works once."""
        self._check_letting_in()
        slips = [
            {
                "user": user,
                "drawing": Markup(link_code(url)),
                "unit": user.eoffice_unit_id,
                "title": user.employee_ids[:1].job_title,
            }
            for user, url in self.with_context(lang="vi_VN")._eoffice_links().items()
        ]
        self.env["eoffice.account.audit.log"]._add("printed", self)
        values = {
            "sheets": [slips[first : first + 3] for first in range(0, len(slips), 3)],
            "days": self._link_days(),
            "office": self.env.company.name,
            "minimum": self.get_password_policy()["minlength"],
        }
        return str(self.env["ir.qweb"]._render("eoffice_rollout.print_slips", values))


def _is_local(host):
    try:
        return ip_address(host).is_loopback or ip_address(host).is_unspecified
    except ValueError:
        return host == "localhost" or host.endswith(".localhost")
