from odoo import fields, models


class RolloutMove(models.TransientModel):
    """Bring units forward or back in the roll-out, with the reason."""

    _name = "eoffice.rollout.move"
    _description = "Change the day paper stops"

    line_ids = fields.Many2many(
        "eoffice.rollout.unit", string="Units", required=True, default=lambda self: self._chosen(), readonly=True
    )
    day = fields.Date("Paper stops on", required=True)
    reason = fields.Char(required=True)

    def _chosen(self):
        return self.env["eoffice.rollout.unit"].browse(self.env.context.get("active_ids", ()))

    def action_go(self):
        self.line_ids._move(self.day, self.reason)
        return {"type": "ir.actions.act_window_close"}
