import json

from odoo.exceptions import AccessDenied, AccessError, UserError, ValidationError
from odoo.tests import Form, new_test_user, tagged

from ..mfa.mfa_common import FactorCase

GUARDED = ("eoffice_sign_on_name", "oauth_uid", "oauth_provider_id")
ADDRESS = "https://sso.tinh.gov.vn/realms/canbo"
DESCRIPTION = {
    "issuer": ADDRESS,
    "authorization_endpoint": f"{ADDRESS}/auth",
    "token_endpoint": f"{ADDRESS}/token",
    "jwks_uri": f"{ADDRESS}/certs",
}


class IdentityCase(FactorCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.system = new_test_user(cls.env, "t_system", "base.group_system,eoffice_documents.group_administrator")
        cls.provider = cls.env.ref("eoffice_rollout.sign_on_provider")
        cls.portal = new_test_user(cls.env, "t_portal", "base.group_portal")


@tagged("post_install", "-at_install")
class TestIdentities(IdentityCase):
    def wizard(self, by, whose, name=False):
        return self.env["eoffice.sign.on.identity"].with_user(by).create({"user_id": whose.id, "name": name})

    def test_the_administrator_writes_the_name_and_unlinks_and_the_trace_says_so(self):
        self.clerk.sudo().write({"oauth_provider_id": self.provider.id, "oauth_uid": "abc"})
        self.env.flush_all()
        before = self.clerk._compute_session_token("a session")
        self.wizard(self.administrator, self.clerk, " Van.Thu ").action_save()
        self.assertEqual(self.clerk.sudo().eoffice_sign_on_name, "van.thu")
        self.wizard(self.administrator, self.clerk).action_unlink()
        self.assertFalse(self.clerk.sudo().oauth_uid)
        self.env.flush_all()
        self.assertNotEqual(self.clerk._compute_session_token("a session"), before, "its sessions end")
        rows = self.trace(self.clerk)
        self.assertEqual(rows.mapped("act"), ["identity"] * 3)
        self.assertEqual(rows[1:].done_by_id, self.administrator)
        self.assertIn("abc → van.thu", rows[2].note)

    def test_nobody_links_their_own_account(self):
        for user in (self.administrator, self.system):
            with self.subTest(user.login), self.assertRaises(UserError):
                self.wizard(user, user, "lanh.dao").action_save()
            with self.subTest(user.login), self.assertRaises(UserError):
                self.wizard(user, user).action_unlink()
        for name, value in (("eoffice_sign_on_name", "x"), ("oauth_uid", "x"), ("oauth_provider_id", self.provider.id)):
            with self.subTest(name), self.assertRaises(UserError):
                self.system.with_user(self.system).write({name: value})
        self.assertFalse(self.trace(self.system) or self.trace(self.administrator))

    def test_accounts_outside_the_staff_and_of_the_system_are_left_alone(self):
        for user in (self.portal, self.env.ref("base.public_user"), self.env.ref("base.user_admin")):
            with self.subTest(user.login), self.assertRaises(UserError):
                user.with_user(self.administrator)._eoffice_set_sign_on_name("lanh.dao")
            self.assertFalse(user.sudo().eoffice_sign_on_name)
        with self.assertRaises(UserError):
            self.portal.with_user(self.system).write({"oauth_uid": "x"})
        self.env.ref("base.user_admin").with_user(self.system)._eoffice_set_sign_on_name("quan.tri")

    def test_other_roles_neither_read_nor_write_identities(self):
        self.clerk.sudo().write({"eoffice_sign_on_name": "van.thu", "oauth_uid": "abc"})
        people = (self.specialist, self.head, self.chief, self.leader, self.helper, self.team, self.clerk)
        for user in people:
            clerk = self.clerk.with_user(user)
            acts = {
                "read": lambda clerk=clerk: clerk.read(GUARDED[:1]),
                "subject": lambda clerk=clerk: clerk.read(GUARDED[1:2]),
                "search": lambda clerk=clerk: clerk.search([("oauth_uid", "=", "abc")]),
                "write": lambda clerk=clerk: clerk.write({"oauth_uid": "la"}),
                "name": lambda clerk=clerk: clerk._eoffice_set_sign_on_name("la"),
                "unlink": lambda clerk=clerk: clerk._eoffice_unlink_identity(),
                "wizard": lambda user=user: self.wizard(user, self.clerk, "la"),
                "provider": lambda user=user: self.provider.with_user(user).read(["name"]),
            }
            for name, act in acts.items():
                with self.subTest(user=user.login, act=name), self.assertRaises(AccessError):
                    act()
        self.assertEqual((self.clerk.sudo().eoffice_sign_on_name, self.clerk.sudo().oauth_uid), ("van.thu", "abc"))

    def test_an_account_is_not_made_with_an_identity_by_who_may_not_give_one(self):
        manager = new_test_user(self.env, "t_manager", "base.group_erp_manager")
        values = {"name": "Mới", "login": "t_moi", "oauth_uid": "abc", "oauth_provider_id": self.provider.id}
        with self.assertRaises(AccessError):
            self.env["res.users"].with_user(manager).create(values)
        made = self.env["res.users"].with_user(self.system).create(values)
        self.assertEqual(self.trace(made).act, "identity")

    def test_odoos_own_way_in_is_shut(self):
        with self.assertRaises(AccessDenied):
            self.env["res.users"].sudo().auth_oauth(self.provider.id, {"access_token": "x", "state": "{}"})


@tagged("post_install", "-at_install")
class TestSignOnProvider(IdentityCase):
    def test_only_the_system_administrator_sees_and_sets_it(self):
        provider = self.provider.with_user(self.administrator)
        for act in (
            lambda: provider.read(["client_secret"]),
            lambda: provider.write({"enabled": True}),
            lambda: self.env["eoffice.settings"].with_user(self.administrator).create({}).read(["sign_on_status"]),
        ):
            with self.assertRaises(AccessError):
                act()
        settings = self.env["eoffice.settings"].with_user(self.system).create({})
        self.assertEqual(settings.action_single_sign_on()["res_id"], self.provider.id)

    def test_the_secret_is_in_no_trace(self):
        provider = self.provider.with_user(self.system)
        provider.write({"client_secret": "rat-bi-mat", "client_id": "van-phong"})
        row = self.trace(self.system)
        self.assertEqual(row.act, "sign_on_changed")
        self.assertNotIn("rat-bi-mat", row.note)
        self.assertIn("Client Secret", row.note)
        self.assertNotIn("rat-bi-mat", str(self.env["auth.oauth.provider"]._in_use().read(["name", "body"])))

    def test_pasting_its_description_fills_the_addresses_in_without_network(self):
        with Form(self.provider.with_user(self.system), "eoffice_rollout.sign_on_provider_view_form") as form:
            with self.assertRaises(UserError):
                form.eoffice_discovery = "<html>"
            with self.assertRaises(UserError):
                form.eoffice_discovery = '{"issuer": 1}'
            form.eoffice_discovery = json.dumps(DESCRIPTION)
            self.assertFalse(form.eoffice_discovery)
            form.client_id = "van-phong"
            form.enabled = True
        self.assertEqual(self.provider.eoffice_issuer, ADDRESS)
        self.assertEqual(self.provider.jwks_uri, f"{ADDRESS}/certs")

    def test_it_is_switched_on_whole_and_by_encrypted_addresses(self):
        whole = {
            "eoffice_issuer": ADDRESS,
            "auth_endpoint": f"{ADDRESS}/auth",
            "token_endpoint": f"{ADDRESS}/token",
            "jwks_uri": f"{ADDRESS}/certs",
            "client_id": "van-phong",
            "enabled": True,
        }
        for change in (
            {"eoffice_issuer": False},
            {"client_id": False},
            {"jwks_uri": "http://sso.tinh.gov.vn/certs"},
            {"token_endpoint": "file:///etc/passwd"},
            {"scope": "profile"},
            {"flow": "id_token"},
            {"flow": "access_token"},
        ):
            with self.subTest(change), self.assertRaises(ValidationError), self.cr.savepoint():
                self.provider.with_user(self.system).write(whole | change)
        self.provider.with_user(self.system).write(whole)
        self.assertEqual(self.env["auth.oauth.provider"]._in_use(), self.provider)

    def test_no_provider_of_odoos_is_on(self):
        self.assertFalse(
            self.env["auth.oauth.provider"].search([("enabled", "=", True), ("flow", "!=", "id_token_code")])
        )

    def test_readiness_asks_for_an_encrypted_address_once_it_is_used(self):
        def row():
            rows = self.env["eoffice.readiness"].sudo()._eoffice_readiness_checks()
            return next((ok for key, ok, _name, _to_do in rows if key == "single_sign_on"), None)

        self.assertIsNone(row())
        values = dict.fromkeys(("eoffice_issuer", "auth_endpoint", "token_endpoint", "jwks_uri"), ADDRESS)
        self.provider.write(values | {"client_id": "a", "enabled": True})
        for address, ok in (("http://localhost:8069", False), ("https://vanphong.vidu.vn", True)):
            self.env["ir.config_parameter"].set_param("web.base.url", address)
            self.provider.invalidate_recordset()
            self.assertEqual(row(), ok)
