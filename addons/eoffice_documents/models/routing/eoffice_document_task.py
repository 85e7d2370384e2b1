from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError
from odoo.fields import Domain
from odoo.tools.translate import LazyTranslate

from ..common import office_clock

_lt = LazyTranslate(__name__)

CONTENT = {"subject", "deadline", "urgency", "unit_id", "received_on", "secrecy"}


class DocumentTask(models.Model):
    """A task of a leader that is no document: an oral order, the conclusion of a meeting (Thông báo 186, mục 2).

    It has neither number nor file, and goes its way by the same lines as a document: what is late, reminded,
    followed up, counted and reported is the same, for there is no second way.
    """

    _inherit = "eoffice.document"

    direction = fields.Selection(selection_add=[("task", "Task of a leader")], ondelete={"task": "cascade"})
    ordered_by_id = fields.Many2one("res.users", "Given by", readonly=True, index="btree_not_null", ondelete="restrict")
    can_cancel_task = fields.Boolean(compute="_compute_can_cancel_task")
    is_task_late = fields.Boolean("Late", compute="_compute_is_task_late", search="_search_is_task_late")

    def _current_state(self):
        if self.direction != "task" or self.voided:
            return super()._current_state()
        first = self.assignment_ids.filtered(lambda line: not line.parent_id)[:1].state
        return "done" if first == "done" else "in_progress"

    @api.depends_context("uid")
    @api.depends("ordered_by_id", "state")
    def _compute_can_cancel_task(self):
        for task in self:
            task.can_cancel_task = (
                task.direction == "task"
                and task.state == "in_progress"
                and self.env.user in task._givers_of(task.ordered_by_id)
            )

    @api.depends("assignment_ids.is_overdue")
    def _compute_is_task_late(self):
        late = self.filtered_domain(self._task_late_domain())
        for task in self:
            task.is_task_late = task in late

    @api.model
    def _search_is_task_late(self, operator, value):
        if operator != "in":
            return NotImplemented
        late = self._task_late_domain()
        return late if True in value else ~late

    @api.model
    def _task_late_domain(self):
        """A task is late as long as one of its lines is: the one meaning of late."""
        lines = Domain("assignment_ids", "any", self.env["eoffice.assignment"]._overdue_domain())
        return Domain("direction", "=", "task") & lines

    @api.model
    def _create_own(self, vals):
        if vals.get("direction", self.env.context.get("default_direction")) == "task":
            raise AccessError(self.env._("A task is given by «Give a task», so that somebody gets it."))
        return super()._create_own(vals)

    def _check_change(self, vals):
        if CONTENT & vals.keys() and any(document.direction == "task" for document in self):
            raise AccessError(
                self.env._("What a leader ordered stays as it was said: cancel the task and give another.")
            )
        return super()._check_change(vals)

    @api.model
    def _givers_of(self, leader):
        """Who may give and cancel tasks for ``leader``: they, their substitutes and the Office of their unit."""
        unit = self._unit_of(leader)
        return leader | self.env["eoffice.substitution"]._acting_for(leader) | unit.clerk_ids | unit.office_chief_ids

    @api.model
    def _unit_of(self, leader):
        return leader.sudo().employee_ids[:1].department_id

    @api.model
    def _give_task(self, leader, subject, targets, **values):
        """Write down a task that ``leader`` gave and send it on.

        :param targets: as for ``eoffice.assignment._forward``: one lead, who supports, who is informed
        :param values: other fields of the task, e.g. the meeting it comes from
        :return: the task; AccessError for who may not speak for ``leader``
        """
        if self.env.user not in self._givers_of(leader):
            raise AccessError(
                self.env._("Only %s, who acts for them, or the Office of their unit gives this task.", leader.name)
            )
        if not (subject or "").strip():
            raise UserError(self.env._("Write in one sentence what is to be done."))
        choices = self.env["eoffice.principal"]._choices(leader)
        stranger = next((target["principal"] for target in targets if target["principal"] not in choices), None)
        if stranger:
            raise AccessError(
                self.env._("%(leader)s cannot give tasks to %(who)s.", leader=leader.name, who=stranger.name)
            )
        deadline = next((target["deadline"] for target in targets if target["role"] == "lead"), False)
        task = self.checked_sudo().create(
            {
                "direction": "task",
                "unit_id": self._unit_of(leader).id,
                "subject": subject,
                "ordered_by_id": leader.id,
                "deadline": office_clock.day(self.env, deadline),
                **values,
            }
        )
        task.with_env(self.env)._start_task(leader, targets)
        return task.with_env(self.env)

    def _start_task(self, leader, targets):
        """The first line is the leader's own; they see on it when all is done."""
        post = self.env["eoffice.principal"]._of_user(leader)
        deadline = self._end_of_day(self.deadline)
        line = (
            self.env["eoffice.assignment"]
            .checked_sudo()
            .create(
                {
                    "document_id": self.id,
                    "principal_id": post.id,
                    "unit_id": self.unit_id.id,
                    "sender_id": self.env.uid,
                    "role": "lead",
                    "state": "open",
                    "deadline": deadline,
                    "original_deadline": deadline,
                    "deadline_origin": deadline and "hand",
                    "deadline_setter_id": leader.id,
                    "opened_on": fields.Datetime.now(),
                    "sent_on": fields.Datetime.now(),
                }
            )
        )
        self.env["eoffice.document.access"]._grant([(self.id, post.id)])
        lines = line.with_env(self.env)._forward_to(targets)
        if leader != self.env.user:
            lines.checked_sudo().write({"sender_for_id": leader.id})

    def _void(self, reason):
        """A task is cancelled by who may give it; whoever has it is told, and what was done stays readable."""
        if self.direction != "task":
            return super()._void(reason)
        self.ensure_one()
        if not self.can_cancel_task:
            raise AccessError(self.env._("Only who gave the task cancels it, while it is not done."))
        lines = self.assignment_ids.checked_sudo().filtered(lambda line: line.state in ("waiting", "open", "passed"))
        holders = lines.principal_id.member_ids
        lines.write({"state": "withdrawn", "finished_on": fields.Datetime.now(), "finished_by_id": self.env.uid})
        lines._drop_activities()
        self.checked_sudo().voided = True
        self.env["eoffice.audit.log"]._add("voided", [(self, None, reason)])
        self.env["eoffice.notification"]._send(holders, _lt("The task is cancelled: %s", reason), record=self)
        return None

    def get_formview_id(self, access_uid=None):
        if len(self) == 1 and self.direction == "task":
            return self.env.ref("eoffice_documents.eoffice_task_view_form").id
        return super().get_formview_id(access_uid)


class TaskLine(models.Model):
    _inherit = "eoffice.assignment"

    def action_open_document(self):
        action = super().action_open_document()
        return {**action, "views": [(self.document_id.get_formview_id(), "form")]}

    def _complete(self, result, answer=None):
        """The leader hears of it also when somebody else wrote the task down for them."""
        super()._complete(result, answer)
        for line in self.filtered(lambda line: line.sender_for_id and line.document_id.direction == "task"):
            words = _lt("%(who)s has completed: %(what)s", who=line.principal_id.display_name, what=result or "")
            self.env["eoffice.notification"]._send(line.sender_for_id, words, record=line.document_id)
