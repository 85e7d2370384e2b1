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

    def _save(self, changed):
        super()._save(changed)
        if {"eoffice_enough_percent", "eoffice_praised_percent"} & changed.keys():
            scores = self.env["eoffice.rollout.score"]
            scores._count(scores._monday())
