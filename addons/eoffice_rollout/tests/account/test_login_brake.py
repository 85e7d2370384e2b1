from datetime import timedelta
from unittest.mock import patch

from freezegun import freeze_time
from odoo import fields
from odoo.exceptions import AccessError
from odoo.tests import HttpCase, tagged

from ...models.account.eoffice_login_failure import ADDRESS_FREE, FIRST_WAIT, FREE, LONGEST_WAIT
from ..common.case import RolloutCase
from ..mfa.mfa_common import SECRET

WAIT = "Quá nhiều lần đăng nhập sai"


def from_address(address):
    return patch("odoo.addons.eoffice_documents.http_guard.peer_address", return_value=address)


class LoginCase(RolloutCase, HttpCase):
    def setUp(self):
        super().setUp()
        self.env["eoffice.login.failure"].search([]).unlink()
        self.enterContext(from_address("192.0.2.7"))
        self.authenticate(None, None)

    def log_in(self, login, password):
        """What the log-in page says; "" when the person is in."""
        self.authenticate(None, None)
        page = self.url_open("/web/login", headers={"Accept-Language": "vi"}).text
        token = page.partition('name="csrf_token" value="')[2].partition('"')[0]
        form = {"csrf_token": token, "login": login, "password": password}
        answer = self.url_open("/web/login", data=form, headers={"Accept-Language": "vi"}, allow_redirects=False)
        if answer.status_code == 303:
            return ""
        return answer.text.partition("alert-danger")[2].partition(">")[2].partition("<")[0].strip()

    def guess(self, login, times=FREE):
        return [self.log_in(login, f"sai {number}") for number in range(times)]

    def trace(self, user):
        return self.env["eoffice.account.audit.log"].search([("user_id", "=", user.id), ("act", "=", "login_failed")])


