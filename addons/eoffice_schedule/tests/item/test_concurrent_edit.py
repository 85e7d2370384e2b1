from odoo.exceptions import UserError
from odoo.tests import tagged

from ..common.case import ScheduleCase


@tagged("post_install", "-at_install")
class TestItemConcurrentEdit(ScheduleCase):
    def save(self, item, user, vals, loaded):
        return item.with_user(user).with_context(eoffice_loaded=loaded).web_save(vals, {"name": {}})

    def test_two_of_the_office_at_one_item(self):
        item = self.item(self.head, name="Họp")
        self.save(item, self.chief, {"name": "Họp giao ban"}, {"name": "Họp"})
        with self.assertRaises(UserError) as refusal:
            self.save(item, self.clerk, {"name": "Họp Ủy ban"}, {"name": "Họp"})
        self.assertIn("Họp giao ban", str(refusal.exception))
        self.save(item, self.clerk, {"location": "Phòng 1"}, {"location": "Phòng họp A"})
        self.assertEqual((item.sudo().name, item.sudo().location), ("Họp giao ban", "Phòng 1"))
