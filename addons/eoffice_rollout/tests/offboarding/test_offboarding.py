from datetime import timedelta

from odoo import fields
from odoo.addons.eoffice_documents.models.common import office_clock
from odoo.exceptions import AccessError, UserError
from odoo.tests import HttpCase, tagged

from ..common.case import RolloutCase


@tagged("post_install", "-at_install")
class TestLeaving(RolloutCase):
    def leave(self, user, who=None, successor=None, **values):
        wizard = self.env["eoffice.offboarding"].with_user(user)
        values = {"user_id": (who or self.specialist).id, "successor_id": (successor or self.colleague).id, **values}
        return wizard.create({"reason": "Nghỉ hưu", **values}).action_leave()

    def test_all_open_work_goes_to_the_heir_and_the_account_is_closed(self):
        document = self.at_specialist()
        line = self.line(document, self.specialist)
        item = self.env["calendar.event"].create(
            {
                "name": "Họp giao ban",
                "start": fields.Datetime.now() + timedelta(days=2),
                "stop": fields.Datetime.now() + timedelta(days=2, hours=1),
                "specialist_id": self.specialist.id,
            }
        )
        today = office_clock.today(self.env)
        begun, coming = self.env["eoffice.substitution"].create(
            [
                {
                    "absent_id": self.head.id,
                    "substitute_id": self.specialist.id,
                    "date_from": today + timedelta(days=first),
                    "date_to": today + timedelta(days=9),
                }
                for first in (-3, 3)
            ]
        )
        self.department.clerk_ids = self.specialist
        self.leave(self.administrator)
        self.assertEqual(line.sudo().principal_id, self.principal(self.colleague))
        self.assertEqual(document.with_user(self.colleague).subject, document.sudo().subject)
        self.assertEqual(item.specialist_id, self.colleague)
        self.assertEqual(begun.date_to, today - timedelta(days=1))
        self.assertFalse(coming.exists())
        self.assertFalse(self.specialist.active)
        self.assertFalse(self.specialist.with_context(active_test=False).employee_ids.active)
        self.assertEqual(self.department.clerk_ids, self.colleague)
        log = self.env["eoffice.account.audit.log"].search([("user_id", "=", self.specialist.id)])
        self.assertEqual((log.act, log.done_by_id), ("left", self.administrator))
        self.assertIn("Nghỉ hưu", log.note)
        self.assertEqual(self.principal(self.specialist).with_context(active_test=False).active, False)

    def test_a_step_of_approval_is_asked_of_the_heir(self):
        document = self.at_specialist().sudo()
        step = self.env["eoffice.approval"].create(
            {"document_id": document.id, "type": "review", "principal_id": self.principal(self.specialist).id}
        )
        step._request()
        asked = step.principal_id
        done = step.copy({"state": "approved"})
        self.leave(self.administrator)
        self.assertEqual(step.principal_id, self.principal(self.colleague))
        self.assertEqual(done.principal_id, asked, "what was said stays theirs")
        activity = self.env["mail.activity"].search([("eoffice_approval_id", "=", step.id)])
        self.assertEqual(activity.user_id, self.colleague)

    def test_who_may_close_whose_account(self):
        table = {
            self.administrator: True,
            self.head: True,
            self.other_head: False,
            self.specialist: False,
            self.colleague: False,
            self.clerk: False,
            self.helper: False,
            self.team: False,
        }
        for user, may in table.items():
            with self.subTest(user=user.login):
                self.specialist.active = True
                self.specialist.with_context(active_test=False).employee_ids.active = True
                if may:
                    self.leave(user)
                else:
                    with self.assertRaises(AccessError):
                        self.leave(user)
                self.assertEqual(self.specialist.active, not may)

    def test_a_head_closes_an_account_but_gives_no_posts(self):
        self.department.clerk_ids = self.specialist
        self.leave(self.head, posts=True)
        self.assertFalse(self.department.clerk_ids)

    def test_nobody_closes_his_own_account_or_that_of_the_system(self):
        with self.assertRaises(UserError):
            self.leave(self.administrator, who=self.administrator)
        with self.assertRaises(UserError):
            self.leave(self.administrator, who=self.env.ref("base.user_admin"))
        self.assertTrue(self.administrator.active)

    def test_who_moves_keeps_his_history_and_changes_his_rights(self):
        document = self.at_specialist()
        line = self.line(document, self.specialist)
        self.department.deputy_ids |= self.specialist
        role = self.env.ref("eoffice_documents.group_clerk")
        values = {
            "user_id": self.specialist.id,
            "unit_id": self.other.id,
            "job_title": "Văn thư",
            "role_ids": role.ids,
            "successor_id": self.colleague.id,
            "reason": "Điều động",
        }
        with self.assertRaises(AccessError):
            self.env["eoffice.internal.transfer"].with_user(self.head).create(values)
        self.env["eoffice.internal.transfer"].with_user(self.administrator).create(values).action_move()
        self.assertEqual(self.specialist.employee_ids.department_id, self.other)
        self.assertNotIn(self.specialist, self.department.deputy_ids)
        self.assertTrue(self.specialist.has_group("eoffice_documents.group_clerk"))
        self.assertEqual(line.sudo().principal_id, self.principal(self.colleague))
        self.assertNotIn(self.principal(self.department), self.specialist.principal_ids)
        self.assertTrue(document.with_user(self.specialist).has_access("read"), "what they handled they still read")
        log = self.env["eoffice.account.audit.log"].search([("user_id", "=", self.specialist.id)])
        self.assertEqual(log.act, "moved")
        self.assertIn("T.NV → T.TC", log.note)


@tagged("post_install", "-at_install")
class TestSessionsEnd(RolloutCase, HttpCase):
    def test_an_open_session_is_refused_at_once(self):
        self.authenticate("t_specialist", "t_specialist")
        self.assertTrue(self.make_jsonrpc_request("/web/session/get_session_info"))
        self.specialist.with_user(self.administrator)._eoffice_leave(self.colleague, "Nghỉ hưu")
        self.env.flush_all()
        with self.assertRaisesRegex(Exception, "Session"):
            self.make_jsonrpc_request("/web/session/get_session_info")
        page = self.url_open("/odoo", allow_redirects=False)
        self.assertIn("/web/login", page.headers.get("Location", ""))
