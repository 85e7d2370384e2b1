from unittest.mock import patch

from odoo.exceptions import AccessError, UserError
from odoo.tests import HttpCase, tagged

from ..common.case import RolloutCase


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
        return (
            self.env["eoffice.regulation"]
            .with_user(self.team)
            .create({"name": "Quy chế sử dụng VPĐT", "text": "<p>Điều 1. Mở hệ thống hai lần mỗi ngày.</p>", **values})
        )

    def rows(self, regulation, user):
        return regulation.sudo().confirmation_ids.filtered(lambda row: row.user_id == user)

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
            self.env["eoffice.regulation.confirmation"]
            .with_user(self.team)
            .search(regulation.action_missing()["domain"])
        )
        self.assertNotIn(self.head, listed.user_id)
        regulation.action_publish()
        regulation.invalidate_recordset()
        self.assertEqual((regulation.version, regulation.confirmed_count, regulation.missing_count), (2, 0, everybody))
        self.assertEqual(len(self.rows(regulation, self.head)), 2, "what they confirmed before stays on record")

    def test_newcomers_are_asked_once(self):
        regulation = self.regulation()
        regulation.action_publish()
        newcomer = self._person("t_newcomer", "specialist")
        self.env["hr.employee"].create(
            {"name": "t_newcomer", "user_id": newcomer.id, "department_id": self.department.id}
        )
        self.env["eoffice.regulation"]._cron_request()
        self.env["eoffice.regulation"]._cron_request()
        self.assertEqual(len(self.rows(regulation, newcomer)), 1)

    def test_what_is_still_to_read_costs_one_query_and_ends_with_the_confirmation(self):
        guide = self.regulation(name="Hướng dẫn", type="guide")
        regulation = self.regulation()
        (guide + regulation).action_publish()
        self.env.flush_all()
        mine = self.env["eoffice.regulation"].with_user(self.head)
        with self.assertQueryCount(1):
            asked = mine.to_read_now()
        ours = [text["id"] for text in asked if text["id"] in (guide + regulation).ids]
        self.assertEqual(ours, [regulation.id, guide.id])
        own = regulation.with_user(self.head)
        self.assertEqual(own.action_open_text()["name"], regulation.name)
        own.action_confirm()
        self.assertNotIn(regulation.id, [text["id"] for text in mine.to_read_now()])
        regulation.action_publish()
        self.assertIn(regulation.id, [text["id"] for text in mine.to_read_now()], "a new version asks again")
        draft = self.regulation(name="Chưa ban hành")
        self.assertNotIn(draft.id, [text["id"] for text in mine.to_read_now()])
        with self.assertRaises(AccessError):
            draft.with_user(self.head).action_open_text()

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
                    lambda own: own.sudo().confirmation_ids[:1].with_user(own.env.user).write({"version": 9}),
                ):
                    with self.assertRaises(AccessError), self.env.cr.savepoint():
                        act(regulation.with_user(user))
        readings = self.env["eoffice.regulation.confirmation"]
        seen = {
            user: readings.with_user(user).search([("regulation_id", "=", regulation.id)]).user_id
            for user in (self.head, self.specialist)
        }
        self.assertEqual(seen[self.specialist], self.specialist)
        self.assertEqual(seen[self.head], self.head | self.deputy | self.specialist | self.colleague)
        self.assertEqual(regulation.version, 1)


READ_IT = """
const wait = async (selector) => {
    for (let turn = 0; turn < 200 && !document.querySelector(selector); turn++) {
        await new Promise((done) => setTimeout(done, 50));
    }
    return document.querySelector(selector) || Promise.reject(new Error(`${selector} did not come`));
};
(async () => {
    (await wait(".eoffice_to_read button")).click();
    const said = await wait(".modal [name=text]");
    if (!said.textContent.includes("hai lần")) {
        throw new Error("the text is not there");
    }
    (await wait(".modal button[name=action_confirm]")).click();
    for (let turn = 0; document.querySelector(".eoffice_to_read, .modal"); turn++) {
        if (turn > 200) {
            throw new Error("the banner stays");
        }
        await new Promise((done) => setTimeout(done, 50));
    }
    console.log("test successful");
})().catch((error) => console.error(error.message));
"""


@tagged("post_install", "-at_install")
class TestRegulationOnScreen(RolloutCase, HttpCase):
    def test_one_press_opens_it_and_one_confirms(self):
        regulation = self.env["eoffice.regulation"]
        regulation.search([]).active = False
        with patch.object(self.env.registry["eoffice.regulation"], "_readers", lambda records: self.specialist):
            text = regulation.create({"name": "Quy chế", "text": "<p>Mở hệ thống hai lần mỗi ngày.</p>"})
            text.action_publish()
        self.browser_js("/odoo", READ_IT, ready="odoo.isReady", login=self.specialist.login, timeout=60)
        self.assertTrue(text.confirmation_ids.confirmed_on)
