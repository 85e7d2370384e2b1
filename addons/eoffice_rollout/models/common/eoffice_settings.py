from odoo import fields, models

MARKS = "eoffice_rollout.group_rollout,eoffice_documents.group_office_chief,eoffice_documents.group_administrator"


class Settings(models.TransientModel):
    """Weeks counted before keep the marks they were counted with."""

    _inherit = "eoffice.settings"

    eoffice_enough_percent = fields.Integer("Remind below, %", groups=MARKS)
    eoffice_praised_percent = fields.Integer("To praise from, %", groups=MARKS)
    eoffice_link_hours = fields.Integer(
        "A link to log in lives, in hours",
        default=144,
        config_parameter="auth_signup.signup.validity.hours",
        groups="eoffice_documents.group_administrator",
    )

    sign_on_status = fields.Char(compute="_compute_sign_on_status", groups="base.group_system")

    def _compute_sign_on_status(self):
        names = self.env["auth.oauth.provider"]._in_use().mapped("name")
        for settings in self:
            settings.sign_on_status = (
                self.env._("On: %s", ", ".join(names)) if names else self.env._("Off: people log in with a password.")
            )

    def action_single_sign_on(self):
        """Open the provider, whose secret is never typed into this page."""
        action = self.env["ir.actions.act_window"]._for_xml_id("eoffice_rollout.action_sign_on_provider")
        return {**action, "res_id": self.env.ref("eoffice_rollout.sign_on_provider").id}

    def _save(self, changed):
        super()._save(changed)
        if {"eoffice_enough_percent", "eoffice_praised_percent"} & changed.keys():
            scores = self.env["eoffice.rollout.score"]
            scores._count(scores._monday())
