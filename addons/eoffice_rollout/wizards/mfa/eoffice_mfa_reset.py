from odoo import fields, models
from odoo.exceptions import AccessError


class MfaReset(models.TransientModel):
    """A phone is lost: the second factor of its owner is taken away, and they get a one-time link to begin anew."""

    _name = "eoffice.mfa.reset"
    _description = "Reset two-factor authentication"

    user_id = fields.Many2one(
        "res.users", "Whose", required=True, domain=[("share", "=", False), ("totp_enabled", "=", True)]
    )
    reason = fields.Char(required=True)
    way = fields.Selection(
        [("slip", "Print a sealed slip"), ("mail", "Mail the one-time link")],
        "They get in again by",
        required=True,
        default="slip",
    )
    address_warning = fields.Char(default=lambda self: self.env["res.users"]._local_address_warning(), readonly=True)

    def action_reset(self):
        self.ensure_one()
        if not self.env.user.has_group("eoffice_documents.group_administrator"):
            raise AccessError(self.env._("Only the administrator resets a second factor."))
        self.user_id._eoffice_reset_mfa(self.reason)
        if self.way == "slip":
            return {**self.user_id._slips_action(), "close": True}
        told = self.user_id.action_eoffice_mail_link()
        told["params"]["next"] = {"type": "ir.actions.act_window_close"}
        return told
