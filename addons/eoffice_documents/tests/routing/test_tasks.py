from datetime import timedelta

from odoo import fields
from odoo.exceptions import AccessError, UserError
from odoo.tests import Form, freeze_time, tagged

from ..common.case import OfficeCase


@tagged("post_install", "-at_install")
@freeze_time("2026-11-24 02:00:00")
class TestTasks(OfficeCase):
    """What a leader orders aloud is followed by the lines that documents have."""

    def give(self, user=None, **values):
        wizard = Form(self.env["eoffice.task.assign"].with_user(user or self.leader))
        wizard.subject = values.get("subject", "Báo cáo thu ngân sách quý IV")
        wizard.lead_id = values.get("lead", self.principal(self.department))
        wizard.deadline = values.get("deadline", "2026-11-27")
        for support in values.get("support", ()):
            wizard.support_ids.add(support)
        wizard.save().action_give()
        return self.env["eoffice.document"].with_user(self.leader).search([("direction", "=", "task")], limit=1)

    def line(self, task, who):
        return (
            task.sudo()
            .assignment_ids.filtered(lambda line: line.principal_id == self.principal(who))
            .with_user(who if who._name == "res.users" else self.head)
        )

    def test_given_handled_done(self):
        task = self.give(support=[self.principal(self.other)])
        self.assertEqual((task.state, task.ordered_by_id, task.unit_id), ("in_progress", self.leader, self.committee))
        work = self.line(task, self.department)
        self.assertEqual(work.deadline, fields.Datetime.to_datetime("2026-11-27 10:00:00"), "17:00 in Vietnam")
        work._forward([{"principal": self.principal(self.specialist), "role": "lead", "deadline": work.deadline}])
        self.line(task, self.specialist)._complete("Đã báo cáo")
        self.assertEqual((task.state, work.state), ("done", "done"))
        told = self.env["mail.message"].search([("model", "=", task._name), ("res_id", "=", task.id)], limit=1)
        self.assertIn("Đã báo cáo", told.body)

    def test_late_like_a_document(self):
        task = self.give()
        work = self.line(task, self.department)
        desk = {"domain": [("id", "=", work.id), ("is_overdue", "=", True)]}
        with freeze_time("2026-11-27 10:00:01"):
            self.env.invalidate_all()
            self.assertTrue(task.is_task_late)
            self.assertEqual(self.env["eoffice.assignment"].with_user(self.head).search(**desk), work)
            self.assertEqual(task.search([("is_task_late", "=", True)]), task)
            self.assertEqual(self.env["eoffice.assignment"].with_user(self.head).work_counters()["late"], 1)

    def test_more_time_is_answered_by_the_leader(self):
        work = self.line(self.give(), self.department)
        wanted = work.deadline + timedelta(days=3)
        work._request_extension(wanted, "Chờ số liệu")
        asked = self.env["eoffice.deadline.extension"].search([("assignment_id", "=", work.id)])
        asked.with_user(self.leader).action_grant()
        self.assertEqual((work.deadline, work.original_deadline), (wanted, wanted - timedelta(days=3)))

    def test_the_office_writes_it_down_and_both_names_stay(self):
        task = self.give(self.clerk)
        self.assertEqual(task.ordered_by_id, self.leader)
        work = self.line(task, self.department)
        self.assertEqual((work.sender_id, work.sender_for_id), (self.clerk, self.leader))
        work._complete("Xong")
        told = self.env["mail.message"].search([("model", "=", task._name), ("res_id", "=", task.id)])
        self.assertIn(self.leader.partner_id, told.sudo().notified_partner_ids)

    def test_who_may_not(self):
        documents = self.env["eoffice.document"]
        target = {"principal": self.principal(self.department), "role": "lead", "deadline": False}
        count = documents.search_count([("direction", "=", "task")])
        for user, leader in (
            (self.head, self.leader),
            (self.specialist, self.leader),
            (self.other_clerk, self.leader),
            (self.administrator, self.leader),
            (self.specialist, self.head),
        ):
            with self.subTest(user.login), self.assertRaises(AccessError):
                documents.with_user(user)._give_task(leader, "Việc", [target])
        with self.assertRaises(AccessError):
            documents.with_user(self.clerk).create({"direction": "task", "subject": "x", "unit_id": self.committee.id})
        with self.assertRaises(AccessError):
            documents.with_user(self.head)._give_task(
                self.head, "Việc", [{**target, "principal": self.principal(self.leader)}]
            )
        with self.assertRaises(UserError):
            documents.with_user(self.leader)._give_task(self.leader, "  ", [target])
        self.assertEqual(documents.search_count([("direction", "=", "task")]), count)

    def test_who_reads_it_and_nobody_rewrites_it(self):
        task = self.give()
        readers = self.leader | self.head | self.clerk | self.chief
        for user in readers | self.other_head | self.other_clerk | self.administrator:
            with self.subTest(user.login):
                self.assertEqual(bool(task.with_user(user).search([("id", "=", task.id)])), user in readers)
        for user in (self.clerk, self.leader, self.head):
            with self.subTest(user.login), self.assertRaises(AccessError):
                task.with_user(user).write({"subject": "Khác"})
        self.assertEqual(task.subject, "Báo cáo thu ngân sách quý IV")

    def test_cancelled_by_the_giver_only(self):
        task = self.give()
        with self.assertRaises(AccessError):
            task.with_user(self.head)._void("Không làm")
        self.assertEqual(task.state, "in_progress")
        task.with_user(self.chief)._void("Đã giao đơn vị khác")
        self.assertEqual(task.state, "void")
        self.assertFalse(self.env["eoffice.assignment"].with_user(self.head).work_counters()["new"])
        with self.assertRaises(AccessError):
            task.with_user(self.chief)._void("Lần nữa")

    def test_who_gave_it_cancels_it_by_the_button(self):
        task = self.give()
        wizard = self.env["eoffice.register.void"].with_user(self.leader)
        wizard.create({"document_id": task.id, "reason": "Không cần nữa"}).action_void()
        self.assertEqual(task.state, "void")
        other = self.give()
        with self.assertRaises(AccessError):
            self.env["eoffice.register.void"].with_user(self.head).create(
                {"document_id": other.id, "reason": "Không làm"}
            ).action_void()
        self.assertEqual(other.state, "in_progress")

    def test_a_head_gives_tasks_to_his_people(self):
        task = self.give(self.head, lead=self.principal(self.specialist))
        self.assertFalse(task, "the leader is not told of what goes on inside a unit")
        task = self.env["eoffice.document"].with_user(self.head).search([("direction", "=", "task")])
        self.assertEqual((task.ordered_by_id, task.unit_id), (self.head, self.department))

    def test_it_is_no_document_to_register(self):
        task = self.give()
        waiting = self.env["eoffice.document"].with_user(self.clerk).search([("state", "=", "to_register")])
        self.assertNotIn(task, waiting)
        self.assertFalse(task.sequence_number)
        with self.assertRaises(UserError):
            task.with_user(self.clerk).action_register()

    def test_it_opens_as_a_task(self):
        task = self.give()
        action = self.line(task, self.department).action_open_document()
        form = self.env.ref("eoffice_documents.eoffice_task_view_form")
        self.assertEqual(action["views"], [(form.id, "form")])
        self.assertEqual(task.get_formview_id(), form.id)
