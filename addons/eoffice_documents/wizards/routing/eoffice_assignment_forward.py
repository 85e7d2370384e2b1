from odoo import api, fields, models


class Route(models.TransientModel):
    """Pass documents on: who leads, who supports, who is informed, what to do and until when."""

    _name = "eoffice.assignment.forward"
    _inherit = ["eoffice.assignment.wizard.mixin"]
    _description = "Pass documents on"

    document_count = fields.Integer(compute="_compute_document_count")
    choice_ids = fields.Many2many("eoffice.principal", compute="_compute_choice_ids")
    lead_id = fields.Many2one("eoffice.principal")
    support_ids = fields.Many2many("eoffice.principal", "eoffice_assignment_forward_support_rel")
    information_ids = fields.Many2many(
        "eoffice.principal", "eoffice_assignment_forward_information_rel", string="For information"
    )
    deadline = fields.Date(help="The work is due at the end of this working day.")
    deadline_note = fields.Char("Why this deadline", compute="_compute_deadline_note")
    substitution_note = fields.Text("Who is away", compute="_compute_substitution_note")
    in_person = fields.Boolean("Send to those away all the same", help="It waits until they are back.")
    instruction = fields.Text()
    canned_instruction_id = fields.Many2one("eoffice.canned.instruction", "Phrase", store=False)
    save_instruction = fields.Boolean("Keep this instruction among my phrases")
    reply_required = fields.Boolean("An answering document is required")
    line_ids = fields.One2many(
        "eoffice.assignment.forward.line",
        "route_id",
        "A deadline each",
        compute="_compute_line_ids",
        store=True,
        readonly=False,
    )

    @api.model
    def default_get(self, fields_list):
        values = super().default_get(fields_list)
        lines = self.env["eoffice.assignment"].browse(values.get("assignment_ids"))
        deadlines = {line._deadline_day() or line.document_id.deadline for line in lines}
        if len(deadlines) == 1:
            values["deadline"] = deadlines.pop()
        values["reply_required"] = any(line.reply_required for line in lines)
        return values

    @api.depends("assignment_ids")
    def _compute_document_count(self):
        for route in self:
            route.document_count = len(route.assignment_ids.document_id)

    @api.depends("assignment_ids", "deadline")
    def _compute_deadline_note(self):
        """Where the offered deadline comes from; nothing once another day is typed."""
        for route in self:
            lines = route.assignment_ids
            kept = {line._deadline_day() for line in lines} == {route.deadline}
            notes = set(lines.mapped("deadline_note"))
            route.deadline_note = kept and len(notes) == 1 and notes.pop()

    @api.depends("assignment_ids", "lead_id", "support_ids", "information_ids")
    def _compute_substitution_note(self):
        """Who of the receivers is away, until when, and who gets the documents instead."""
        stand_in = self.env["eoffice.substitution"]
        in_force = stand_in._in_force()
        for route in self:
            notes = []
            for principal in (route.lead_id | route.support_ids | route.information_ids)._origin if in_force else ():
                for document in route.assignment_ids.document_id:
                    deputy, way = stand_in._resolve(principal, document, in_force)
                    notes += [way._note(deputy)] if way else []
            route.substitution_note = "\n".join(dict.fromkeys(notes))

    @api.depends("assignment_ids")
    def _compute_choice_ids(self):
        """Whom the person may choose."""
        for route in self:
            route.choice_ids = self.env["eoffice.principal"]._choices(self.env.user)

    @api.onchange("canned_instruction_id")
    def _onchange_canned_instruction_id(self):
        if self.canned_instruction_id:
            self.instruction = "\n".join(filter(None, (self.instruction, self.canned_instruction_id.text)))
            self.canned_instruction_id = False

    @api.depends("lead_id", "support_ids", "information_ids", "deadline")
    def _compute_line_ids(self):
        for route in self:
            receivers = [
                ("lead", route.lead_id),
                ("support", route.support_ids),
                ("information", route.information_ids),
            ]
            route.line_ids = [fields.Command.clear()] + [
                fields.Command.create(
                    {
                        "principal_id": principal._origin.id,
                        "role": role,
                        "deadline": False if role == "information" else route.deadline,
                    }
                )
                for role, principals in receivers
                for principal in principals
            ]

    def action_route(self):
        self.ensure_one()
        self.assignment_ids._forward(
            [
                {
                    "principal": line.principal_id,
                    "role": line.role,
                    "deadline": self.env["eoffice.document"]._end_of_day(line.deadline),
                    "instruction": self.instruction,
                    "reply_required": self.reply_required and line.role == "lead",
                    "in_person": self.in_person,
                }
                for line in self.line_ids
            ]
        )
        if self.save_instruction and self.instruction:
            self.env["eoffice.canned.instruction"].create({"text": " ".join(self.instruction.split())})
        return {"type": "ir.actions.act_window_close"}


class AssignmentForwardLine(models.TransientModel):
    _name = "eoffice.assignment.forward.line"
    _description = "Receiver of a document to pass on"

    route_id = fields.Many2one("eoffice.assignment.forward", required=True, ondelete="cascade")
    principal_id = fields.Many2one("eoffice.principal", "Unit or person", required=True, readonly=True)
    role = fields.Selection(
        [("lead", "Lead"), ("support", "Support"), ("information", "For information")], required=True, readonly=True
    )
    deadline = fields.Date()
