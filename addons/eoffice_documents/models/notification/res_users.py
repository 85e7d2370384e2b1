from odoo import fields, models


class User(models.Model):
    _inherit = "res.users"

    eoffice_notice = fields.Selection(
        [("inbox", "Discuss"), ("mail", "One mail in the morning"), ("both", "Both")],
        "Reminders of eOffice",
        required=True,
        default="inbox",
    )
    eoffice_digest_on = fields.Date(readonly=True)

    @property
    def SELF_READABLE_FIELDS(self):
        return super().SELF_READABLE_FIELDS + ["eoffice_notice"]

    @property
    def SELF_WRITEABLE_FIELDS(self):
        return super().SELF_WRITEABLE_FIELDS + ["eoffice_notice"]

    def _eoffice_channels(self):
        """How this person is reminded: as they chose and the office demands; by mail only with an address."""
        user = self.sudo()
        wanted = {user.eoffice_notice, user.env.company.eoffice_notice_least} - {False}
        ways = {way for choice in wanted for way in (("inbox", "mail") if choice == "both" else (choice,))}
        return ways if user.email else {"inbox"}
