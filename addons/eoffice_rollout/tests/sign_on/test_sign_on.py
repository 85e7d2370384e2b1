import time
from datetime import timedelta
from unittest.mock import patch
from urllib.parse import parse_qs, urlsplit

from freezegun import freeze_time
from jose import jwt
from odoo import fields
from odoo.tests import new_test_user, tagged
from odoo.tools import mute_logger

from ...models.account.eoffice_login_failure import FREE
from ..mfa.mfa_common import SECRET
from .fake_provider import CLIENT
from .fake_provider import SECRET as CLIENT_SECRET
from .sign_on_common import SignOnCase

FAILED = "Đăng nhập một lần không thành công"
USED = "đã dùng hoặc đã quá hạn"
NOBODY = "không ứng với tài khoản nào"
CLOSED = "đã khóa"
WAIT = "Quá nhiều lần đăng nhập sai"
SET_UP = "/web/login/hai-lop"


def unsigned(claims):
    head, body, _signature = jwt.encode(claims, "x", algorithm="HS256").split(".")
    none = "eyJhbGciOiJub25lIiwidHlwIjoiSldUIn0"  # {"alg":"none","typ":"JWT"}
    return f"{none}.{body}." if head else ""


@tagged("post_install", "-at_install")
class TestSignOn(SignOnCase):
    def test_the_first_time_links_the_account_and_later_the_subject_counts(self):
        self.assertIn("Đăng nhập một lần", self.url_open("/web/login").text)
        count = self.env["res.users"].with_context(active_test=False).search_count([])
        path, said = self.sign_on("T_Clerk")
        self.assertEqual((path, said, self.who()), ("/odoo", "", self.clerk))
        self.assertEqual(self.identity(self.clerk), "sub-T_Clerk")
        self.assertEqual(self.trace(self.clerk).mapped("act"), ["identity", "signed_on"])
        self.assertEqual(self.trace(self.clerk).done_by_id, self.clerk)
        self.leave()
        self.fake.claims = {"preferred_username": "da_doi_ten", "sub": "sub-T_Clerk"}
        self.sign_on()
        self.assertEqual(self.who(), self.clerk)
        self.assertEqual(self.trace(self.clerk)[-1].note, "Cổng của tỉnh")
        self.env.invalidate_all()
        self.env.cr.execute("SELECT count(oauth_access_token) FROM res_users")
        self.assertEqual(self.env.cr.fetchone()[0], 0, "no token of a provider is kept")
        self.assertEqual(self.env["res.users"].with_context(active_test=False).search_count([]), count)

    def test_a_token_that_is_not_for_this_attempt_opens_nothing(self):
        fake, now = self.fake, int(time.time())
        public = self.fake.public_keys()[0]["n"]
        wrong = {
            "audience": {"aud": "phan-mem-khac"},
            "no audience": {"aud": None},
            "audience among others": {"aud": [CLIENT, "phan-mem-khac"]},
            "made for another": {"aud": [CLIENT, "phan-mem-khac"], "azp": "phan-mem-khac"},
            "issuer": {"iss": "https://ke-gia.vidu.vn"},
            "no issuer": {"iss": None},
            "nonce": {"nonce": "cua-lan-khac"},
            "no nonce": {"nonce": None},
            "expired": {"iat": now - 600, "exp": now - 300},
            "no expiry": {"exp": None},
            "no time of issue": {"iat": None},
            "of tomorrow": {"iat": now + 86400, "exp": now + 90000},
            "no subject": {"sub": None},
            "empty subject": {"sub": ""},
            "another access token": {"at_hash": "AAAAAAAAAAAAAAAAAAAAAA"},
        }
        signs = {
            "key of somebody else": lambda claims: jwt.encode(
                claims, fake.other_key, algorithm="RS256", headers={"kid": "k1"}
            ),
            "unknown key": lambda claims: fake.signed(claims, kid="k2"),
            "none": unsigned,
            "HS256 with the public key": lambda claims: jwt.encode(
                claims, public, algorithm="HS256", headers={"kid": "k1"}
            ),
            "changed": lambda claims: fake.signed(claims)[:-8] + "AAAAAAAA",
            "no token": lambda claims: "abc",
            "no text": lambda claims: {"a": 1},
        }
        cases = [(name, claims, fake.signed) for name, claims in wrong.items()]
        cases += [(name, {}, sign) for name, sign in signs.items()]
        for name, claims, sign in cases:
            with self.subTest(name):
                self.leave()
                self.clerk.sudo().write({"oauth_uid": False, "oauth_provider_id": False})
                fake.claims, fake.sign = claims, sign
                path, said = self.sign_on()
                self.assertEqual(path, "/web/login")
                self.assertIn(FAILED, said)
                self.assertFalse(self.who())
                self.assertFalse(self.identity(self.clerk))
        fake.claims, fake.sign = {"aud": [CLIENT, "phan-mem-khac"], "azp": CLIENT}, fake.signed
        self.sign_on()
        self.assertEqual(self.who(), self.clerk)

    def test_an_attempt_is_good_once_and_in_its_browser_alone(self):
        self.fake.person = "t_clerk"
        away = self.url_open(self.start, allow_redirects=False).headers["Location"]
        back = self.opener.get(away, allow_redirects=False).headers["Location"]
        kept = self.opener
        self.leave()
        self.assertIn(USED, self.ended(self.url_open(back))[1], "a link that is sent to somebody else")
        self.assertFalse(self.who())
        self.assertFalse(self.fake.asked, "the code was not even used")
        self.opener = kept
        state = parse_qs(urlsplit(back).query)["state"][0]
        self.assertIn(USED, self.ended(self.url_open(back.replace(state, "x" * len(state))))[1])
        self.assertIn(USED, self.ended(self.url_open(back))[1], "a wrong answer ends the attempt")
        self.assertFalse(self.fake.asked)
        away = self.url_open(self.start, allow_redirects=False).headers["Location"]
        back = self.opener.get(away, allow_redirects=False).headers["Location"]
        with freeze_time(fields.Datetime.now() + timedelta(minutes=11)):
            self.assertIn(USED, self.ended(self.url_open(back))[1])
        away = self.url_open(self.start, allow_redirects=False).headers["Location"]
        back = self.opener.get(away, allow_redirects=False).headers["Location"]
        self.url_open(back)
        self.assertEqual(self.who(), self.clerk)
        self.assertEqual(len(self.fake.asked), 1)
        self.url_open("/web/session/logout")
        self.assertIn(USED, self.ended(self.url_open(back))[1], "from the history of the browser")
        self.assertFalse(self.who())

    def test_each_attempt_has_its_own_secrets(self):
        seen = [parse_qs(urlsplit(self.url_open(self.start, allow_redirects=False).headers["Location"]).query)]
        self.leave()
        seen.append(parse_qs(urlsplit(self.url_open(self.start, allow_redirects=False).headers["Location"]).query))
        for name in ("state", "nonce", "code_challenge"):
            self.assertNotEqual(seen[0][name], seen[1][name])
        self.assertEqual(seen[0]["code_challenge_method"], ["S256"])

    def test_strangers_and_who_has_left_are_refused(self):
        portal = new_test_user(self.env, "t_portal", "base.group_portal")
        system = new_test_user(self.env, "t_system", "base.group_system,eoffice_documents.group_administrator")
        for person in ("khong_co", "t_portal", "t_system", "t%clerk", "t-clerk", "public", ""):
            with self.subTest(person):
                self.leave()
                self.fake.claims = {"preferred_username": person, "sub": "la"}
                self.assertIn(NOBODY, self.sign_on()[1])
                self.assertFalse(self.who())
        self.fake.claims = {"preferred_username": "t_clerk", "sub": "sub-t_clerk"}
        self.sign_on()
        self.leave()
        self.fake.claims = {"preferred_username": "t_clerk", "sub": "mot-nguoi-khac"}
        self.assertIn(NOBODY, self.sign_on()[1], "an account has one identity")
        self.clerk.active = self.specialist.active = False
        self.fake.claims = {}
        for person in ("t_clerk", "t_specialist"):
            with self.subTest(person):
                self.leave()
                self.assertIn(CLOSED, self.sign_on(person)[1])
                self.assertFalse(self.who())
        self.assertFalse(any(self.identity(user) for user in (portal, system, self.specialist)))
        self.assertFalse(self.env["res.users"].with_context(active_test=False).search([("login", "=", "khong_co")]))

    def test_an_e_mail_address_counts_when_it_is_verified(self):
        self.provider.eoffice_name_claim = "email"
        self.clerk.sudo().eoffice_sign_on_name = "Van.Thu@tinh.gov.vn"
        for verified in (None, False, "true"):
            self.fake.claims = {"email": "van.thu@tinh.gov.vn", "email_verified": verified}
            self.assertIn(NOBODY, self.sign_on()[1])
        self.fake.claims["email_verified"] = True
        self.sign_on()
        self.assertEqual(self.who(), self.clerk)

    def test_two_accounts_of_one_name_are_nobodys(self):
        self.specialist.sudo().eoffice_sign_on_name = "t_clerk"
        self.assertIn(NOBODY, self.sign_on("t_clerk")[1])
        self.assertFalse(self.identity(self.clerk) or self.identity(self.specialist))

    def test_an_account_of_the_system_is_linked_by_a_name_that_was_written_for_it(self):
        system = new_test_user(self.env, "t_system", "base.group_system,eoffice_documents.group_administrator")
        system.sudo().eoffice_sign_on_name = "quantri.tinh"
        self.sign_on("quantri.tinh")
        self.assertEqual(self.who(), system)

    def test_when_the_provider_is_down_the_password_still_opens(self):
        failures = self.env["eoffice.login.failure"]
        for status in (500, 503):
            self.fake.broken = status
            path, said = self.sign_on()
            self.assertEqual(path, "/web/login")
            self.assertIn("Cổng của tỉnh không trả lời", said)
        self.provider.token_endpoint = "http://127.0.0.1:9/token"
        self.assertIn("Cổng của tỉnh không trả lời", self.sign_on()[1])
        self.assertFalse(failures.search([]), "it is no fault of who wants to log in")
        self.assertEqual(self.log_in(self.clerk, "t_clerkx")[0], "/odoo")
        self.assertEqual(self.who(), self.clerk)

    def test_what_is_off_is_shut(self):
        self.provider.enabled = False
        self.assertNotIn("o_login_auth", self.url_open("/web/login").text)
        self.assertEqual(self.ended(self.url_open(self.start))[0], "/web/login")
        self.assertIn(USED, self.ended(self.url_open("/auth_oauth/signin?code=a&state=b"))[1])
        google = self.env.ref("auth_oauth.provider_google").id
        state = f'{{"d": "{self.cr.dbname}", "p": {google}}}'
        self.url_open(f"/auth_oauth/signin?access_token=a&state={state}")
        self.assertFalse(self.who())
        self.assertEqual(self.url_open("/auth_oauth/oea?access_token=a").status_code, 404)
        self.assertFalse(self.fake.asked)

    def test_the_log_in_form_names_no_other_kind_of_proof(self):
        self.clerk.sudo().write({"oauth_access_token": "access"})
        self.env.flush_all()
        token = self.url_open("/web/login").text.partition('name="csrf_token" value="')[2].partition('"')[0]
        for kind in ("oauth_token", "eoffice_sign_on"):
            form = {"csrf_token": token, "login": "t_clerk", "password": "access", "token": "access", "type": kind}
            answer = self.url_open("/web/login", data=form)
            self.assertEqual(answer.status_code, 200)
            self.assertFalse(self.who())

    def test_no_log_has_the_secret_or_a_token(self):
        with self.assertLogs("odoo", "DEBUG") as logs:
            self.sign_on()
            self.fake.claims = {"aud": "x"}
            self.sign_on()
            self.fake.broken = 500
            self.sign_on()
        words = "\n".join(logs.output)
        self.assertIn("Single sign-on refused: signature", words)
        for secret in (CLIENT_SECRET, self.fake.given[0], self.fake.given[1], self.fake.asked[0]["code_verifier"]):
            self.assertNotIn(secret, words)

    def test_it_leads_to_pages_of_this_office_alone(self):
        self.assertEqual(self.sign_on(redirect="/odoo/cai-dat-van-phong")[0], "/odoo/cai-dat-van-phong")
        for page in ("https://ke-gia.vidu.vn/", "//ke-gia.vidu.vn/", "/%5Cke-gia.vidu.vn", "javascript:alert(1)"):
            self.leave()
            with self.subTest(page):
                self.assertEqual(self.sign_on(redirect=page)[0], "/odoo")


