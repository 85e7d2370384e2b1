from odoo import api, fields, models

from .eoffice_approval_route import KINDS


class Approval(models.Model):
    """One approval step of a document: who is asked for what, and what they said (N30 Đ10.3, Đ12).

    As with assignments the state belongs to the line, and lines are written by their methods only.
    ``current`` lines are the way as it stands; the others show how it went before.
    """

    _name = "eoffice.approval"
    _inherit = ["eoffice.holder.mixin", "eoffice.evidence.mixin"]
    _description = "Approval"
    _order = "document_id desc, current desc, sequence, id"
    _evidence_parent = "document_id"
    _evidence_except = ("opened_on",)
    _evidence_living = True

    document_id = fields.Many2one(
        "eoffice.document", required=True, readonly=True, index=True, ondelete="restrict", bypass_search_access=True
    )
    type = fields.Selection([*KINDS, ("opinion", "Asked for an opinion")], required=True, readonly=True)
    sequence = fields.Integer("Order", readonly=True)
    principal_id = fields.Many2one(string="Asked")
    state = fields.Selection(
        [
            ("pending", "Not reached"),
            ("waiting", "Waits"),
            ("approved", "Approved"),
            ("answered", "Answered"),
            ("returned", "Returned"),
            ("forwarded", "Forwarded"),
            ("outdated", "Superseded"),
            ("withdrawn", "Withdrawn"),
        ],
        required=True,
        readonly=True,
        default="pending",
    )
    current = fields.Boolean(readonly=True, default=True)
    asker_id = fields.Many2one("res.users", "Asked by", readonly=True, ondelete="restrict", index="btree_not_null")
    asked_on = fields.Datetime(readonly=True)
    opened_on = fields.Datetime(readonly=True)
    question = fields.Text(readonly=True)
    blocking = fields.Boolean("Must come first", readonly=True, help="Nobody approves before this answer is there.")
    opinion = fields.Text(readonly=True)
    version_id = fields.Many2one("eoffice.document.version", readonly=True, ondelete="restrict", help="What they saw.")
    finished_on = fields.Datetime("When it was done", readonly=True)
    finished_by_id = fields.Many2one("res.users", "Who did it", readonly=True, ondelete="restrict")

    subject = fields.Char(related="document_id.subject")
    document_type_id = fields.Many2one(related="document_id.document_type_id")
    drafting_unit_id = fields.Many2one(related="document_id.drafting_unit_id")
    drafter_id = fields.Many2one(related="document_id.drafter_id")
    urgency = fields.Selection(related="document_id.urgency")

    _inbox_idx = models.Index("(principal_id, state)")

    @api.depends("principal_id", "document_id.subject")
    def _compute_display_name(self):
        for line in self:
            line.display_name = " – ".join(filter(None, (line.principal_id.name, line.document_id.subject)))

    def _active_steps(self):
        """The approval steps as they stand, without the opinions asked beside it."""
        return self.filtered(lambda line: line.current and line.type != "opinion")

    @api.model
    def _waiting_for_me(self):
        return [("is_mine", "=", True), ("state", "=", "waiting")]


class Assignment(models.Model):
    _inherit = "eoffice.assignment"

    @api.model
    def work_counters(self):
        """Besides: how many drafts wait for the approval or opinion of the current user."""
        approval = self.env["eoffice.approval"]
        return {**super().work_counters(), "approvals": approval.search_count(approval._waiting_for_me())}
