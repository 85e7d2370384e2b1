from freezegun import freeze_time
from odoo.exceptions import AccessDenied, AccessError, RedirectWarning, UserError, ValidationError
from odoo.tests import tagged
from odoo.tools import mute_logger
from psycopg2 import IntegrityError

from .mfa_common import SECRET, FactorCase

ADDRESS = "https://vanphong.vidu.vn"


@tagged("post_install", "-at_install")
class TestSecondFactor(FactorCase):
    def test_nobody_is_asked_before_a_role_is_chosen(self):
        for user in (self.administrator, self.clerk, self.leader, self.specialist):
            with self.subTest(user.login):
                self.assertIsNone(user._mfa_due())
                self.assertIsNone(user._mfa_url())

    @freeze_time("2026-11-30 17:30:00")  # 00:30 on 1 December in Vietnam
    def test_the_day_is_that_of_the_office(self):
        self.rule("clerk", "2026-12-02")
        self.assertFalse(self.clerk._owes_mfa())
        self.rules.search([]).from_day = "2026-12-01"
        self.assertTrue(self.clerk._owes_mfa())

    def test_only_people_of_the_role_are_asked(self):
        self.rule("clerk", "2026-01-01")
        table = {
            self.clerk: True,
            self.other_clerk: True,
            self.leader: False,
            self.specialist: False,
            self.administrator: False,
            self.env.ref("base.user_root"): False,
        }
        for user, asked in table.items():
            with self.subTest(user.login):
                self.assertEqual(user._owes_mfa(), asked)
                self.assertEqual(user._mfa_type(), "eoffice_factor" if asked else None)
                self.assertEqual(user._rpc_api_keys_only(), asked)

    def test_the_first_of_several_days_counts_and_a_role_given_later_as_well(self):
        self.rule("clerk", "2026-12-24")
        self.rule("leader", "2026-12-01")
        self.assertIsNone(self.specialist._mfa_due())
        self.specialist.group_ids += self.env.ref("eoffice_documents.group_clerk")
        self.assertEqual(str(self.specialist._mfa_due()), "2026-12-24")
        self.specialist.group_ids += self.env.ref("eoffice_documents.group_leader")
        self.assertEqual(str(self.specialist._mfa_due()), "2026-12-01")
        self.rules.search([]).unlink()
        self.assertIsNone(self.specialist._mfa_due())

    def test_who_has_set_it_up_owes_nothing_and_the_trace_says_so(self):
        self.rule("clerk", "2026-01-01")
        self.clerk.with_user(self.clerk).sudo().totp_secret = SECRET
        self.assertFalse(self.clerk._owes_mfa())
        self.assertEqual(self.clerk._mfa_type(), "totp")
        row = self.trace(self.clerk)
        self.assertEqual((row.act, row.done_by_id), ("factor_on", self.clerk))

    def test_a_role_that_needs_it_does_not_switch_it_off(self):
        self.clerk.totp_secret = SECRET
        self.rule("clerk", "2040-01-01")
        with self.assertRaises(UserError):
            self.clerk.with_user(self.clerk).action_totp_disable()
        self.assertTrue(self.clerk.totp_enabled)

    def test_a_password_remembered_for_rpc_ends_with_the_day(self):
        users = self.env["res.users"]
        self.rule("clerk", "2026-12-01")
        with freeze_time("2026-11-30 08:00:00"):
            users._check_uid_passwd(self.clerk.id, "t_clerkx")
        with freeze_time("2026-12-01 08:00:00"), self.assertRaises(AccessDenied):
            users._check_uid_passwd(self.clerk.id, "t_clerkx")

    def test_a_key_made_before_opens_nothing_until_it_is_set_up(self):
        keys = self.env["res.users.apikeys"]
        key = keys.with_user(self.clerk).sudo()._generate("rpc", "máy quét", False)
        self.assertEqual(keys._check_credentials(scope="rpc", key=key), self.clerk.id)
        self.rule("clerk", "2026-01-01")
        self.assertFalse(keys._check_credentials(scope="rpc", key=key))
        with self.assertRaises(AccessDenied):
            self.env["res.users"]._check_uid_passwd(self.clerk.id, key)
        self.clerk.totp_secret = SECRET
        self.assertEqual(keys._check_credentials(scope="rpc", key=key), self.clerk.id)

    def test_rights_as_a_table(self):
        row = self.rule("clerk", "2040-01-01")
        for user in (self.specialist, self.clerk, self.head, self.chief, self.leader, self.helper, self.team):
            rules = self.rules.with_user(user)
            acts = {
                "read": lambda rules=rules: rules.search([]),
                "create": lambda rules=rules: rules.create({"role_id": self.ref("eoffice_documents.group_leader")}),
                "write": lambda user=user: row.with_user(user).write({"from_day": "2050-01-01"}),
                "unlink": lambda user=user: row.with_user(user).unlink(),
                "propose": lambda rules=rules: rules.action_propose(),
                "reset": lambda user=user: self.colleague.with_user(user)._eoffice_reset_mfa("Mất máy"),
                "wizard": lambda user=user: self.env["eoffice.mfa.reset"].with_user(user).create({}),
                "list": lambda user=user: (
                    self.env["res.users"].with_user(user).search([("eoffice_mfa_missing", "=", True)])
                ),
                "field": lambda user=user: self.colleague.with_user(user).read(["eoffice_mfa_from"]),
            }
            for name, act in acts.items():
                with self.subTest(user=user.login, act=name), self.assertRaises(AccessError):
                    act()
        self.assertEqual((len(self.rules.search([])), str(row.from_day)), (1, "2040-01-01"))

    def test_the_list_names_who_is_missing(self):
        self.rule("clerk", "2040-01-01")
        users = self.env["res.users"].with_user(self.administrator)
        missing = users.search([("eoffice_mfa_missing", "=", True)])
        self.assertTrue(self.clerk in missing and self.other_clerk in missing)
        self.assertFalse(missing & (self.specialist | self.administrator | self.leader))
        self.clerk.totp_secret = SECRET
        self.assertNotIn(self.clerk, users.search([("eoffice_mfa_missing", "=", True)]))
        self.assertIn(self.clerk, users.search([("eoffice_mfa_missing", "=", False)]))
        self.assertIn(self.other_clerk, missing.filtered("eoffice_mfa_missing"))
        self.assertEqual(str(self.other_clerk.with_user(self.administrator).eoffice_mfa_from), "2040-01-01")

    def test_one_button_proposes_administrators_and_clerks(self):
        self.rule("clerk", "2040-01-01")
        self.rules.action_propose()
        self.rules.action_propose()
        roles = {row.role_id.get_external_id()[row.role_id.id] for row in self.rules.search([])}
        self.assertEqual(roles, {"eoffice_documents.group_administrator", "eoffice_documents.group_clerk"})
        self.assertEqual(str(self.rules.search([], limit=1, order="from_day desc").from_day), "2040-01-01")

    def test_a_role_stands_in_the_list_once_and_is_one_of_the_office(self):
        self.rule("clerk", "2040-01-01")
        with self.assertRaises(IntegrityError), mute_logger("odoo.sql_db"), self.cr.savepoint():
            self.rule("clerk", "2041-01-01")
        with self.assertRaises(ValidationError):
            self.rules.create({"role_id": self.ref("base.group_public")})