@tagged("post_install", "-at_install")
class TestSignOnSecondFactor(SignOnCase):
    def test_whose_role_owes_it_sets_it_up_or_the_provider_has_asked(self):
        self.rule("clerk", "2026-01-01")
        said = {"amr": ["pwd", "mfa"], "acr": "2"}
        for believed, claims in (
            (False, {}),
            (False, said),
            ("mfa", {"amr": ["pwd"], "acr": "1"}),
            ("mfa", {"amr": "mfa"}),
            ("mfa", {"amr": [["mfa"]]}),
        ):
            with self.subTest(believed=believed, claims=claims):
                self.provider.eoffice_factor_values = believed
                self.fake.claims = claims
                self.assertEqual(self.sign_on()[0], SET_UP)
                self.assertFalse(self.who())
            self.leave()
        self.fake.claims = said
        for believed in ("mfa otp", "2"):
            self.provider.eoffice_factor_values = believed
            self.assertEqual(self.sign_on()[0], "/odoo")
            self.assertEqual(self.who(), self.clerk)
            self.assertEqual(self.who(), self.clerk, "and the next request")
            kept = self.opener.cookies["session_id"]
            self.assertTrue(self.clerk._compute_session_token(kept), "where there is no request, as for a websocket")
            self.assertFalse(self.clerk._compute_session_token("x" * len(kept)))
            self.leave()
        self.assertEqual(self.log_in(self.clerk, "t_clerkx")[0], SET_UP, "a password does not say so")
        self.assertFalse(self.who())

    def test_who_has_set_it_up_is_asked_for_the_code_unless_the_provider_has_asked(self):
        self.clerk.totp_secret = SECRET
        self.assertEqual(self.sign_on()[0], "/web/login/totp")
        self.assertFalse(self.who())
        self.leave()
        self.provider.eoffice_factor_values = "mfa"
        self.fake.claims = {"amr": ["mfa"]}
        self.assertEqual(self.sign_on()[0], "/odoo")
        self.assertEqual(self.who(), self.clerk)

    def test_a_session_that_showed_none_ends_on_the_day(self):
        rule = self.rule("clerk", "2040-01-01")
        self.provider.eoffice_factor_values = "mfa"
        self.sign_on()
        self.assertEqual(self.who(), self.clerk)
        kept = self.opener
        self.leave()
        self.fake.claims = {"amr": ["mfa"]}
        self.sign_on()
        rule.from_day = "2026-01-01"
        self.env.flush_all()
        self.assertEqual(self.who(), self.clerk)
        self.opener = kept
        self.assertFalse(self.who())

    def test_the_mark_of_one_person_is_no_good_to_another(self):
        self.rule("clerk", "2026-01-01")
        self.provider.eoffice_factor_values = "mfa"
        self.fake.claims = {"amr": ["mfa"]}
        self.sign_on("t_clerk")
        self.assertEqual(self.who(), self.clerk)
        self.fake.claims = {}
        self.assertEqual(self.sign_on("t_other_clerk")[0], SET_UP)
        self.assertFalse(self.who())


