from odoo.tests import tagged

from ...hooks import _close_default_account
from ..common.case import OfficeCase


@tagged("post_install", "-at_install")
class TestHooks(OfficeCase):
    def password(self):
        self.env.flush_all()
        self.env.cr.execute("SELECT password FROM res_users WHERE id = %s", [self.env.ref("base.user_admin").id])
        return self.env.cr.fetchone()[0]

    def test_the_password_every_new_odoo_has_is_taken_away(self):
        self.env["ir.config_parameter"].set_param("auth_password_policy.minlength", 0)
        self.env.ref("base.user_admin").password = "admin"
        _close_default_account(self.env)
        self.assertIsNone(self.password())

    def test_a_password_of_ones_own_stays(self):
        self.env.ref("base.user_admin").password = "một mật khẩu riêng"
        before = self.password()
        _close_default_account(self.env)
        self.assertEqual(self.password(), before)
