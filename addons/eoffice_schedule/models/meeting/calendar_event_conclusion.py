from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError


class CalendarEventConclusion(models.Model):
    """What a meeting concludes becomes work with a deadline, given in the name of its chair (CAL-06)."""

    _inherit = "calendar.event"

    task_ids = fields.One2many("eoffice.document", "meeting_id", "Conclusions", readonly=True)
    can_conclude = fields.Boolean(compute="_compute_can_conclude")

    @api.depends_context("uid")
    @api.depends("schedule_state", "chair_id")
    def _compute_can_conclude(self):
        for event in self:
            item = event.sudo()
            event.can_conclude = item.schedule_state == "accepted" and self.env.user in item._concluders()

    def _concluders(self):
        """The chair, who acts for them, and the Office of the schedule as far as it serves the chair."""
        givers = self.env["eoffice.document"]._givers_of(self.chair_id)
        own = self.chair_id | self.env["eoffice.substitution"]._acting_for(self.chair_id)
        return givers & (own | self.week_id.unit_id._schedule_editors())

    def _conclude(self, conclusions):
        """Give each conclusion as a task.

        :param conclusions: list of (text, principal who leads, day or False)
        :return: the tasks
        """
        self.ensure_one()
        if not self.can_conclude:
            raise AccessError(self.env._("Only the chair or the Office writes down what a meeting concludes."))
        if not conclusions:
            raise UserError(self.env._("Write at least one conclusion: what, who, until when."))
        documents = self.env["eoffice.document"]
        for text, lead, day in conclusions:
            until = documents._end_of_day(day)
            target = {"principal": lead, "role": "lead", "deadline": until, "instruction": text}
            documents |= documents._give_task(self.checked_sudo().chair_id, text, [target], meeting_id=self.id)
        return documents


class MeetingTask(models.Model):
    _inherit = "eoffice.document"

    meeting_id = fields.Many2one(
        "calendar.event", "Concluded at", readonly=True, index="btree_not_null", ondelete="set null"
    )
