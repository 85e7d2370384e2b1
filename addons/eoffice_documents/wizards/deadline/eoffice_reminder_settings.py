from odoo import fields, models
from odoo.exceptions import AccessError


class ReminderSettings(models.TransientModel):
    """What the office settles about following work up: kept on the company, changed by chief and administrator."""

    _name = "eoffice.reminder.settings"
    _description = "Settings of following up"

    def _of_company(name):
        return lambda self: self.env.company.sudo()[name]

    eoffice_near_due_hours = fields.Integer(
        "Near due, in hours", required=True, default=_of_company("eoffice_near_due_hours")
    )
    eoffice_notify_from = fields.Float("Reminders from", default=_of_company("eoffice_notify_from"))
    eoffice_notify_until = fields.Float("Reminders until", default=_of_company("eoffice_notify_until"))
    eoffice_digest_hour = fields.Float("Morning digest at", default=_of_company("eoffice_digest_hour"))
    eoffice_notice_least = fields.Selection(
        [("inbox", "Discuss"), ("mail", "One mail in the morning"), ("both", "Both")],
        "Everybody is reminded by",
        default=_of_company("eoffice_notice_least"),
        help="What a person cannot turn off; empty: each chooses.",
    )

    def _settings(self):
        """{name of the company's field: value}"""
        own = [name for name in self._fields if name.startswith("eoffice_")]
        return {name: self[name] for name in own}

    def action_save(self):
        self.ensure_one()
        if not self.env.user.has_groups("eoffice_documents.group_office_chief,eoffice_documents.group_administrator"):
            raise AccessError(self.env._("Only the office chief or the administrator settles this."))
        self.env.company.sudo().write(self._settings())
        return {"type": "ir.actions.act_window_close"}
