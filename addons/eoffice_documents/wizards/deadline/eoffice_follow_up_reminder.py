from odoo import api, fields, models
from odoo.exceptions import UserError


class FollowUpReminder(models.TransientModel):
    """Send a reminder for the work chosen in any list: lines, or the open work of documents."""

    _name = "eoffice.follow.up.reminder"
    _inherit = ["eoffice.assignment.wizard.mixin"]
    _description = "Send reminder"

    sentence = fields.Char(required=True)
    line_count = fields.Integer(compute="_compute_line_count")

    @api.depends("assignment_ids")
    def _compute_line_count(self):
        for wizard in self:
            wizard.line_count = len(wizard.assignment_ids)

    @api.model
    def _chosen_lines(self):
        ids = self.env.context.get("active_ids") or []
        key = "id" if self.env.context.get("active_model") == "eoffice.assignment" else "document_id"
        lines = self.env["eoffice.assignment"].search(
            [(key, "in", ids), ("state", "in", ("waiting", "open")), ("role", "!=", "information")]
        )
        if not lines:
            raise UserError(self.env._("Nobody owes anything there any more: there is nothing to remind of."))
        return lines

    def action_send_reminder(self):
        self.ensure_one()
        self.assignment_ids._send_reminder(self.sentence)
        return {"type": "ir.actions.act_window_close"}
