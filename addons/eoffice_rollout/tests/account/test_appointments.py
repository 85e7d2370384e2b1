from odoo.exceptions import AccessError
from odoo.fields import Command
from odoo.tests import tagged

from ..common.case import RolloutCase


@tagged("post_install", "-at_install")
class TestAppointments(RolloutCase):
    def rows(self, user):
        return self.env["eoffice.account.audit.log"].sudo().search([("user_id", "=", user.id)])

    def test_nobody_gives_a_post_to_themselves(self):
        unit = self.committee.with_user(self.administrator)
        for post in ("clerk_ids", "office_chief_ids", "deputy_ids"):
            with self.subTest(post), self.assertRaises(AccessError):
                unit.write({post: [Command.link(self.administrator.id)]})
            self.assertNotIn(self.administrator, self.committee[post])

    def test_a_post_given_or_taken_is_traced(self):
        unit = self.committee.with_user(self.administrator)
        unit.write({"clerk_ids": [Command.link(self.specialist.id)]})
        unit.write({"clerk_ids": [Command.unlink(self.specialist.id)]})
        rows = self.rows(self.specialist)
        self.assertEqual(sorted(rows.mapped("act")), ["appointed", "dismissed"])
        self.assertEqual(rows.done_by_id, self.administrator)
        self.assertIn(self.committee.name, rows[0].note)

    def test_a_search_for_everybody_is_the_administrators(self):
        mine = {"name": "Tất cả", "model_id": "eoffice.document", "domain": "[('id', '=', 0)]", "is_default": True}
        filters = self.env["ir.filters"]
        with self.assertRaises(AccessError):
            filters.with_user(self.specialist).create({**mine, "user_ids": []})
        own = filters.with_user(self.specialist).create({**mine, "user_ids": [Command.link(self.specialist.id)]})
        with self.assertRaises(AccessError):
            own.write({"user_ids": [Command.clear()]})

    def test_a_list_of_receivers_is_changed_by_who_made_it(self):
        lists = self.env["eoffice.recipient.list"]
        made = lists.with_user(self.administrator).create({"name": "Các phòng thử"})
        own = lists.with_user(self.clerk).create({"name": "Các xã thử"})
        for act in (lambda: made.with_user(self.clerk).write({"name": "x"}), made.with_user(self.clerk).unlink):
            with self.assertRaises(AccessError):
                act()
        own.write({"name": "Các xã, thị trấn thử"})
        self.assertEqual(made.with_user(self.clerk).name, "Các phòng thử")
