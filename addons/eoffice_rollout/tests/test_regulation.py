from unittest.mock import patch

from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from .common import RolloutCase


@tagged("post_install", "-at_install")
class TestRegulation(RolloutCase):
    def setUp(self):
        super().setUp()
        model = self.env.registry["eoffice.regulation"]
        everybody = model._readers

        def of_the_test(records):
            return everybody(records).filtered(lambda user: user.login.startswith("t_"))

        self.enterContext(patch.object(model, "_readers", of_the_test))

    def regulation(self, **values):
        return self.env["eoffice.regulation"].with_user(self.team).create(
            {"name": "Quy chế sử dụng VPĐT", "text": "<p>Điều 1. Mở hệ thống hai lần mỗi ngày.</p>", **values}
        )  # fmt: skip

    def rows(self, regulation, user):
        return regulation.sudo().reading_ids.filtered(lambda row: row.user_id == user)

    def test_opened_then_confirmed(self):
        regulation = self.regulation()
        self.assertFalse(regulation.with_user(self.head).search([("id", "=", regulation.id)]), "a draft is not shown")
        regulation.action_publish()
        mine = regulation.with_user(self.head)
        self.assertTrue(mine.to_read)
        with self.assertRaises(UserError):
            mine.action_confirm()
        self.assertFalse(self.rows(regulation, self.head).confirmed_on)
        mine.action_open_text()
        mine.action_confirm()
        mine.invalidate_recordset()
        self.assertTrue(self.rows(regulation, self.head).confirmed_on)
        self.assertFalse(mine.to_read)
        self.assertNotIn(mine, mine.search([("to_read", "=", True)]))
        self.assertIn(regulation, regulation.with_user(self.specialist).search([("to_read", "=", True)]))

    def test_who_has_not_is_a_list_and_a_new_version_asks_again(self):
        regulation = self.regulation()
        regulation.action_publish()
        everybody = regulation.missing_count
        self.assertGreaterEqual(everybody, 8)
        mine = regulation.with_user(self.head)
        mine.action_open_text()
        mine.action_confirm()
        regulation.invalidate_recordset()
        self.assertEqual((regulation.confirmed_count, regulation.missing_count), (1, everybody - 1))
        listed = (
            self.env["eoffice.regulation.reading"].with_user(self.team).search(regulation.action_missing()["domain"])
        )
        self.assertNotIn(self.head, listed.user_id)
        regulation.action_publish()
        regulation.invalidate_recordset()
        self.assertEqual((regulation.version, regulation.confirmed_count, regulation.missing_count), (2, 0, everybody))
        self.assertEqual(len(self.rows(regulation, self.head)), 2, "what he confirmed before stays on record")

    def test_newcomers_are_asked_once(self):
        regulation = self.regulation()
        regulation.action_publish()
        newcomer = self._person("t_newcomer", "specialist")
        self.env["hr.employee"].create(
            {"name": "t_newcomer", "user_id": newcomer.id, "department_id": self.department.id}
        )
        self.env["eoffice.regulation"]._cron_ask()
        self.env["eoffice.regulation"]._cron_ask()
        self.assertEqual(len(self.rows(regulation, newcomer)), 1)

    def test_it_counts_for_being_ready(self):
        self.regulation().action_publish()
        need = next(need for need in self.department._eoffice_readiness() if need[0] == "regulation")
        self.assertEqual(need[2:4], (0, 4))

    def test_rights(self):
        empty = self.regulation(text=False)
        with self.assertRaises(UserError):
            empty.action_publish()
        regulation = self.regulation()
        regulation.action_publish()
        for user in (self.head, self.specialist, self.clerk, self.administrator, self.helper):
            with self.subTest(user.login):
                for act in (
                    lambda own: own.action_publish(),
                    lambda own: own.write({"text": "khác"}),
                    lambda own: own.sudo().reading_ids[:1].with_user(own.env.user).write({"version": 9}),
                ):
                    with self.assertRaises(AccessError), self.env.cr.savepoint():
                        act(regulation.with_user(user))
        readings = self.env["eoffice.regulation.reading"]
        seen = {user: readings.with_user(user).search([("regulation_id", "=", regulation.id)]).user_id
                for user in (self.head, self.specialist)}  # fmt: skip
        self.assertEqual(seen[self.specialist], self.specialist)
        self.assertEqual(seen[self.head], self.head | self.deputy | self.specialist | self.colleague)
        self.assertEqual(regulation.version, 1)
