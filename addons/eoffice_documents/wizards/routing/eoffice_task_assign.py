from odoo import api, fields, models


class TaskAssign(models.TransientModel):
    """Give a task in one sentence: who leads, who supports, until when. Also for a leader who said it aloud."""

    _name = "eoffice.task.assign"
    _description = "Give a task"

    leader_id = fields.Many2one(
        "res.users", "Given by", required=True, default=lambda self: self._leaders()[:1], ondelete="cascade"
    )
    leader_ids = fields.Many2many("res.users", compute="_compute_choices")
    choice_ids = fields.Many2many("eoffice.principal", compute="_compute_choices")
    subject = fields.Char("What is to be done", required=True, size=500)
    lead_id = fields.Many2one("eoffice.principal", required=True)
    support_ids = fields.Many2many("eoffice.principal", "eoffice_task_assign_support_rel")
    deadline = fields.Date(help="The work is due at the end of this working day.")

    @api.model
    def _leaders(self):
        """In whose name the current user may give tasks, themselves first."""
        user = self.env.user
        gives = ("leader", "office_chief", "unit_head")
        mine = user if any(user.has_group(f"eoffice_documents.group_{group}") for group in gives) else user.browse()
        units = self.env["hr.department"].sudo()
        served = units.search(["|", ("clerk_ids", "in", user.id), ("office_chief_ids", "in", user.id)])
        heads = served.head_id | served.deputy_ids
        of_the_office = heads.filtered(lambda head: self.env["eoffice.document"]._unit_of(head) in served)
        return mine | self.env["eoffice.substitution"]._served_by(user) | of_the_office

    @api.depends("leader_id")
    def _compute_choices(self):
        leaders = self._leaders()
        for wizard in self:
            wizard.leader_ids = leaders
            choices = self.env["eoffice.principal"]
            wizard.choice_ids = choices._choices(wizard.leader_id) if wizard.leader_id else choices

    def action_give(self):
        self.ensure_one()
        documents = self.env["eoffice.document"]
        until = documents._end_of_day(self.deadline)
        targets = [{"principal": self.lead_id, "role": "lead", "deadline": until, "instruction": self.subject}]
        targets += [
            {"principal": principal, "role": "support", "deadline": until, "instruction": self.subject}
            for principal in self.support_ids - self.lead_id
        ]
        task = documents._give_task(self.leader_id, self.subject, targets)
        return {
            "type": "ir.actions.client",
            "tag": "display_notification",
            "params": {
                "type": "success",
                "message": self.env._("%(who)s has got the task: %(what)s", who=self.lead_id.name, what=task.subject),
                "next": {"type": "ir.actions.act_window_close"},
            },
        }
