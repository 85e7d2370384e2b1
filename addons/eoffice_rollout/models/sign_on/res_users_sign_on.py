from dataclasses import dataclass

from odoo import api, fields, models
from odoo.exceptions import AccessDenied, UserError

from ...single_sign_on import shows_second_factor

ADMINISTRATOR = "eoffice_documents.group_administrator"
SYSTEM = "base.group_system"
BOTH = f"{ADMINISTRATOR},{SYSTEM}"
CREDENTIAL = "eoffice_sign_on"
IDENTITY = ("eoffice_sign_on_name", "oauth_provider_id", "oauth_uid")


@dataclass(frozen=True)
class SignedIn:
    """That a person came back from a provider. No form and no RPC can send one: it is an object of this process."""

    user_id: int
    second_factor: bool


class SignOnRefused(AccessDenied):
    """With the sentence for who is refused."""


class UserSignOn(models.Model):
    """Single sign-on: an identity at the provider opens the account it belongs to, and never makes one."""

    _inherit = "res.users"

    oauth_provider_id = fields.Many2one(groups=SYSTEM, copy=False)
    oauth_uid = fields.Char(groups=SYSTEM)
    eoffice_sign_on_name = fields.Char(
        "Name at the single sign-on",
        copy=False,
        groups=BOTH,
        help="When it is another than the log-in name; used once, until the identity is linked.",
    )
    eoffice_signs_on = fields.Boolean(
        "Identity linked", compute="_compute_eoffice_signs_on", compute_sudo=True, groups=BOTH
    )

    _eoffice_sign_on_name_uniq = models.UniqueIndex(
        "(eoffice_sign_on_name) WHERE eoffice_sign_on_name IS NOT NULL",
        "This name at the single sign-on is that of another account. Look whose it is.",
    )

    @api.depends("oauth_uid")
    def _compute_eoffice_signs_on(self):
        for user in self:
            user.eoffice_signs_on = bool(user.oauth_uid)

    # whose identity

    @api.model
    def _eoffice_sign_on(self, provider, claims):
        """The account of who came back from ``provider``, linked if they never came before.

        :param claims: of a token that was checked
        :return: login and credential for ``session.authenticate``
        :raise SignOnRefused: there is none, or it is closed
        """
        users = self.sudo().with_context(active_test=False)
        user = users.search([("oauth_provider_id", "=", provider.id), ("oauth_uid", "=", claims["sub"])])
        known = bool(user)
        user = user or users._unlinked_named(provider, claims)
        if not user:
            raise SignOnRefused(
                self.env._(
                    "Your identity at %s belongs to no account of this office. Ask the administrator to link it.",
                    provider.name,
                )
            )
        if not user.active or user.share:
            raise SignOnRefused(self.env._("Your account in this office is closed. Ask the administrator."))
        log = self.env["eoffice.account.audit.log"].with_user(user)
        if not known:
            user.with_user(user).sudo().write({"oauth_provider_id": provider.id, "oauth_uid": claims["sub"]})
        second_factor = shows_second_factor(claims, provider.eoffice_factor_values)
        log._add("signed_on", user, provider.name)
        return {"type": CREDENTIAL, "login": user.login, "proof": SignedIn(user.id, second_factor)}

    def _unlinked_named(self, provider, claims):
        """The one account that bears the name in ``claims`` and has no identity yet.

        A person cannot change their log-in name, but their e-mail address: only the former is compared. An account of
        the system is taken by the name that another administrator wrote for it alone.
        """
        name = claims.get(provider.eoffice_name_claim)
        if not isinstance(name, str) or not name.strip():
            return self.browse()
        if provider.eoffice_name_claim == "email" and claims.get("email_verified") is not True:
            return self.browse()
        names = list({name.strip(), name.strip().lower()})
        found = self.search(["|", ("eoffice_sign_on_name", "in", names), ("login", "in", names)])
        named = found.filtered(
            lambda user: (
                user.eoffice_sign_on_name in names
                if user.eoffice_sign_on_name or user.has_group(SYSTEM)
                else user.login in names
            )
        )
        return named if len(named) == 1 and not named.oauth_uid and not named.share else self.browse()

    # the door

    def _check_credentials(self, credential, env):
        """A provider's access token is no password here: Odoo would keep it and take it for one."""
        kind = credential.get("type")
        if kind == "oauth_token":
            raise AccessDenied()
        if kind != CREDENTIAL:
            return super()._check_credentials(credential, env)
        proof, user = credential.get("proof"), self.env.user
        if not isinstance(proof, SignedIn) or proof.user_id != user.id or not user.active or user.share:
            raise AccessDenied()
        return {
            "uid": user.id,
            "auth_method": CREDENTIAL,
            "mfa": "skip" if proof.second_factor else "default",
        }

    @api.model
    def auth_oauth(self, provider, params):
        """Odoo's own way in, which makes accounts and asks for no state: shut."""
        raise AccessDenied()

    # changes are acts of the administrator

    @api.model_create_multi
    def create(self, vals_list):
        users = super().create(vals_list)
        given = users.browse(
            user.id for user, vals in zip(users, vals_list, strict=True) if any(vals.get(name) for name in IDENTITY)
        )
        if given:
            given._check_identity_change()
            given._trace_identity({})
        return users

    def write(self, vals):
        if not any(name in vals for name in IDENTITY):
            return super().write(vals)
        self._check_identity_change()
        if vals.get("eoffice_sign_on_name"):
            vals = {**vals, "eoffice_sign_on_name": vals["eoffice_sign_on_name"].strip().lower()}
        before = {user: user._identity() for user in self}
        result = super().write(vals)
        self._trace_identity(before)
        return result

    def _check_identity_change(self):
        if self.env.su:
            return
        self._check_letting_in()
        if self.env.user in self:
            raise UserError(self.env._("Nobody links their own account. Ask another administrator."))

    def _identity(self):
        user = self.sudo()
        provider = user.oauth_provider_id.name or ""
        return " ".join(filter(None, (user.eoffice_sign_on_name, provider, user.oauth_uid))) or "–"

    def _trace_identity(self, before):
        for user in self:
            now, old = user._identity(), before.get(user, "–")
            if now != old:
                self.env["eoffice.account.audit.log"]._add("identity", user, f"{old} → {now}")

    def _eoffice_set_sign_on_name(self, name):
        """Write the name under which ``self`` is known to the provider."""
        self.ensure_one()
        self._check_identity_change_by_hand()
        self.with_user(self.env.user).checked_sudo().write({"eoffice_sign_on_name": name})

    def _eoffice_unlink_identity(self):
        """Take the identity away: it opens this account no more, its sessions end, and the next one is linked anew."""
        self.ensure_one()
        self._check_identity_change_by_hand()
        self.checked_sudo().write({"oauth_provider_id": False, "oauth_uid": False})

    def _check_identity_change_by_hand(self):
        self.with_env(self.env(su=False))._check_identity_change()

    def _get_session_token_fields(self):
        """An identity that is taken away ends the sessions it has opened."""
        return super()._get_session_token_fields() | {"oauth_uid"}
