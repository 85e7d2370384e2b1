from odoo import api, fields, models


class SignOnIdentity(models.TransientModel):
    """Under which name a person is known to the provider of the single sign-on, and taking their identity away."""

    _name = "eoffice.sign.on.identity"
    _description = "Identity at the single sign-on"

    user_id = fields.Many2one("res.users", "Whose", required=True, domain=[("share", "=", False)])
    login = fields.Char(related="user_id.login")
    name = fields.Char("Name at the single sign-on")
    linked = fields.Boolean("Identity linked", compute="_compute_linked")

    @api.depends("user_id")
    def _compute_linked(self):
        for wizard in self:
            wizard.linked = wizard.user_id.eoffice_signs_on

    @api.onchange("user_id")
    def _onchange_user_id(self):
        self.name = self.user_id.eoffice_sign_on_name

    def action_save(self):
        self.ensure_one()
        self.user_id._eoffice_set_sign_on_name(self.name)
        return {"type": "ir.actions.act_window_close"}

    def action_unlink(self):
        self.ensure_one()
        self.user_id._eoffice_unlink_identity()
        return {"type": "ir.actions.act_window_close"}
