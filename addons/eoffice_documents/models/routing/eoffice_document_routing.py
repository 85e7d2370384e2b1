from odoo import api, fields, models
from odoo.exceptions import UserError


class DocumentRouting(models.Model):
    """The document's side of routing: its first line, its tree, and the lines of the person who looks at it."""

    _inherit = "eoffice.document"

    to_places = fields.Char("Receiving units and people", compute="_compute_to_places")
    my_line_ids = fields.Many2many("eoffice.assignment", compute="_compute_my_line_ids")
    my_instruction = fields.Text(compute="_compute_my_line_ids", string="Instruction to me")
    my_sender = fields.Char(compute="_compute_my_line_ids")
    my_deadline = fields.Datetime(compute="_compute_my_line_ids")
    can_act = fields.Boolean(compute="_compute_my_line_ids")
    can_return = fields.Boolean(compute="_compute_my_line_ids")
    can_acknowledge = fields.Boolean(compute="_compute_my_line_ids")

    @api.depends("assignment_ids.principal_id")
    def _compute_to_places(self):
        """Units and people the document was passed on to (N30 PL VI, ToPlaces)."""
        for document in self:
            document.to_places = "; ".join(
                dict.fromkeys(document.sudo().assignment_ids.sorted("id").principal_id.mapped("name"))
            )

    @api.depends("assignment_ids.state")
    @api.depends_context("uid")
    def _compute_my_line_ids(self):
        lines = (
            self.env["eoffice.assignment"]
            .search([("document_id", "in", self.ids), ("is_mine", "=", True), ("state", "in", ("waiting", "open"))])
            .grouped("document_id")
        )
        for document in self:
            mine = lines.get(document, self.env["eoffice.assignment"])
            work = mine.filtered(lambda line: line.role != "information")
            document.my_line_ids = mine
            document.can_act = bool(work)
            document.can_return = bool(work.parent_id)
            newest = (work or mine)[:1]
            document.my_instruction = newest.instruction
            document.my_sender = newest.sender_id.name
            document.my_deadline = newest.deadline
            document.can_acknowledge = bool(mine - work)

    def action_acknowledge_mine(self):
        self.my_line_ids.filtered(lambda line: line.role == "information").action_acknowledge()

    def action_mark_opened(self):
        """Note that the current user has opened these documents; a visit only where one of them waits for them."""
        self.check_access("read")
        waits = self._waits_for_me()
        lines = self.env["eoffice.assignment"].search(
            [("document_id", "in", self.ids), ("is_mine", "=", True), ("state", "=", "waiting")]
        )
        lines._mark_opened()
        if waits:
            lines._eoffice_work_opened()
        return bool(lines)

    def _waits_for_me(self):
        """Whether the current user has something to do with any of these documents, not only to read it."""
        return bool(self.my_line_ids)

    def _start_routing(self):
        """The first line: to the office chief or the head; a routing rule sends it on at once (N30 Đ23.1)."""
        self.ensure_one()
        post = self.env["eoffice.principal"]
        chief = post._of_unit(self.unit_id, "office")
        first = chief if chief.member_ids else post._of_unit(self.unit_id)
        if not first.member_ids:
            raise UserError(
                self.env._(
                    "%s has neither an office chief nor a head with an account. Tell the administrator.",
                    self.unit_id.name,
                )
            )
        line = self.env["eoffice.assignment"].sudo().create(self._first_line_values(first))
        rule = self.env["eoffice.routing.rule"]._first_match(self)
        if rule:
            self.env["eoffice.document.access"]._grant([(self.id, first.id)])
            rule._send(line)
        else:
            line._deliver()

    def _first_line_values(self, first):
        return {
            "document_id": self.id,
            "principal_id": first.id,
            "unit_id": self.unit_id.id,
            "sender_id": self.env.uid,
            "role": "lead",
            "deadline": self._end_of_day(self.deadline),
            "sent_on": fields.Datetime.now(),
        }

    def assignment_tree(self):
        """The way of the document at a glance: its lines from the top, each with what the screen shows."""
        self.ensure_one()
        self.check_access("read")
        lines = self.env["eoffice.assignment"].search([("document_id", "=", self.id)])
        lines = lines.sorted(lambda line: [int(step) for step in line.parent_path.split("/") if step])  # 9 before 10
        readable = lines.answer_id._filtered_access("read")
        states = dict(lines._fields["state"]._description_selection(self.env))
        roles = dict(lines._fields["role"]._description_selection(self.env))
        return [
            {
                "id": line.id,
                "depth": line.parent_path.count("/") - 1,
                "holder": line.principal_id.display_name,
                "sender": line.sender_id.name,
                "role": line.role,
                "role_label": roles[line.role],
                "state": line.state,
                "state_label": states[line.state],
                "instruction": line.instruction,
                "result": line.result,
                "reason": line.reason,
                "answer": line.answer_id in readable and {"id": line.answer_id.id, "name": line.answer_id.display_name},
                "rule": line.rule_id.name,
                "sent_on": line.sent_on,
                "opened_on": line.opened_on,
                "finished_on": line.finished_on,
                "deadline": line.deadline,
                "late": line.is_overdue,
                "mine": line.is_mine,
                "can_withdraw": line.state == "waiting" and line.sender_id == self.env.user and bool(line.parent_id),
                "can_reopen": line.state == "done" and line.is_mine,
            }
            for line in lines
        ]
