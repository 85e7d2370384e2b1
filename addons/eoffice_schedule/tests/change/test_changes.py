from odoo.exceptions import UserError
from odoo.tests import tagged

from ..common.case import ScheduleCase


@tagged("post_install", "-at_install")
class TestChanges(ScheduleCase):
    """After publishing, readers see what changed and what stood there before (CAL-02)."""

    def test_before_publishing_nothing_is_marked(self):
        item = self.item()
        item.write({"location": "Phòng họp B"})
        self.assertFalse(item.change_ids)
        self.assertFalse(item.change_mark)

    def test_a_change_keeps_the_old_value(self):
        item = self.item()
        self.publish(item)
        item.with_user(self.chief).write({"location": "Phòng họp B", "start": self.at(0, 9), "stop": self.at(0, 11)})
        shown = {row.field_name: (row.old, row.new) for row in item.sudo().change_ids}
        self.assertEqual(shown["location"], ("Phòng họp A", "Phòng họp B"))
        self.assertEqual(shown["start"], ("08:00 23/11/2026", "09:00 23/11/2026"))
        self.assertEqual((item.change_mark, item.sudo().change_ids.user_id), ("changed", self.chief))

    def test_writing_the_same_value_is_no_change(self):
        item = self.item()
        self.publish(item)
        item.write({"location": "Phòng họp A"})
        self.assertFalse(item.change_mark)

    def test_what_is_added_later_is_marked_and_told(self):
        self.publish(self.item())
        added = self.item(
            name="Họp đột xuất", start=self.at(1, 8), stop=self.at(1, 9), guest_ids=[(6, 0, self.head.ids)]
        )
        self.assertEqual(added.change_mark, "added")
        self.assertIn(self.head.partner_id, self.told(added))

    def test_postponed_and_cancelled_need_a_reason_and_can_be_undone(self):
        item = self.item()
        self.publish(item)
        for act in (item._postpone, item._cancel):
            with self.assertRaises(UserError):
                act("  ")
        item._postpone("Chủ tịch đi họp tỉnh")
        self.assertEqual((item.schedule_state, item.change_mark), ("postponed", "postponed"))
        item._cancel("Không họp nữa")
        self.assertEqual((item.schedule_state, item.sudo().partner_ids.ids), ("cancelled", []))
        item.action_restore()
        self.assertEqual((item.schedule_state, item.sudo().partner_ids), ("accepted", self.leader.partner_id))

    def test_those_concerned_are_told_of_changes(self):
        item = self.item(guest_unit_ids=[(6, 0, self.department.ids)])
        self.publish(item)
        item.write({"location": "Phòng họp B"})
        self.assertEqual(self.told(item), self.leader.partner_id | self.head.partner_id)

    def told(self, item):
        messages = self.env["mail.message"].sudo().search([("model", "=", item._name), ("res_id", "=", item.id)])
        return messages.notified_partner_ids