@tagged("post_install", "-at_install")
class TestSignOnBrake(SignOnCase):
    def setUp(self):
        super().setUp()
        self.enterContext(patch("odoo.addons.eoffice_documents.http_guard.peer_address", return_value="192.0.2.7"))

    def test_an_account_that_is_slowed_down_waits_at_this_door_too(self):
        for number in range(FREE):
            self.log_in(self.clerk, f"sai {number}")
        self.assertIn(WAIT, self.sign_on()[1])
        self.assertFalse(self.who() or self.identity(self.clerk))
        with freeze_time(fields.Datetime.now() + timedelta(minutes=1)):
            self.fake.claims = {"exp": int(time.time()) + 600}
            self.sign_on()
            self.assertEqual(self.identity(self.clerk), "sub-t_clerk")

    @mute_logger("odoo.addons.eoffice_rollout.controllers.single_sign_on")
    def test_failures_count_at_their_address(self):
        rows = self.env["eoffice.login.failure"]
        self.url_open("/auth_oauth/signin?code=a&state=b")
        self.fake.claims = {"aud": "x"}
        self.sign_on()
        self.assertEqual([round(row.failures) for row in rows.search([])], [2])
        with patch.object(type(rows), "_seconds_at_address", return_value=50):
            self.assertIn(WAIT, self.sign_on()[1])
        self.assertEqual(len(self.fake.asked), 1, "a slowed address reaches no provider")
