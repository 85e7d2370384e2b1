from urllib.parse import quote, urljoin, urlsplit

import requests
from odoo import SUPERUSER_ID, api, fields, models
from odoo.exceptions import AccessDenied, UserError, ValidationError
from odoo.fields import Domain

from ...single_sign_on import Attempt, read_discovery, what_is_wrong

CODE_FLOW = "id_token_code"
SYSTEM = "base.group_system"
SIGN_IN = "/auth_oauth/signin"
HERE = ("localhost", "127.0.0.1", "::1")
TIMEOUT = 10
NEEDED = ("eoffice_issuer", "auth_endpoint", "token_endpoint", "jwks_uri", "client_id")
ADDRESSES = ("eoffice_issuer", "auth_endpoint", "token_endpoint", "jwks_uri")


class SignOnUnavailable(UserError):
    """The provider does not answer, or answers something else than a token."""


class SignOnProvider(models.Model):
    """Where people of the office log in once for all its systems (OpenID Connect, authorization code flow only).

    ``auth_oidc`` checks the signature of a token. What it leaves open is checked here: see decision 0025.
    """

    _inherit = "auth.oauth.provider"

    flow = fields.Selection(default=CODE_FLOW)
    auth_endpoint = fields.Char(required=False)
    client_secret = fields.Char(groups=SYSTEM, copy=False)
    code_verifier = fields.Char(groups=fields.NO_ACCESS, copy=False)  # one for all log-ins would be no secret
    eoffice_issuer = fields.Char("Issuer")
    eoffice_discovery = fields.Text("Description of the provider", store=False)
    eoffice_name_claim = fields.Selection(
        [
            ("preferred_username", "Log-in name (preferred_username)"),
            ("email", "Verified e-mail address (email)"),
            ("upn", "Principal name (upn)"),
        ],
        "Name in the token",
        required=True,
        default="preferred_username",
    )
    eoffice_factor_values = fields.Char("Second factor when amr or acr has")
    eoffice_redirect_uri = fields.Char("Redirect URI", compute="_compute_eoffice_redirect_uri")

    def _compute_eoffice_redirect_uri(self):
        for provider in self:
            provider.eoffice_redirect_uri = urljoin(provider.get_base_url(), SIGN_IN)

    @api.onchange("eoffice_discovery")
    def _onchange_eoffice_discovery(self):
        if not self.eoffice_discovery:
            return
        try:
            self.update(read_discovery(self.eoffice_discovery))
        except ValueError as error:
            raise UserError(
                self.env._(
                    "This is no description of a provider. Open its address that ends with "
                    ".well-known/openid-configuration in a browser, copy the whole page and paste it here."
                )
            ) from error
        self.eoffice_discovery = False

    @api.constrains("enabled", "flow", "scope", *NEEDED)
    def _check_enabled(self):
        for provider in self.filtered("enabled"):
            if provider.flow != CODE_FLOW:
                raise ValidationError(
                    self.env._("Only OpenID Connect with the authorization code flow is allowed in this office.")
                )
            missing = [provider._fields[name]._description_string(self.env) for name in NEEDED if not provider[name]]
            if missing:
                raise ValidationError(self.env._("Fill in before it is switched on: %s.", ", ".join(missing)))
            if "openid" not in (provider.scope or "").split():
                raise ValidationError(self.env._("The scope needs the word «openid»."))
            for name in ADDRESSES:
                if not _is_safe(provider[name]):
                    raise ValidationError(
                        self.env._("%s is no address that begins with https://. Correct it.", provider[name])
                    )

    @api.model_create_multi
    def create(self, vals_list):
        providers = super().create(vals_list)
        self._trace({name for vals in vals_list for name in vals})
        return providers

    def write(self, vals):
        result = super().write(vals)
        self._trace(vals)
        return result

    def _trace(self, names):
        """Note who has changed which settings: their names alone, what was typed may be a secret."""
        labels = {self._fields[name]._description_string(self.env) for name in names if self._fields[name].store}
        if labels and self.env.uid != SUPERUSER_ID:
            log = self.env["eoffice.account.audit.log"]
            log._add("sign_on_changed", self.env.user, ", ".join(sorted(labels)))

    @api.model
    def _eoffice_switch_others_off(self):
        """Odoo brings a provider of its own that is on: nobody logs in through anything but OpenID Connect."""
        self.search([("enabled", "=", True), ("flow", "!=", CODE_FLOW)]).enabled = False

    @api.model
    def _in_use(self):
        return self.sudo().search(Domain("enabled", "=", True) & Domain("flow", "=", CODE_FLOW))

    def _begin(self, back):
        """A new attempt that leads to the page ``back`` of this office in the end."""
        self.ensure_one()
        return Attempt(self.id, self.eoffice_redirect_uri, back)

    def _claims_for(self, attempt, code):
        """What the provider says of who came back from ``attempt`` with ``code``.

        :raise AccessDenied: the token is not one for this attempt; the argument is for the log
        :raise SignOnUnavailable: there is no token
        """
        self.ensure_one()
        access_token, id_token = self._tokens_for(attempt, code)
        try:
            kid = self._key_name(id_token)
            claims = self._decode_id_token(access_token, id_token, kid)
        except requests.RequestException as error:
            raise self._unavailable() from error
        except Exception as error:  # whatever a library says of bytes of somebody else
            raise AccessDenied(f"signature: {type(error).__name__}") from error
        if wrong := what_is_wrong(claims, self.eoffice_issuer, self.client_id, attempt.nonce):
            raise AccessDenied(wrong)
        return claims

    @api.model
    def _key_name(self, id_token):
        from jose import jwt

        return jwt.get_unverified_header(id_token).get("kid")

    def _get_keys(self, kid):
        """Asked for at each log-in: ``auth_oidc`` keeps them for ever, also one the provider has withdrawn."""
        answer = requests.get(self.jwks_uri, timeout=TIMEOUT, allow_redirects=False)
        answer.raise_for_status()
        keys = [key for key in answer.json()["keys"] if key.get("use", "sig") == "sig"]
        return [key for key in keys if kid is None or key.get("kid") == kid]

    def _tokens_for(self, attempt, code):
        """(access token, ID token) for ``code`` (OpenID Connect Core 3.1.3)."""
        form = {
            "grant_type": "authorization_code",
            "code": code,
            "client_id": self.client_id,
            "code_verifier": attempt.verifier,
            "redirect_uri": attempt.redirect_uri,
        }
        secret = self.sudo().client_secret
        try:
            answer = requests.post(
                self.token_endpoint,
                data=form,
                auth=(quote(self.client_id, safe=""), quote(secret, safe="")) if secret else None,  # RFC 6749 2.3.1
                timeout=TIMEOUT,
                allow_redirects=False,
            )
            said = answer.json()
        except (requests.RequestException, ValueError) as error:
            raise self._unavailable() from error
        if answer.status_code >= 500:
            raise self._unavailable()
        tokens = [said.get(name) if isinstance(said, dict) else None for name in ("access_token", "id_token")]
        if answer.status_code != 200 or not all(isinstance(token, str) and token for token in tokens):
            raise AccessDenied("no token for the code")
        return tokens

    def _unavailable(self):
        return SignOnUnavailable(
            self.env._("%s does not answer. Log in with your password, or try again later.", self.name)
        )


def _is_safe(address):
    parts = urlsplit(address or "")
    return bool(parts.hostname) and (parts.scheme == "https" or (parts.scheme == "http" and parts.hostname in HERE))