@tagged("post_install", "-at_install")
class TestFactorReset(FactorCase):
    def setUp(self):
        super().setUp()
        self.env["ir.config_parameter"].set_param("web.base.url", ADDRESS)
        self.clerk.totp_secret = SECRET

    def reset(self, **values):
        wizard = self.env["eoffice.mfa.reset"].with_user(self.administrator)
        return wizard.create({"user_id": self.clerk.id, "reason": "Mất điện thoại", **values}).action_reset()

    def test_a_lost_phone_ends_everything_and_a_new_link_begins(self):
        before = self.clerk._compute_session_token("a session")
        key = self.env["res.users.apikeys"].with_user(self.clerk).sudo()._generate("rpc", "máy quét", False)
        self.env["auth_totp.device"].with_user(self.clerk).sudo()._generate("browser", "Máy ở nhà", False)
        told = self.reset()
        self.assertEqual((told["type"], told["url"]), ("ir.actions.act_url", f"/eoffice/slips/{self.clerk.id}"))
        self.assertFalse(self.clerk.totp_enabled)
        self.assertFalse(self.clerk.totp_trusted_device_ids)
        self.assertTrue(self.clerk._owes_mfa(), "no rule is needed: who had one sets it up anew")
        self.assertNotEqual(self.clerk._compute_session_token("a session"), before)
        self.assertFalse(self.clerk._compute_session_token("a session"))
        self.assertFalse(self.env["res.users.apikeys"]._check_credentials(scope="rpc", key=key))
        with self.assertRaises(AccessDenied):
            self.clerk.with_user(self.clerk)._check_credentials(
                {"type": "password", "login": "t_clerk", "password": "t_clerkx"}, {"interactive": True}
            )
        last = self.trace(self.clerk)[-1]
        self.assertEqual((last.act, last.done_by_id, last.note), ("factor_reset", self.administrator, "Mất điện thoại"))

    def test_the_link_goes_by_mail_as_well(self):
        self.clerk.email = "vanthu@vidu.vn"
        self.reset(way="mail")
        mail = self.env["mail.mail"].search([("email_to", "like", "vanthu@vidu.vn")], order="id desc", limit=1)
        self.assertIn(f"{ADDRESS}/web/signup?", mail.body_html)
        self.clerk.write({"email": False, "totp_secret": SECRET})
        with self.assertRaises(UserError), self.cr.savepoint():
            self.reset(way="mail")
        self.assertTrue(self.clerk.totp_enabled, "nobody is locked out without a link")

    def test_what_is_refused_changes_nothing(self):
        root = self.env.ref("base.user_admin")
        self.administrator.totp_secret = root.totp_secret = SECRET
        for user, reason in (
            (self.administrator, "Mất máy"),
            (root, "Mất máy"),
            (self.specialist, "x"),
            (self.clerk, " "),
        ):
            with self.subTest(user.login), self.assertRaises(UserError):
                user.with_user(self.administrator)._eoffice_reset_mfa(reason)
        self.assertTrue(self.clerk.totp_enabled and self.administrator.totp_enabled and root.totp_enabled)

    def test_setting_it_up_again_settles_what_the_reset_asked(self):
        self.reset()
        self.clerk.totp_secret = SECRET
        self.assertFalse(self.clerk._owes_mfa())
        self.assertEqual(self.trace(self.clerk)[-1].act, "factor_on")


@tagged("post_install", "-at_install")
class TestAddressOfLinks(FactorCase):
    def test_an_address_that_opens_on_the_server_only_is_said_before_printing(self):
        person = self.colleague.with_user(self.administrator)
        person.sudo().email = "dongnghiep@vidu.vn"
        for address in ("http://localhost:8069", "http://127.0.0.1:8069", "http://[::1]", "http://0.0.0.0:8069"):
            self.env["ir.config_parameter"].set_param("web.base.url", address)
            with self.subTest(address):
                with self.assertRaises(RedirectWarning) as warned:
                    person.action_eoffice_slips()
                self.assertEqual(warned.exception.args[1]["url"], f"/eoffice/slips/{person.id}")
                self.assertIn(address, warned.exception.args[0])
                with self.assertRaises(UserError):
                    person.action_eoffice_mail_link()
                self.assertTrue(self.env["res.users"]._local_address_warning())
        for address in (ADDRESS, "http://192.168.1.10:8069", "http://vanphong"):
            self.env["ir.config_parameter"].set_param("web.base.url", address)
            with self.subTest(address):
                self.assertEqual(person.action_eoffice_slips()["url"], f"/eoffice/slips/{person.id}")
