from odoo import api, fields, models
from odoo.fields import Domain

from ..common import office_clock

OPEN_STATES = ("waiting", "open")


class Assignment(models.Model):
    """One line of the way of a document: who has it, from whom, to do what, until when (N30 Đ23).

    State belongs to the line, not to the document. Lines are written by their methods only: nobody has
    the right to write them, each method checks who calls and then writes as superuser.
    """

    _name = "eoffice.assignment"
    _inherit = ["eoffice.holder.mixin", "eoffice.urgency.mixin"]
    _description = "Assignment"
    _parent_store = True
    _order = "opened_on desc, urgency_level desc, sent_on desc, id desc"  # unopened ones, without a time, come first

    document_id = fields.Many2one(
        "eoffice.document", required=True, readonly=True, index=True, ondelete="restrict", bypass_search_access=True
    )
    parent_id = fields.Many2one("eoffice.assignment", readonly=True, index="btree_not_null", ondelete="restrict")
    parent_path = fields.Char(index=True)
    child_ids = fields.One2many("eoffice.assignment", "parent_id", readonly=True)
    principal_id = fields.Many2one(string="Holder")
    unit_id = fields.Many2one("hr.department", readonly=True, index="btree_not_null", ondelete="restrict")
    user_id = fields.Many2one("res.users", related="principal_id.user_id", store=True, index="btree_not_null")
    sender_id = fields.Many2one("res.users", readonly=True, ondelete="restrict", index="btree_not_null")
    role = fields.Selection(
        [("lead", "Lead"), ("support", "Support"), ("information", "For information")], required=True, readonly=True
    )
    instruction = fields.Text(readonly=True)
    deadline = fields.Datetime(readonly=True, index="btree_not_null")
    reply_required = fields.Boolean(readonly=True, help="It cannot be completed without the answering document.")
    rule_id = fields.Many2one("eoffice.routing.rule", readonly=True, ondelete="set null")
    state = fields.Selection(
        [
            ("waiting", "New"),
            ("open", "In hand"),
            ("passed", "Passed on"),
            ("done", "Done"),
            ("returned", "Returned"),
            ("withdrawn", "Withdrawn"),
        ],
        required=True,
        readonly=True,
        default="waiting",
    )
    sent_on = fields.Datetime(required=True, readonly=True)
    opened_on = fields.Datetime(readonly=True)
    finished_on = fields.Datetime(readonly=True)
    finished_by_id = fields.Many2one("res.users", readonly=True, ondelete="restrict")
    result = fields.Text(readonly=True)
    answer_id = fields.Many2one("eoffice.document", "Answering document", readonly=True, ondelete="restrict")
    reason = fields.Char("Reason of return", readonly=True)

    is_overdue = fields.Boolean("Late", compute="_compute_is_overdue", search="_search_is_overdue")
    is_due = fields.Boolean("Near due", compute="_compute_is_due", search="_search_is_due")

    reference = fields.Char(related="document_id.reference")
    subject = fields.Char(related="document_id.subject")
    issuer_name = fields.Char(related="document_id.issuer_name")
    document_type_id = fields.Many2one(related="document_id.document_type_id")
    sequence_number = fields.Integer(related="document_id.sequence_number")
    urgency = fields.Selection(related="document_id.urgency")

    _inbox_idx = models.Index("(principal_id, state, sent_on DESC)")

    @api.depends("principal_id", "document_id.subject")
    def _compute_display_name(self):
        for line in self:
            line.display_name = " – ".join(filter(None, (line.principal_id.display_name, line.document_id.subject)))

    def _deadline_day(self):
        """The day of the deadline in the office; None without one."""
        return office_clock.day(self.env, self.deadline)

    @api.model
    def _overdue_domain(self):
        """The one meaning of late: the deadline has passed and the work is not finished."""
        return Domain("deadline", "<", fields.Datetime.now()) & self._unfinished_domain()

    @api.model
    def _unfinished_domain(self):
        """Work that somebody still owes."""
        return Domain("state", "in", (*OPEN_STATES, "passed")) & Domain("role", "!=", "information")

    @api.model
    def _due_domain(self):
        """The one meaning of near due: not late yet, and the deadline within the hours the office has settled."""
        now = fields.Datetime.now()
        until = fields.Datetime.add(now, hours=self.env.company.eoffice_near_due_hours)
        return Domain("deadline", ">=", now) & Domain("deadline", "<", until) & self._unfinished_domain()

    @api.depends("deadline", "state", "role")
    def _compute_is_overdue(self):
        late = self.filtered_domain(self._overdue_domain())
        for line in self:
            line.is_overdue = line in late

    @api.depends("deadline", "state", "role")
    def _compute_is_due(self):
        due = self.filtered_domain(self._due_domain())
        for line in self:
            line.is_due = line in due

    @api.model
    def _search_is_overdue(self, operator, value):
        return self._search_domain(self._overdue_domain(), operator, value)

    @api.model
    def _search_is_due(self, operator, value):
        return self._search_domain(self._due_domain(), operator, value)

    @staticmethod
    def _search_domain(domain, operator, value):
        if operator != "in":
            return NotImplemented
        return domain if True in value else ~domain

    @api.model
    def _eoffice_work_opened(self):
        """Hook: the current user has just looked at what waits for them."""

    @api.model
    def note_opening(self):
        """The current user has opened another screen of what waits for them: the desk, a draft to approve."""
        self.check_access("read")  # who has no work here is no user of the office
        self._eoffice_work_opened()

    @api.model
    def work_opened(self):
        """The counters, as the current user opens the list of their work: that they came is noted where that counts."""
        self.check_access("read")
        self._eoffice_work_opened()
        return self.work_counters()

    @api.model
    def work_counters(self):
        """How much waits for the current user: new, in hand, near due, late, for information."""
        mine = Domain("is_mine", "=", True)
        work = mine & Domain("state", "in", OPEN_STATES)
        domains = {
            "new": mine & Domain("state", "=", "waiting"),
            "in_hand": work & Domain("state", "=", "open"),
            "due": work & self._due_domain(),
            "late": work & self._overdue_domain(),
            "information": work & Domain("role", "=", "information"),
        }
        return self._count_each(work, domains)
