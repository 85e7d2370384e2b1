from datetime import date
from secrets import token_urlsafe

from odoo import SUPERUSER_ID, api, fields, models
from odoo.addons.eoffice_documents.models.common import office_clock
from odoo.exceptions import AccessDenied, AccessError, UserError
from odoo.fields import Domain
from odoo.http import request, root
from odoo.tools import ormcache

SET_UP = "/web/login/hai-lop"
ADMINISTRATOR = "eoffice_documents.group_administrator"
PROVIDER_FACTOR = "eoffice_provider_factor"  # in a session: whose second factor a provider has seen


class UserMfa(models.Model):
    """Whose role asks for a second factor gets in nowhere without one from its day on: no session, no RPC, no key."""

    _inherit = "res.users"

    eoffice_mfa_again = fields.Boolean(
        "Second factor to be set up anew", copy=False, groups=fields.NO_ACCESS
    )  # taken away: to be set up anew
    eoffice_mfa_from = fields.Date("Required from", compute="_compute_eoffice_mfa", groups=ADMINISTRATOR)
    eoffice_mfa_missing = fields.Boolean(
        "Second factor missing",
        compute="_compute_eoffice_mfa",
        search="_search_eoffice_mfa_missing",
        groups=ADMINISTRATOR,
    )

    def _compute_eoffice_mfa(self):
        rows = self.env["eoffice.mfa.policy"].sudo().search([])
        missing = self._without_mfa()
        for user in self:
            roles = user.all_group_ids
            user.eoffice_mfa_from = min((row.from_day for row in rows if row.role_id in roles), default=False)
            user.eoffice_mfa_missing = user in missing

    def _search_eoffice_mfa_missing(self, operator, value):
        if not self.env.su and not self.env.user.has_group(ADMINISTRATOR):
            raise AccessError(self.env._("Only the administrator sees who has no second factor."))
        if operator != "in":
            return NotImplemented
        return Domain("id", "in" if True in value else "not in", self._without_mfa().ids)

    @api.model
    def _with_mfa(self):
        return self.sudo().search([("totp_enabled", "=", True)])

    @api.model
    def _without_mfa(self):
        """Who of the staff is asked for a second factor, now or from a day to come, and has not set it up."""
        roles = self.env["eoffice.mfa.policy"].sudo().search([]).role_id
        asked = Domain("all_group_ids", "in", roles.ids) | Domain("eoffice_mfa_again", "=", True)
        return self.sudo().search(asked & Domain("share", "=", False) & Domain("id", "!=", SUPERUSER_ID)) - (
            self._with_mfa()
        )

    def _get_invalidation_fields(self):
        return super()._get_invalidation_fields() | {"eoffice_mfa_again"}

    @ormcache("self.id")
    def _factor(self):
        """(first day on which a role of this person asks for a second factor, to be set up anew, set up)."""
        user = self.with_user(SUPERUSER_ID).with_context(
            active_test=True
        )  # nobody is at work yet while a key is checked
        if user.id == SUPERUSER_ID or user.share:
            return None, False, False
        rows = user.env["eoffice.mfa.policy"].search([("role_id", "in", user.all_group_ids.ids)])
        return min(rows.mapped("from_day"), default=None), user.eoffice_mfa_again, user.totp_enabled

    def _mfa_due(self):
        """The day from which this user needs their second factor to log in; None when nothing is due."""
        asked, again, held = self._factor()
        return None if held else date.min if again else asked

    def _owes_mfa(self):
        due = self._mfa_due()
        return due is not None and due <= office_clock.today(self.env)

    # every way in asks one of these

    def _mfa_type(self):
        return "eoffice_factor" if self._owes_mfa() else super()._mfa_type()

    def _mfa_url(self):
        return SET_UP if self._owes_mfa() else super()._mfa_url()

    def _rpc_api_keys_only(self):
        return self._owes_mfa() or super()._rpc_api_keys_only()

    @api.model
    def _check_uid_passwd(self, uid, passwd):
        """A password or key that was good yesterday is remembered by Odoo; the day is asked for every time."""
        super()._check_uid_passwd(uid, passwd)
        if self.browse(uid)._owes_mfa():
            raise AccessDenied()

    def _compute_session_token(self, sid):
        """No token fits a session of who owes a second factor: pages, RPC and websocket alike end it."""
        token = super()._compute_session_token(sid)
        return token and (not self._owes_mfa() or self._showed_factor_elsewhere(sid)) and token

    def _showed_factor_elsewhere(self, sid):
        """Whether the provider of the single sign-on asked for the second factor when this session was opened."""
        if request and request.session.sid == sid:
            return request.session.get(PROVIDER_FACTOR) == self.id
        store = root.session_store  # a websocket has no request
        return store.is_valid_key(sid) and store.get(sid).get(PROVIDER_FACTOR) == self.id

    def write(self, vals):
        result = super().write(vals)
        if "totp_secret" in vals:
            self.env["eoffice.account.audit.log"]._add("factor_on" if vals["totp_secret"] else "factor_off", self)
            if vals["totp_secret"]:
                self.sudo().eoffice_mfa_again = False
        return result

    def action_totp_disable(self):
        if self.sudo().filtered(lambda user: user._factor()[0]):
            raise UserError(
                self.env._(
                    "This role needs two-factor authentication: it is not switched off. "
                    "For a new or lost phone, the administrator uses «Reset two-factor authentication»."
                )
            )
        return super().action_totp_disable()

    def _eoffice_reset_mfa(self, reason):
        """Take the second factor of ``self`` away: phone lost. Their password, sessions and trusted devices end too,
        so that only their new one-time link leads to setting it up anew."""
        self.ensure_one()
        self._check_letting_in()
        if self == self.env.user:
            raise UserError(self.env._("Nobody resets their own second factor. Ask another administrator."))
        user = self.checked_sudo()
        if not user.totp_enabled:
            raise UserError(self.env._("%s has no second factor: there is nothing to reset.", self.name))
        if not (reason or "").strip():
            raise UserError(self.env._("Write why it is reset."))
        user._revoke_all_devices()
        user.write({"totp_secret": False, "eoffice_mfa_again": True, "password": token_urlsafe(32)})
        self.env["eoffice.account.audit.log"]._add("factor_reset", self, reason)


class MfaKeys(models.Model):
    _inherit = "res.users.apikeys"

    def _check_credentials(self, *, scope, key):
        """A key, and a trusted device, stands in for the second factor of nobody who has none."""
        uid = super()._check_credentials(scope=scope, key=key)
        return None if uid and self.env["res.users"].browse(uid)._owes_mfa() else uid
