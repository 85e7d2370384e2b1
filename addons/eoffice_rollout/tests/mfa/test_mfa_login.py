import re
import time
from urllib.parse import urlsplit

from odoo import http
from odoo.tests import HttpCase, tagged

from .mfa_common import SECRET, FactorCase, code

PAGE = "/web/login/hai-lop"


@tagged("post_install", "-at_install")
class TestSecondFactorLogin(FactorCase, HttpCase):
    def setUp(self):
        super().setUp()
        self.authenticate(None, None)
        self.env["ir.config_parameter"].set_param("web.base.url", self.base_url())

    def authenticate(self, *args, **kwargs):
        session = super().authenticate(*args, **kwargs)
        self.opener.headers["User-Agent"] = "Mozilla/5.0 (X11; Linux x86_64) Chrome/130.0"  # devices have names
        return session

    def send(self, url, allow_redirects=False, **form):
        """Fill the form of a page in and send it; where it leads to."""
        found = re.search(r'name="csrf_token" value="([^"]+)"', self.url_open(url).text)
        return self.url_open(url, data={"csrf_token": found[1], **form}, allow_redirects=allow_redirects)

    def log_in(self, user, password=None):
        password = password or user.login + "x" * (8 - len(user.login))
        answer = self.send("/web/login", login=user.login, password=password)
        return urlsplit(answer.headers.get("Location", "")).path

    def shown_secret(self):
        page = self.url_open(PAGE).text
        self.assertIn("<svg", page)
        return re.search(r"<code[^>]*>([A-Z2-7 ]{39})</code>", page)[1].replace(" ", "")

    def refused(self):
        """Whether this browser gets nowhere: neither pages nor data."""
        page = self.url_open("/odoo", allow_redirects=False)
        data = self.opener.post(
            f"{self.base_url()}/web/dataset/call_kw/res.users/search_read",
            json={"params": {"model": "res.users", "method": "search_read", "args": [[], ["login"]], "kwargs": {}}},
        ).json()
        info = self.opener.post(f"{self.base_url()}/web/session/get_session_info", json={"params": {}}).json()
        menus = self.url_open("/web/webclient/load_menus", allow_redirects=False)
        shut = [
            "/web/login" in page.headers.get("Location", ""),
            "Session" in data.get("error", {}).get("data", {}).get("name", ""),
            "Session" in info.get("error", {}).get("data", {}).get("name", ""),
            menus.status_code != 200,
        ]
        self.assertEqual(len(set(shut)), 1, shut)
        return shut[0]

    def test_each_role_before_and_from_the_day(self):
        people = {
            "clerk": self.clerk,
            "leader": self.leader,
            "office_chief": self.chief,
            "unit_head": self.head,
            "administrator": self.administrator,
            "help": self.helper,
        }
        for role, user in people.items():
            with self.subTest(role):
                row = self.rule(role, "2040-01-01")
                self.authenticate(None, None)
                self.assertEqual(self.log_in(user), "/odoo")
                info = self.make_jsonrpc_request("/web/session/get_session_info")
                self.assertEqual(info["eoffice_factor_day"], "01/01/2040")
                row.from_day = "2026-01-01"
                self.env.flush_all()
                self.assertTrue(self.refused(), "the open session ends on the day")
                self.assertEqual(self.log_in(user), PAGE)
                self.assertTrue(self.refused(), "the password alone opens nothing")
                self.authenticate(None, None)
                self.assertEqual(self.log_in(self.specialist), "/odoo")
                self.assertNotIn("eoffice_factor_day", self.make_jsonrpc_request("/web/session/get_session_info"))
                row.unlink()

    def test_from_password_to_work_in_one_page(self):
        self.rule("clerk", "2026-01-01")
        self.assertEqual(self.log_in(self.clerk), PAGE)
        secret = self.shown_secret()
        self.assertEqual(secret, self.shown_secret(), "a page opened again shows the same square")
        for wrong in ("", "abcdef", "٠٠٠٠٠٠", f"{(int(code(secret, time.time())) + 1) % 10**6:06d}"):
            with self.subTest(wrong):
                self.assertIn("alert-danger", self.send(PAGE, code=wrong).text)
        self.assertFalse(self.clerk.totp_enabled)
        self.assertTrue(self.refused())
        done = self.send(PAGE, code=code(secret, time.time()))
        self.assertEqual(urlsplit(done.headers["Location"]).path, "/odoo")
        self.assertFalse(self.refused())
        self.env.invalidate_all()
        self.assertEqual(self.clerk.totp_secret, secret)
        self.assertEqual(self.trace(self.clerk).mapped("act"), ["factor_on"])
        # from now on the app is asked for, as Odoo asks
        self.authenticate(None, None)
        self.assertEqual(self.log_in(self.clerk), "/web/login/totp")
        self.assertTrue(self.refused())
        self.assertEqual(
            urlsplit(self.url_open(PAGE, allow_redirects=False).headers["Location"]).path, "/web/login/totp"
        )
        token = code(secret, time.time() + 30)  # the next one, for each is good once
        answer = self.send("/web/login/totp", totp_token=token, remember="1")
        self.assertIn("td_id", answer.cookies, "a trusted device is one as Odoo has it")
        self.assertFalse(self.refused())

    def test_who_has_shown_no_password_sees_no_page(self):
        self.rule("clerk", "2026-01-01")
        self.assertEqual(urlsplit(self.url_open(PAGE, allow_redirects=False).headers["Location"]).path, "/web/login")

    def test_the_square_of_one_person_is_never_shown_to_another(self):
        self.rule("clerk", "2026-01-01")
        self.log_in(self.clerk)
        first = self.shown_secret()
        self.assertEqual(self.log_in(self.other_clerk, "t_other_clerk"), PAGE)
        self.assertNotEqual(self.shown_secret(), first)

    def test_out_of_an_open_session_the_password_is_asked_for_again(self):
        self.rule("clerk", "2040-01-01")
        self.assertEqual(self.log_in(self.clerk), "/odoo")
        secret = self.shown_secret()
        self.assertIn("alert-danger", self.send(PAGE, code=code(secret, time.time()), password="nhầm").text)
        self.assertFalse(self.clerk.totp_enabled)
        done = self.send(PAGE, code=code(secret, time.time()), password="t_clerkx")
        self.assertEqual(urlsplit(done.headers["Location"]).path, "/odoo")
        self.assertNotIn("eoffice_factor_day", self.make_jsonrpc_request("/web/session/get_session_info"))

    def test_session_by_rpc_and_xml_rpc_are_refused(self):
        self.rule("clerk", "2026-01-01")
        login, password = "t_clerk", "t_clerkx"
        told = self.make_jsonrpc_request(
            "/web/session/authenticate", {"db": self.cr.dbname, "login": login, "password": password}
        )
        self.assertEqual(told, {"uid": None})
        self.assertTrue(self.refused())
        self.assertFalse(self.xmlrpc_common.authenticate(self.cr.dbname, login, password, {}))
        with self.assertRaises(Exception) as refusal:
            self.make_jsonrpc_request(
                "/jsonrpc",
                {
                    "service": "object",
                    "method": "execute",
                    "args": [self.cr.dbname, self.clerk.id, password, "res.users", "search", []],
                },
            )
        self.assertIn("AccessDenied", str(refusal.exception))

    def test_a_bearer_key_is_refused_and_good_again_afterwards(self):
        key = self.env["res.users.apikeys"].with_user(self.clerk).sudo()._generate(None, "máy quét", False)
        self.env.flush_all()

        def status():
            return self.url_open(
                "/json/2/res.users/context_get", method="POST", json={}, headers={"Authorization": f"Bearer {key}"}
            ).status_code

        self.assertEqual(status(), 200)
        row = self.rule("clerk", "2026-01-01")
        self.env.flush_all()
        self.assertEqual(status(), 401)
        row.unlink()
        self.env.flush_all()
        self.assertEqual(status(), 200)

    def test_a_trusted_device_does_not_stand_in_for_a_factor_that_was_reset(self):
        self.clerk.totp_secret = SECRET
        self.log_in(self.clerk)
        answer = self.send("/web/login/totp", totp_token=code(SECRET, time.time()), remember="1")
        device = answer.cookies["td_id"]
        self.clerk.with_user(self.administrator)._eoffice_reset_mfa("Mất điện thoại")
        self.clerk.password = "t_clerkx"
        self.env.flush_all()
        self.authenticate(None, None)
        self.opener.cookies.set("td_id", device)
        self.assertEqual(self.log_in(self.clerk), PAGE)
        self.url_open("/web/login/totp")
        self.assertTrue(self.refused())

    def test_a_one_time_link_leads_from_the_password_to_the_page(self):
        self.rule("clerk", "2026-01-01")
        url = urlsplit(next(iter(self.clerk._eoffice_links().values())))
        token = re.search("token=([^&]+)", url.query)[1]
        form = {
            "login": self.clerk.login,
            "name": self.clerk.name,
            "password": "Sen hồng 2026",
            "confirm_password": "Sen hồng 2026",
            "token": token,
            "csrf_token": http.Request.csrf_token(self),
        }
        answer = self.url_open(f"{url.path}?{url.query}", data=form)
        self.assertEqual(urlsplit(answer.url).path, PAGE)
        self.assertTrue(self.refused())
        secret = self.shown_secret()
        self.send(PAGE, code=code(secret, time.time()))
        self.assertFalse(self.refused())
