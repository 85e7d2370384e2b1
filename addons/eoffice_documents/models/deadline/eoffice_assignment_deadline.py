from odoo import api, fields, models
from odoo.fields import Domain

from ...working_time import Limit
from ..common import office_clock
from ..routing.eoffice_assignment import OPEN_STATES

HANDLED = ("passed", "done", "returned", "withdrawn")


class AssignmentDeadline(models.Model):
    """Where the deadline of a line comes from, each step's share of it, and how long the holder really took.

    A deadline set by hand wins over a rule; who passes work on passes its deadline on, unless they name another day.
    """

    _inherit = "eoffice.assignment"

    office_id = fields.Many2one(
        "hr.department",
        "Office",
        related="document_id.unit_id",
        store=True,
        ondelete="restrict",
        index="btree_not_null",
    )
    step = fields.Selection(
        [("chief", "Office chief"), ("leader", "Leader"), ("unit", "Unit"), ("person", "Person")], readonly=True
    )
    original_deadline = fields.Datetime("First deadline", readonly=True, help="As it was before more time was given.")
    deadline_origin = fields.Selection(
        [
            ("document", "Named by the document"),
            ("rule", "By rule"),
            ("hand", "Set by hand"),
            ("granted", "More time granted"),
        ],
        "Origin of the deadline",
        readonly=True,
    )
    deadline_rule_id = fields.Many2one("eoffice.deadline.rule", "Deadline rule", readonly=True, ondelete="restrict")
    deadline_setter_id = fields.Many2one("res.users", "Deadline set by", readonly=True, ondelete="restrict")
    deadline_note = fields.Char("Why this deadline", compute="_compute_deadline_note")
    deadline_basis = fields.Json(readonly=True)
    step_due = fields.Datetime("To be passed on by", readonly=True)
    step_basis = fields.Json(readonly=True)
    handled_on = fields.Datetime("Passed on or finished", readonly=True)
    handled_hours = fields.Float("Working hours taken", readonly=True, aggregator="avg", digits=(10, 2))
    was_passed = fields.Boolean("Done by somebody further on", readonly=True)
    outcome = fields.Selection(
        [("in_time", "Done in time"), ("late", "Done late")], compute="_compute_outcome", store=True
    )
    original_outcome = fields.Selection(
        [("in_time", "Done in time"), ("late", "Done late")],
        "Against the first deadline",
        compute="_compute_outcome",
        store=True,
    )

    _finished_idx = models.Index(
        "(office_id, finished_on) INCLUDE (unit_id, user_id, outcome) WHERE state = 'done' AND outcome IS NOT NULL"
    )
    _unfinished_idx = models.Index("(office_id, deadline) WHERE state IN ('waiting', 'open', 'passed')")
    _held_idx = models.Index(
        "(office_id, unit_id, user_id) INCLUDE (state, role, deadline, paused_on) WHERE state IN ('waiting', 'open')"
    )

    @api.depends("state", "finished_on", "deadline", "original_deadline", "role", "was_passed")
    def _compute_outcome(self):
        """Whether finished work was in time: a fact, which midnight does not change. Work without a deadline is.

        It counts once, at the one who did it: a line that was passed on has no outcome of its own.
        """
        for line in self:
            done = line.state == "done" and line.role != "information" and not line.was_passed
            for name, limit in (("outcome", line.deadline), ("original_outcome", line.original_deadline)):
                late = limit and line.finished_on and line.finished_on > limit
                line[name] = done and ("late" if late else "in_time")

    @api.depends("deadline_origin", "deadline_rule_id", "deadline_setter_id")
    def _compute_deadline_note(self):
        origins = dict(self._fields["deadline_origin"]._description_selection(self.env))
        for line in self:
            who = line.sudo().deadline_rule_id.name if line.deadline_origin == "rule" else line.deadline_setter_id.name
            parts = (origins.get(line.deadline_origin), line.deadline_origin != "document" and who)
            line.deadline_note = ": ".join(filter(None, parts))

    @api.model_create_multi
    def create(self, vals_list):
        lines = super().create(vals_list)
        lines._start_steps()
        return lines

    def write(self, vals):
        result = super().write(vals)
        if vals.get("state") in HANDLED:
            self._stamp_handled()
            if vals["state"] == "passed":
                super().write({"was_passed": True})
        elif vals.get("state") in OPEN_STATES:
            super().write({"handled_on": False, "handled_hours": 0, "was_passed": False})
        return result

    def _stamp_handled(self):
        """Note when the holder had done their part, and how many hours at work they took."""
        now = fields.Datetime.now()
        for line in self.filtered(lambda line: not line.handled_on):
            calendar = line.document_id.unit_id._calendar()
            super(AssignmentDeadline, line).write(
                {"handled_on": now, "handled_hours": calendar._hours_between(line.sent_on, now)}
            )

    def _line_values(self, target, now):
        """A line keeps the deadline of the line above it when ``target`` names none, or the same day."""
        values = super()._line_values(target, now)
        if target["role"] == "information":
            return values
        given = target.get("deadline", self.deadline)
        same = self.deadline and given and office_clock.day(self.env, given) == self._deadline_day()
        if same:
            inherited = ("deadline_origin", "original_deadline", "deadline_basis")
            return {
                **values,
                "deadline": self.deadline,
                "deadline_rule_id": self.deadline_rule_id.id,
                "deadline_setter_id": (self.deadline_setter_id or self.sender_id).id,
                **{name: self[name] for name in inherited},
            }
        origin = given and {"deadline_origin": "rule" if target.get("rule") else "hand"}
        return {
            **values,
            **(origin or {}),
            "deadline": given,
            "original_deadline": given,
            "deadline_basis": target.get("deadline_basis"),
            "deadline_setter_id": given and self._giver().id,
        }

    def _giver(self):
        """In whose name the current user hands this line on."""
        return self.env.user

    def _start_steps(self):
        """Each new line's place in the chain, and until when it must be passed on."""
        leaders = self.env.ref("eoffice_documents.group_leader").sudo().all_user_ids
        work = self.filtered(lambda line: line.state in OPEN_STATES and line.role != "information")
        limits = {
            document: self.env["eoffice.deadline.rule"]._first_match("pass_on", document)
            for document in work.document_id
        }
        for line in self:
            kind = line.principal_id.type
            line.step = {"office": "chief", "unit": "unit", "clerk": "unit"}.get(kind) or (
                "leader" if line.user_id in leaders else "person"
            )
            rule = limits.get(line.document_id) if line in work else None
            if line.step == "person" or not rule:
                line.step_due = line in work and line.deadline
                continue
            line.step_basis = rule._basis(line.sent_on)
            line.step_due = line._share(rule._limit())

    def _share(self, limit):
        """The end of this step's share of the time: the limit for passing on, but never after the deadline."""
        share = self.document_id.unit_id._calendar()._end_of(limit, self.sent_on)
        return min(share, self.deadline) if self.deadline else share

    @api.model
    def _replan(self, why):
        """Make the open deadlines that rules made anew, because working time has changed; each move is traced."""
        lines = self.sudo().search(
            Domain("state", "in", (*OPEN_STATES, "passed"))
            & (
                Domain("deadline_origin", "=", "rule") & Domain("deadline_basis", "!=", False)
                | Domain("step_basis", "!=", False)
            )
        )
        moved = []
        for line in lines:
            calendar = line.document_id.unit_id._calendar()
            if line.deadline_origin == "rule" and line.deadline_basis:
                old, new = line.deadline, _end_of(calendar, line.deadline_basis)
                if old != new:
                    line.write(
                        {
                            "deadline": new,
                            "original_deadline": new if line.original_deadline == old else line.original_deadline,
                        }
                    )
                    moved.append((line, old, new))
            if line.step_basis:
                due = _end_of(calendar, line.step_basis)
                line.step_due = min(due, line.deadline) if line.deadline else due
        self._log_moves("replanned", moved, why)
        self.browse(line.id for line, _old, _new in moved)._move_activities()

    def _log_moves(self, act, moved, why):
        """Write down each ``(line, old deadline, new deadline)`` of ``moved`` with the reason."""
        self.env["eoffice.audit.log"]._add(
            act,
            [
                (line.document_id, line, " → ".join(map(line._moment_text, (old, new))) + (f": {why}" if why else ""))
                for line, old, new in moved
            ],
        )

    def _moment_text(self, moment):
        """``moment`` (UTC) as people here write it; a dash without one."""
        return office_clock.moment_text(self.env, moment) or "–"

    def _move_activities(self):
        """The activities of these lines show the new deadline."""
        for line in self.filtered("deadline"):
            activities = self.env["mail.activity"].sudo().search([("eoffice_line_id", "=", line.id)])
            activities.date_deadline = office_clock.day(self.env, line.deadline)


def _end_of(calendar, basis):
    return calendar._end_of(Limit(basis["amount"], basis["measure"]), fields.Datetime.to_datetime(basis["from"]))
