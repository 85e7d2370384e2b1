from odoo import fields, models
from odoo.exceptions import AccessError

WHO = "eoffice_rollout.group_rollout,eoffice_documents.group_office_chief,eoffice_documents.group_administrator"


class RolloutSetting(models.TransientModel):
    """The marks of the scoreboard: kept on the company; weeks counted before keep the mark they were counted with."""

    _name = "eoffice.rollout.setting"
    _description = "Marks of the scoreboard"

    enough = fields.Integer(
        "Remind below, %", required=True, default=lambda self: self.env["eoffice.rollout.score"]._marks()[0]
    )
    praised = fields.Integer(
        "To praise from, %", required=True, default=lambda self: self.env["eoffice.rollout.score"]._marks()[1]
    )

    def action_save(self):
        self.ensure_one()
        if not self.env.user.has_groups(WHO):
            raise AccessError(self.env._("Only the roll-out team, the office chief or the administrator settles this."))
        marks = {"eoffice_enough_percent": self.enough, "eoffice_praised_percent": self.praised}
        self.env.company.sudo().write(marks)
        self.env["eoffice.rollout.score"]._count(self.env["eoffice.rollout.score"]._monday())
        return {"type": "ir.actions.client", "tag": "soft_reload"}
