from odoo import fields, models


class InviteGuest(models.TransientModel):
    """An outside guest for a meeting: name and mail address."""

    _name = "eoffice.invite.guest"
    _description = "Invite a guest from outside"

    event_id = fields.Many2one("calendar.event", required=True)
    name = fields.Char(required=True)
    email = fields.Char(required=True)

    def action_go(self):
        self.event_id._invite_guest(self.name, self.email)
        return {"type": "ir.actions.act_window_close"}
