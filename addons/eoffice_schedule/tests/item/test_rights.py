from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from ..common.case import ScheduleCase


@tagged("post_install", "-at_install")
class TestScheduleRights(ScheduleCase):
    def test_only_the_office_and_who_proposed_change_an_item(self):
        proposal = self.item(self.head)
        for user in (self.specialist, self.head, self.clerk, self.chief):
            proposal.with_user(user).write({"name": f"Họp {user.login}"})
        for user in (self.other_head, self.other_clerk, self.leader, self.administrator):
            with self.subTest(user.login), self.assertRaises(AccessError):
                proposal.with_user(user).write({"name": "x"})
        proposal.with_user(self.clerk).action_accept()
        for user in (self.head, self.specialist):
            with self.subTest(user.login), self.assertRaises(AccessError):
                proposal.with_user(user).write({"name": "x"})
        self.assertEqual(proposal.sudo().name, f"Họp {self.chief.login}")

    def test_states_and_weeks_are_not_typed_in(self):
        item = self.item(self.head)
        forged = {
            "schedule_state": "accepted",
            "week_id": False,
            "proposing_unit_id": self.other.id,
            "change_mark": "added",
        }
        for name, value in forged.items():
            for user in (self.head, self.clerk):
                with self.subTest(name=name, user=user.login), self.assertRaises(AccessError):
                    item.with_user(user).write({name: value})
        with self.assertRaises(AccessError):
            self.item(self.head, schedule_state="accepted")
        self.assertEqual(item.sudo().schedule_state, "proposed")

    def test_an_ordinary_event_cannot_enter_the_schedule(self):
        week = self.item().sudo().week_id
        events = self.env["calendar.event"].with_user(self.specialist)
        mine = events.create({"name": "Của tôi", "start": self.at(0, 8), "stop": self.at(0, 9)})
        with self.assertRaises(AccessError):
            mine.write({"week_id": week.id})
        with self.assertRaises(AccessError):
            events.create({"name": "x", "start": self.at(0, 8), "stop": self.at(0, 9), "week_id": week.id})
        mine.write({"name": "Vẫn của tôi"})
        self.assertFalse(mine.week_id)

    def test_only_the_office_accepts_refuses_postpones_and_cancels(self):
        item = self.item(self.head)
        acts = (lambda one: one.action_accept(), lambda one: one._refuse("x"))
        for user in (self.head, self.specialist, self.leader, self.other_clerk):
            for act in acts:
                with self.subTest(user.login), self.assertRaises(AccessError):
                    act(item.with_user(user))
            wizard = self.env["eoffice.schedule.reason"].with_user(user)
            with self.subTest(user.login), self.assertRaises(AccessError):
                wizard.create({"act": "refuse", "event_ids": [(6, 0, item.ids)], "reason": "x"}).action_go()
        self.assertEqual(item.sudo().schedule_state, "proposed")
        item.with_user(self.clerk)._refuse("Trùng nội dung")
        self.assertEqual((item.sudo().schedule_state, item.sudo().reason), ("refused", "Trùng nội dung"))

    def test_published_items_are_not_deleted(self):
        item = self.item()
        self.publish(item)
        with self.assertRaises(UserError):
            item.with_user(self.clerk).unlink()
        self.assertTrue(item.exists())

    def test_a_masked_item_is_busy_for_colleagues_too(self):
        item = self.item(name="Việc riêng", audience="masked", location="Nhà riêng")
        self.publish(item)
        self.env.flush_all()
        self.env.invalidate_all()
        seen = item.with_user(self.specialist)
        self.assertNotIn("Việc riêng", str(seen.read(["name", "location", "display_name"])))
        self.env.invalidate_all()
        self.assertEqual(item.with_user(self.chief).name, "Việc riêng", "the Office arranges it")
        item.with_user(self.chief).write({"location": "Nơi khác"})
        self.assertFalse(
            self.env["eoffice.schedule.change"].with_user(self.specialist).search([("event_id", "=", item.id)])
        )

    def test_a_source_document_is_one_that_may_be_read(self):
        document = self.registered()
        with self.assertRaises(AccessError):
            self.item(self.head, document_id=document.id)
        with self.assertRaises(AccessError):
            self.item(self.head, document_id=str(document.id))
        proposal = self.item(self.head)
        with self.assertRaises(AccessError):
            proposal.with_user(self.head).write({"document_id": float(document.id)})
        items = self.env["calendar.event"].with_user(self.head).with_context(eoffice_schedule=True)
        items = items.with_context(default_document_id=document.id)
        values = {"name": "x", "start": self.at(0, 8), "stop": self.at(0, 9), "chair_id": self.leader.id}
        by_default = items.create(values)
        self.assertFalse(by_default.sudo().document_id)
        self.assertEqual(self.item(document_id=document.id).document_id, document)

    def test_through_an_item_no_other_record_is_changed(self):
        item = self.item(self.head)
        system = self.env.ref("base.group_system")
        message = self.registered().message_ids[:1] or self.leader.partner_id.message_post(body="Của tôi")
        forged = {
            "guest_ids": [(1, self.head.id, {"group_ids": [(4, system.id)]})],
            "leader_ids": [(2, self.specialist.id)],
            "guest_unit_ids": [[True, self.department.id, {"head_id": self.specialist.id}]],
            "partner_ids": [(1, self.leader.partner_id.id, {"name": "x"})],
            "message_ids": [(4, message.id)],
            "activity_ids": [
                (0, 0, {"user_id": self.leader.id, "res_model_id": self.env["ir.model"]._get_id("res.users")})
            ],
        }
        for user in (self.head, self.clerk):
            for name, value in forged.items():
                with self.subTest(name=name, user=user.login), self.assertRaises(AccessError):
                    item.with_user(user).write({name: value})
                with self.subTest(name=name, user=user.login, act="create"), self.assertRaises(AccessError):
                    self.item(user, **{name: value})
        self.assertFalse(self.head.has_group("base.group_system"))
        self.assertEqual(self.department.head_id, self.head)
        item.with_user(self.head).write(
            {"guest_ids": [(4, self.specialist.id)], "guest_unit_ids": [(6, 0, self.other.ids)]}
        )
        self.assertEqual((item.guest_ids, item.guest_unit_ids), (self.specialist, self.other))

    def test_weeks_changes_and_replies_are_written_by_methods_only(self):
        item = self.item(guest_unit_ids=[(6, 0, self.department.ids)])
        week = self.publish(item)
        item.with_user(self.clerk).write({"location": "Khác"})
        rows = {
            "eoffice.schedule.week": (week, {"state": "open"}),
            "eoffice.schedule.change": (item.sudo().change_ids, {"old": "x"}),
            "eoffice.meeting.rsvp": (item.sudo().rsvp_ids, {"state": "coming"}),
        }
        for model, (record, values) in rows.items():
            self.assertTrue(record)
            for user in (self.clerk, self.chief, self.leader, self.head, self.administrator):
                with self.subTest(model=model, user=user.login), self.assertRaises(AccessError):
                    record.with_user(user).write(values)
                with self.subTest(model=model, user=user.login), self.assertRaises(AccessError):
                    record.with_user(user).unlink()
