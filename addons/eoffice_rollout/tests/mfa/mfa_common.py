from base64 import b32decode

from odoo.addons.auth_totp.models.totp import TIMESTEP, hotp

from ..common.case import RolloutCase

SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"


def code(secret, moment):
    """What the app on the phone shows at ``moment`` (seconds since 1970)."""
    return f"{hotp(b32decode(secret), int(moment // TIMESTEP)):06d}"


class FactorCase(RolloutCase):
    """An office that asks its clerks for a second factor; only its administrator has one already."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.env["eoffice.mfa.policy"].search([]).unlink()
        cls.rules = cls.env["eoffice.mfa.policy"].with_user(cls.administrator)

    def rule(self, role, day):
        return self.rules.create({"role_id": self.env.ref(f"eoffice_documents.group_{role}").id, "from_day": day})

    def trace(self, user):
        return self.env["eoffice.account.audit.log"].search([("user_id", "=", user.id)], order="id")
