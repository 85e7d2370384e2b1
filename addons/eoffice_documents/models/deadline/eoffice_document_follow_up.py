from odoo import api, fields, models


class DocumentFollow(models.Model):
    """What a document shows of its time: requests for more of it, pauses, and in whose name people acted."""

    _inherit = "eoffice.document"

    extension_ids = fields.One2many(
        "eoffice.deadline.extension", "document_id", "Requests for more time", readonly=True
    )
    my_paused = fields.Boolean(compute="_compute_my_paused")
    can_request_extension = fields.Boolean(compute="_compute_my_paused")

    @api.depends("assignment_ids.paused_on", "assignment_ids.state")
    @api.depends_context("uid")
    def _compute_my_paused(self):
        for document in self:
            work = document.my_line_ids.filtered(lambda line: line.role != "information")
            document.my_paused = any(line.paused_on for line in work)
            document.can_request_extension = any(line.deadline for line in work)

    def action_resume_mine(self):
        self.my_line_ids.filtered("paused_on").action_resume()

    def assignment_tree(self):
        """Each line with both names where somebody acted for another, and both deadlines."""
        tree = super().assignment_tree()
        lines = {line.id: line for line in self.env["eoffice.assignment"].browse(row["id"] for row in tree)}
        for row in tree:
            line = lines[row["id"]]
            if line.sender_for_id:
                row["sender"] = self.env._(
                    "%(who)s on behalf of %(whom)s", who=row["sender"], whom=line.sender_for_id.name
                )
            if line.substitute_for_id:
                row["holder"] = self.env._(
                    "%(who)s in the place of %(whom)s", who=row["holder"], whom=line.substitute_for_id.name
                )
            row["original_deadline"] = line.original_deadline or line.deadline
            row["deadline_note"] = line.deadline_note
            row["pause_reason"] = line.pause_reason if line.paused_on else False
        return tree
