from odoo.exceptions import AccessError, UserError
from odoo.tests import Form, tagged

from ..common.case import MONDAY, ScheduleCase


@tagged("post_install", "-at_install")
class TestConclusions(ScheduleCase):
    """What a meeting concludes is given and followed as tasks of its chair."""

    def conclude(self, event, user):
        wizard = Form(self.env["eoffice.meeting.conclusion"].with_user(user).with_context(default_event_id=event.id))
        with wizard.line_ids.new() as line:
            line.text = "Lắp máy quét tại bộ phận một cửa"
            line.lead_id = self.principal(self.department)
            line.deadline = MONDAY
        wizard.save().action_go()
        return event.sudo().task_ids

    def test_a_conclusion_becomes_a_task_with_a_deadline(self):
        event = self.item()
        task = self.conclude(event, self.clerk)
        line = task.assignment_ids.filtered("parent_id")
        self.assertEqual((task.ordered_by_id, task.meeting_id, task.state), (self.leader, event, "in_progress"))
        self.assertEqual(line.principal_id, self.principal(self.department))
        self.assertEqual(line.deadline, self.at(0, 17))
        line.with_user(self.head)._complete("Đã lắp")
        self.assertEqual(event.sudo().task_ids.mapped("state"), ["done"])
        self.assertEqual(len(self.conclude(event, self.leader)), 2, "the chair may add to it")

    def test_who_may_not(self):
        event = self.item()
        lead = self.principal(self.department)
        for user in (self.head, self.specialist, self.other_clerk, self.administrator):
            with self.subTest(user.login), self.assertRaises(AccessError):
                event.with_user(user)._conclude([("Việc", lead, False)])
        with self.assertRaises(UserError):
            event.with_user(self.clerk)._conclude([])
        proposed = self.item(user=self.head)
        with self.assertRaises(AccessError):
            proposed.with_user(self.clerk)._conclude([("Việc", lead, False)])
        self.assertFalse((event | proposed).sudo().task_ids)
