from odoo import api, fields, models


class RoutingAuditLog(models.Model):
    """The acts of following work up, and in whose name an act was done: both names stand in the trace (RT-15)."""

    _inherit = "eoffice.audit.log"

    act = fields.Selection(
        selection_add=[
            ("replanned", "Deadline moved with the working time"),
            ("extension_requested", "More time asked for"),
            ("extension_granted", "More time granted"),
            ("extension_refused", "More time refused"),
            ("paused", "Paused"),
            ("resumed", "Work goes on"),
            ("substituted", "Sent to the stand-in"),
            ("handed_over", "Handed over"),
            ("reminder_sent", "Reminder sent"),
        ],
        ondelete={
            act: "cascade"
            for act in (
                "replanned",
                "extension_requested",
                "extension_granted",
                "extension_refused",
                "paused",
                "resumed",
                "substituted",
                "handed_over",
                "reminder_sent",
            )
        },
    )
    on_behalf_id = fields.Many2one("res.users", "On behalf of", readonly=True, ondelete="restrict")

    @api.model_create_multi
    def create(self, vals_list):
        lines = self.env["eoffice.assignment"].sudo()
        return super().create(
            [
                {"on_behalf_id": lines.browse(vals.get("assignment_id"))._on_behalf(vals.get("user_id")).id, **vals}
                for vals in vals_list
            ]
        )
