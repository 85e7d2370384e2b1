from odoo import api, fields, models


class TraceOfFollowing(models.Model):
    """The acts of following work up, and in whose name an act was done: both names stand in the trace (RT-15)."""

    _inherit = "eoffice.trace"

    act = fields.Selection(
        selection_add=[
            ("replanned", "Deadline moved with the working time"),
            ("asked_more_time", "More time asked for"),
            ("more_time", "More time granted"),
            ("no_more_time", "More time refused"),
            ("paused", "Paused"),
            ("resumed", "Work goes on"),
            ("stood_in", "Sent to the stand-in"),
            ("handed_over", "Handed over"),
            ("urged", "Urged"),
        ],
        ondelete={
            act: "cascade"
            for act in ("replanned", "asked_more_time", "more_time", "no_more_time", "paused", "resumed", "stood_in",
                        "handed_over", "urged")
        },
    )  # fmt: skip
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
