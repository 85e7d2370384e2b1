import logging
from urllib.parse import quote, urljoin, urlsplit

from odoo.addons.auth_oauth.controllers.main import OAuthController
from odoo.addons.auth_oidc.controllers.main import OpenIDLogin
from odoo.addons.web.controllers.utils import _get_login_redirect_url
from odoo.exceptions import AccessDenied
from odoo.http import request, route

from ..models.account.res_users_login_brake import LoginSlowedDown
from ..models.mfa.res_users_mfa import PROVIDER_FACTOR
from ..models.sign_on.auth_oauth_provider import SIGN_IN, SignOnUnavailable
from ..models.sign_on.res_users_sign_on import SignOnRefused
from ..single_sign_on import Attempt

START = "/web/login/mot-lan"
ATTEMPT, REFUSAL = "eoffice_sign_on", "eoffice_sign_on_refusal"

_logger = logging.getLogger(__name__)


class SignOnButton(OpenIDLogin):
    def list_providers(self):
        """The buttons of the log-in page: no more of a provider than its name, and nothing is begun by looking."""
        back = _own_page(request.params.get("redirect"))
        return [
            {
                "id": provider.id,
                "name": provider.name,
                "body": provider.body,
                "css_class": provider.css_class,
                "auth_link": f"{START}/{provider.id}" + (f"?redirect={quote(back)}" if back else ""),
            }
            for provider in request.env["auth.oauth.provider"]._in_use()
        ]

    def get_auth_signup_qcontext(self):
        """Who sets a first password has an account: there is nothing to choose on that page."""
        return {**super().get_auth_signup_qcontext(), "providers": []}

    @route()
    def web_login(self, *args, **kw):
        page = super().web_login(*args, **kw)
        if page.is_qweb and REFUSAL in request.session:
            page.qcontext["error"] = request.session.pop(REFUSAL)
        return page


class SingleSignOn(OAuthController):
    """There and back; Odoo's own way back trusts whatever it is sent."""

    @route(f"{START}/<int:provider_id>", type="http", auth="public", methods=["GET"], sitemap=False)
    def start(self, provider_id, redirect="", **kwargs):
        provider = request.env["auth.oauth.provider"]._in_use().filtered(lambda provider: provider.id == provider_id)
        if not provider:
            return request.redirect("/web/login")
        attempt = provider._begin(_own_page(redirect))
        if urlsplit(attempt.redirect_uri).netloc != request.httprequest.host:
            # the cookie of this browser would not come back with it
            own = urljoin(attempt.redirect_uri, f"{START}/{provider.id}")
            return request.redirect(f"{own}?redirect={quote(attempt.back)}", local=False)
        request.session[ATTEMPT] = attempt.as_dict()
        address = attempt.address(provider.auth_endpoint, provider.client_id, provider.scope)
        return self._unstored(request.redirect(address, local=False))

    @route(SIGN_IN, auth="public", methods=["GET"], sitemap=False)
    def signin(self, state="", code="", **kwargs):
        attempt = Attempt.kept(request.session.pop(ATTEMPT, None))  # good once
        request.update_context(lang=request.env["ir.http"]._reader_lang())
        try:
            credential = self._come_back(attempt, state, code, kwargs)
            info = self._enter(credential)
        except (LoginSlowedDown, SignOnRefused, SignOnUnavailable) as refusal:
            return self._refuse(str(refusal))
        except AccessDenied as refusal:
            _logger.info("Single sign-on refused: %s", refusal)
            return self._refuse(
                request.env._("The single sign-on did not succeed. Try it again, or log in with your password.")
            )
        return self._unstored(request.redirect(_get_login_redirect_url(info["uid"], attempt.back or None)))

    @route()
    def oea(self, **kw):
        raise request.not_found()

    def _come_back(self, attempt, state, code, said):
        users = request.env["res.users"].sudo()
        with users._assert_address_can_auth():
            if not attempt or not attempt.is_answered_by(state):
                raise SignOnRefused(
                    request.env._("This log-in was used or is too old. Press the button on this page again.")
                )
            provider = (
                request.env["auth.oauth.provider"]._in_use().filtered(lambda provider: provider.id == attempt.provider)
            )
            if (
                not provider
                or not code
                or said.get("error")
                or said.get("iss", provider.eoffice_issuer) != (provider.eoffice_issuer)
            ):
                raise AccessDenied("no code")
            claims = provider._claims_for(attempt, code)
            return provider, claims

    def _enter(self, found):
        """Open the session, or its first half where our second factor is still to be shown."""
        users = request.env["res.users"].sudo()
        session = request.session
        with request.env.cr.savepoint():  # who is held up at the door is not linked either
            credential = users._eoffice_sign_on(*found)
            request.env.flush_all()
            proof, before = credential["proof"], session.get(PROVIDER_FACTOR)
            session[PROVIDER_FACTOR] = proof.second_factor and proof.user_id
            try:
                return session.authenticate(request.env, credential)
            except AccessDenied:
                session[PROVIDER_FACTOR] = before
                raise

    def _refuse(self, sentence):
        request.session[REFUSAL] = sentence
        return self._unstored(request.redirect("/web/login"))

    def _unstored(self, answer):
        answer.headers["Cache-Control"] = "no-store"
        return answer


def _own_page(address):
    """``address`` when it is a plain page of this office, else nothing."""
    try:
        parts = urlsplit(address or "")
    except ValueError:
        return ""
    plain = not parts.scheme and not parts.netloc and parts.path.startswith("/") and "\\" not in parts.path
    return parts.path if plain and not parts.path.startswith("//") else ""
