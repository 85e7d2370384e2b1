from urllib.parse import urlsplit

from odoo.tests import HttpCase

from ..mfa.mfa_common import FactorCase
from .fake_provider import CLIENT, SECRET, FakeProvider


class SignOnCase(FactorCase, HttpCase):
    """The small office, whose people may log in at a provider that runs in this process."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.fake = FakeProvider()
        cls.addClassCleanup(cls.fake.close)
        cls.env["auth.oauth.provider"].search([]).enabled = False
        cls.provider = cls.env.ref("eoffice_rollout.sign_on_provider")
        cls.provider.write(
            {
                "name": "Cổng của tỉnh",
                "enabled": True,
                "client_id": CLIENT,
                "client_secret": SECRET,
                "eoffice_issuer": cls.fake.address,
                "auth_endpoint": f"{cls.fake.address}/authorize",
                "token_endpoint": f"{cls.fake.address}/token",
                "jwks_uri": f"{cls.fake.address}/jwks",
            }
        )

    def setUp(self):
        super().setUp()
        self.fake.reset()
        self.env["eoffice.login.failure"].search([]).unlink()
        self.env["ir.config_parameter"].set_param("web.base.url", self.base_url())
        self.start = f"/web/login/mot-lan/{self.provider.id}"
        self.leave()

    def leave(self):
        """Another browser, which reads Vietnamese."""
        self.authenticate(None, None)
        self.opener.headers["Accept-Language"] = "vi"
        self.opener.headers["User-Agent"] = "Mozilla/5.0 (X11; Linux x86_64) Chrome/130.0"

    def sign_on(self, person=None, **query):
        """Press the button and log in at the provider: where it ends, and the sentence of a refusal."""
        self.fake.person = person or self.fake.person
        return self.ended(self.url_open(self.start + (f"?redirect={query['redirect']}" if query else "")))

    def ended(self, page):
        said = page.text.partition("alert-danger")[2].partition(">")[2].partition("<")[0].strip()
        return urlsplit(page.url).path, said

    def who(self):
        """Who has an open session in this browser."""
        answer = self.opener.post(f"{self.base_url()}/web/session/get_session_info", json={"params": {}}).json()
        return self.env["res.users"].browse(answer.get("result", {}).get("uid") or [])

    def identity(self, user):
        user.invalidate_recordset()
        return user.sudo().oauth_uid

    def log_in(self, user, password):
        page = self.url_open("/web/login").text
        token = page.partition('name="csrf_token" value="')[2].partition('"')[0]
        form = {"csrf_token": token, "login": user.login, "password": password}
        return self.ended(self.url_open("/web/login", data=form))