@tagged("post_install", "-at_install")
class TestLoginBrake(LoginCase):
    def right(self, user):
        return user.login + "x" * (8 - len(user.login))

    def test_an_account_is_slowed_down_and_nobody_elses_success_clears_it(self):
        told = self.guess(self.head.login)
        self.assertFalse([words for words in told if WAIT in words])
        self.assertEqual(self.log_in(self.colleague.login, self.right(self.colleague)), "")
        self.assertIn(WAIT, self.log_in(self.head.login, self.right(self.head)))
        with freeze_time(fields.Datetime.now() + timedelta(seconds=FIRST_WAIT + 1)):
            self.assertEqual(self.log_in(self.head.login, self.right(self.head)), "")
        self.assertEqual(self.log_in(self.head.login, "sai"), self.log_in(self.head.login, "sai"))

    def test_the_wait_grows_and_ends(self):
        rows = self.env["eoffice.login.failure"]
        key, waits = rows._key("x"), []
        for _time in range(FREE + 12):
            rows._add(key)
            waits.append(rows._seconds_to_wait(key))
        self.assertEqual(waits[: FREE - 1], [0] * (FREE - 1))
        self.assertEqual(waits[FREE - 1 :], sorted(waits[FREE - 1 :]))
        self.assertLessEqual(abs(waits[FREE - 1] - FIRST_WAIT), 1)
        self.assertLessEqual(abs(waits[-1] - LONGEST_WAIT), 1)
        with freeze_time(fields.Datetime.now() + timedelta(days=2)):
            self.assertEqual(rows._add(key), 1, "a day without a failure is forgotten")
            rows._gc()
            self.assertEqual(len(rows.search([])), 1)

    def test_spelling_of_the_name_and_unknown_names_count_alike(self):
        self.guess("khong.co.ai")
        self.assertIn(WAIT, self.log_in("KHONG.co.ai ", "sai"))
        self.guess(self.head.login)
        self.assertIn(WAIT, self.log_in(self.head.login, "sai"))

    def test_the_owner_at_their_own_desk_is_not_locked_out_by_a_stranger(self):
        self.env["res.device.log"].sudo().create(
            {
                "session_identifier": "x" * 42,
                "user_id": self.head.id,
                "ip_address": "198.51.100.1",
                "last_activity": fields.Datetime.now(),
            }
        )
        self.env.flush_all()
        self.guess(self.head.login, FREE + 1)
        with from_address("198.51.100.1"):
            self.assertEqual(self.log_in(self.head.login, self.right(self.head)), "")
            self.guess(self.head.login)
            self.assertIn(WAIT, self.log_in(self.head.login, self.right(self.head)), "a colleague who guesses")

    def test_a_whole_office_behind_one_address_goes_on(self):
        rows = self.env["eoffice.login.failure"]
        for _time in range(ADDRESS_FREE - FREE):
            rows._add_at_address(rows._key("address", "192.0.2.7"))
        self.guess("khong.co.ai", FREE - 1)
        self.assertEqual(self.log_in(self.head.login, self.right(self.head)), "", "below the limit")
        self.guess("khong.co.ai.nua", 2)
        self.assertIn(WAIT, self.log_in(self.colleague.login, self.right(self.colleague)), "never here before")
        self.env["res.device.log"].sudo().create(
            {
                "session_identifier": "y" * 42,
                "user_id": self.colleague.id,
                "ip_address": "192.0.2.7",
                "last_activity": fields.Datetime.now(),
            }
        )
        self.env.flush_all()
        self.assertEqual(self.log_in(self.colleague.login, self.right(self.colleague)), "")
        with freeze_time(fields.Datetime.now() + timedelta(minutes=5)):
            self.assertEqual(self.log_in(self.deputy.login, self.right(self.deputy)), "", "it sinks with time")

    def test_the_same_work_for_known_and_unknown_names(self):
        context = type(self.env["res.users"]._crypt_context())
        self.env["ir.config_parameter"].set_param("base.login_cooldown_after", "0")
        self.env.cr.execute("UPDATE res_users SET password = NULL WHERE id = %s", [self.deputy.id])
        for login, dummy in ((self.head.login, 0), ("khong.co.ai", 1), (self.deputy.login, 1)):
            with self.subTest(login), patch.object(context, "dummy_verify", autospec=True) as verify:
                self.log_in(login, "sai")
                self.assertEqual(verify.call_count, dummy)

    def test_xml_rpc(self):
        for _time in range(FREE):
            self.assertFalse(self.xmlrpc_common.authenticate(self.env.cr.dbname, self.head.login, "sai", {}))
        right = self.right(self.head)
        self.assertFalse(self.xmlrpc_common.authenticate(self.env.cr.dbname, self.head.login, right, {}))
        self.assertIn(WAIT, self.log_in(self.head.login, right), "one count for all doors")

    def test_codes_of_the_second_factor(self):
        self.head.sudo().totp_secret = SECRET
        self.guess(self.head.login, FREE - 1)
        self.assertEqual(self.log_in(self.head.login, self.right(self.head)), "")
        page = self.url_open("/web/login/totp").text
        token = page.partition('name="csrf_token" value="')[2].partition('"')[0]
        self.url_open("/web/login/totp", data={"csrf_token": token, "totp_token": "0"})
        self.assertIn(WAIT, self.log_in(self.head.login, self.right(self.head)), "the password has cleared nothing")

    def test_the_trace_of_the_account_tells_owner_chief_and_help(self):
        self.guess(self.head.login)
        row = self.trace(self.head)
        self.assertEqual(len(row), 1)
        self.assertIn("192.0.2.7", row.note)
        for user in (self.head, self.chief, self.helper, self.administrator, self.team):
            self.assertEqual(row.with_user(user).read(["act"])[0]["act"], "login_failed")
        with self.assertRaises(AccessError):
            row.with_user(self.colleague).read(["act"])
        self.env["eoffice.account.audit.log"]._add("printed", self.head)
        others = self.env["eoffice.account.audit.log"].search([("act", "=", "printed"), ("user_id", "=", self.head.id)])
        for user in (self.chief, self.helper):
            with self.assertRaises(AccessError):
                others.with_user(user).read(["act"])
        self.guess("khong.co.ai", FREE + 1)
