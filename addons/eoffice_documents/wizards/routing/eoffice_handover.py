from odoo import api, fields, models


class Handover(models.TransientModel):
    _name = "eoffice.handover"
    _description = "Hand all open work over"

    user_id = fields.Many2one("res.users", "Hands over", required=True, domain=[("share", "=", False)])
    successor_id = fields.Many2one("res.users", "Takes over", required=True, domain=[("share", "=", False)])
    reason = fields.Char(required=True)
    open_count = fields.Integer("Open work", compute="_compute_open_count")
    post_names = fields.Char("Posts held", compute="_compute_open_count")

    @api.depends("user_id")
    def _compute_open_count(self):
        for wizard in self:
            wizard.open_count = len(wizard.user_id._open_lines()) if wizard.user_id else 0
            posts = wizard.user_id.sudo().principal_ids.filtered("unit_id")
            wizard.post_names = ", ".join(posts.unit_id.mapped("name"))

    def action_handover(self):
        self.ensure_one()
        count = self.user_id._eoffice_handover(self.successor_id, self.reason)
        return {
            "type": "ir.actions.client",
            "tag": "display_notification",
            "params": {
                "type": "success",
                "message": self.env._(
                    "%(count)s pieces of work are now with %(who)s.", count=count, who=self.successor_id.name
                ),
                "next": {"type": "ir.actions.act_window_close"},
            },
        }
