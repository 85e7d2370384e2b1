import re
from base64 import b32encode
from os import urandom
from urllib.parse import quote, urlencode

from markupsafe import Markup
from odoo.addons.auth_totp.models.totp import ALGORITHM, DIGITS, TIMESTEP, TOTP_SECRET_SIZE
from odoo.addons.web.controllers.home import Home
from odoo.exceptions import AccessDenied
from odoo.http import request, route

from ..account_import import link_code
from ..models.account.res_users_login_brake import LoginSlowedDown
from ..models.mfa.res_users_mfa import SET_UP


class SecondFactor(Home):
    @route(SET_UP, type="http", auth="public", methods=["GET", "POST"], website=True, sitemap=False, multilang=False)
    def set_up_mfa(self, redirect=None, password="", code="", **kwargs):
        """The one page on which a person sets up their second factor: right after their password, where that is all
        they have shown, or out of their open session, where the password is asked for again."""
        session = request.session
        within = bool(session.uid)
        uid = session.uid or session.get("pre_uid")
        if not uid:
            return request.redirect("/web/login")
        user = request.env["res.users"].with_user(uid).browse(uid)
        if user.totp_enabled:
            return request.redirect(self._login_redirect(uid, redirect))
        if not within and not user._owes_mfa():
            return request.redirect("/web/login")  # no longer asked for: the password is enough
        request.update_context(lang=user.lang)
        secret, error = self._secret(uid), None
        if request.httprequest.method == "POST":
            try:
                if within:
                    self._check_password(user, password)
                self._check_code(user, secret, code)
            except AccessDenied as refusal:
                error = str(refusal)
            else:
                return self._go_on(within, redirect)
        address = _address(user.sudo().company_id.name, user.login, secret)
        page = request.render(
            "eoffice_rollout.set_up_mfa",
            {
                "user": user,
                "within": within,
                "secret": " ".join(re.findall("....", secret)),
                "url": address,
                "drawing": Markup(link_code(address)),
                "error": error,
                "redirect": redirect,
            },
        )
        page.headers["Cache-Control"] = "no-store"
        page.headers["X-Frame-Options"] = "DENY"
        return page

    def _secret(self, uid):
        """The secret offered to this person: it stays the same until the page is done, but is never another's."""
        kept = request.session.get("eoffice_factor") or {}
        if kept.get("uid") != uid:
            secret = b32encode(urandom(TOTP_SECRET_SIZE // 8)).decode()
            kept = request.session["eoffice_factor"] = {"uid": uid, "secret": secret}
        return kept["secret"]

    def _check_password(self, user, password):
        try:
            with user._assert_can_auth(user=user.id):
                credential = {"type": "password", "login": user.login, "password": password}
                user._check_credentials(credential, {"interactive": True})
        except LoginSlowedDown:
            raise
        except AccessDenied as refusal:
            raise AccessDenied(request.env._("The password is wrong.")) from refusal

    def _check_code(self, user, secret, code):
        digits = re.sub(r"\s", "", code)
        if not (re.fullmatch("[0-9]{1,9}", digits) and user._totp_try_setting(secret, int(digits))):
            raise AccessDenied(
                request.env._(
                    "This code does not fit. Wait for the next one in the app and type it; "
                    "the clock of the phone has to be set to automatic."
                )
            )

    def _go_on(self, within, redirect):
        request.session.pop("eoffice_factor")
        if not within:
            request.session.finalize(request.env)
            request.update_env(user=request.session.uid)
            request.update_context(**request.session.context)
        request.session.touch()
        return request.redirect(self._login_redirect(request.session.uid, redirect))


def _address(issuer, login, secret):
    """What an authenticator reads out of the square."""
    label = f"{quote(issuer)}:{quote(login)}"
    values = {"secret": secret, "issuer": issuer, "algorithm": ALGORITHM.upper(), "digits": DIGITS, "period": TIMESTEP}
    return f"otpauth://totp/{label}?{urlencode(values, quote_via=quote)}"
