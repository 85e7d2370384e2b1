from odoo.exceptions import AccessError, UserError
from odoo.fields import Command
from odoo.tests import tagged

from .rights import RightsCase


@tagged("post_install", "-at_install")
class TestRightsOfAgencies(RightsCase):
    """Those in charge of a commune settle what is of the commune, and see nothing of what is of others."""

    def setUp(self):
        super().setUp()
        self.commune_chief = self._person("t_commune_chief", "office_chief")
        self.commune_leader = self._person("t_commune_leader", "leader")
        for user in (self.commune_chief, self.commune_leader):
            self.env["hr.employee"].create({"name": "t", "user_id": user.id, "department_id": self.commune.id})
        self.commune.office_chief_ids = self.commune_chief
        self.ended().with_user(self.leader).action_confirm()
        self.ended()
        self.of_commune = (self.commune_chief, self.commune_leader)

    def open_to(self, user):
        changes = self.env["eoffice.rights.change"].with_user(user)
        return changes.search([("state", "=", "open")]).sudo(), changes.search([("can_decide", "=", True)]).sudo()

    def assert_closed(self, change):
        for user in self.of_commune:
            with self.subTest(user.login):
                self.assertFalse(change & self.open_to(user)[0])
                self.assertFalse(change & self.open_to(user)[1])
                lines = change.line_ids.with_user(user)
                self.assertFalse(lines.search([("id", "in", lines.ids)]))
                own = change.with_user(user)
                for act in (own.read, lines.read, own.action_confirm, own.action_reverse):
                    with self.assertRaises(AccessError):
                        act()
        self.assertEqual(change.state, "open")
        self.assertFalse(self.ended())

    def test_of_its_own_people(self):
        for user in (*self.of_commune, self.chief, self.leader):
            self.give_role(self.other_clerk, "unit_head")
            change = self.one()
            self.assertEqual(change.line_ids.unit_id, self.commune)
            self.assertEqual(self.open_to(user), (change, change))
            own = change.with_user(user)
            self.assertTrue(own.can_decide and own.people == "t_other_clerk" and own.line_ids.holder)
            own.action_reverse()
            self.assertEqual((change.state, change.decided_by_id), ("reversed", user))
            self.assertNotIn(self.role("unit_head"), self.other_clerk.group_ids)
            self.ended()

    def test_of_people_units_and_documents_of_others(self):
        self.authorisation().sudo()
        document = self.at_specialist()
        self.ended().with_user(self.chief).action_confirm()
        reader = self.principal(self.other_clerk)
        absent = {"absent_id": self.specialist.id, "substitute_id": self.other_clerk.id, **self.days()}
        acts = {
            "role": lambda: self.give_role(self.specialist, "clerk"),
            "contents of a role": lambda: self.role("help").write(
                {"implied_ids": [Command.link(self.role("clerk").id)]}
            ),
            "post for one of theirs": lambda: self.department.write({"clerk_ids": self.other_clerk.ids}),
            "signing by one of theirs": lambda: self.authorisation(holder_id=self.other_clerk.id),
            "stand-in by one of theirs": lambda: self.env["eoffice.substitution"].create(absent),
            "assisted by one of theirs": lambda: self.env["eoffice.assistant"].create(
                {"leader_id": self.leader.id, "assistant_id": self.other_clerk.id}
            ),
            "read by one of theirs": lambda: self.env["eoffice.document.access"].create(
                {"document_id": document.id, "principal_id": reader.id}
            ),
            "account without a unit": lambda: self._person("t_newcomer", "clerk"),
        }
        for name, act in acts.items():
            with self.subTest(name):
                act()
                self.assert_closed(self.one())

    def test_what_is_gone_is_still_of_its_unit(self):
        values = {"absent_id": self.other_clerk.id, "substitute_id": self.specialist.id, **self.days()}
        stand_in = self.env["eoffice.substitution"].create(values)
        self.ended()
        stand_in.unlink()
        change = self.one()
        self.assertEqual(change.line_ids.unit_id, self.commune)
        self.assertTrue(change.with_user(self.commune_chief).can_decide)

    def test_of_several_agencies_in_one_act(self):
        self.give_role(self.other_clerk | self.specialist, "unit_head")
        change = self.one()
        for user in self.of_commune:
            self.env.invalidate_all()  # a request of their own
            own = change.with_user(user)
            self.assertEqual(self.open_to(user)[1], change.browse())
            self.assertFalse(own.can_decide or own.can_reverse)
            self.assertEqual((own.line_ids.user_id, own.people), (self.other_clerk, "t_other_clerk"))
            for act in (own.action_confirm, own.action_reverse):
                with self.assertRaisesRegex(AccessError, "other agencies"):
                    act()
        self.assertEqual(change.state, "open")
        change.with_user(self.chief).action_confirm()
        self.assertEqual(change.state, "confirmed")

    def test_not_of_oneself_nor_what_one_made(self):
        self.give_role(self.commune_chief, "clerk")
        mine = self.one()
        self.give_role(self.other_clerk, "unit_head", by=self.commune_leader)
        made = self.one()
        for change, user in ((mine, self.commune_chief), (made, self.commune_leader)):
            self.assertFalse(change.with_user(user).can_decide)
            with self.assertRaises(AccessError):
                change.with_user(user).action_confirm()
        mine.with_user(self.commune_leader).action_confirm()
        made.with_user(self.commune_chief).action_confirm()
        self.assertEqual((mine | made).mapped("state"), ["confirmed", "confirmed"])
        with self.assertRaises(UserError):
            mine.with_user(self.commune_leader).action_reverse()

    def test_in_charge_by_role_and_place_of_work(self):
        """Without a post, and in a unit below: an office chief of the agency that runs the office."""
        deputy = self._person("t_deputy_chief", "office_chief")
        self.env["hr.employee"].create({"name": "t", "user_id": deputy.id, "department_id": self.office.id})
        self.ended().with_user(self.leader).action_confirm()
        self.give_role(self.other_clerk, "unit_head")
        change = self.one()
        self.assertTrue(change.with_user(deputy).can_decide)
        deputy.employee_ids.department_id = self.commune
        self.assertTrue(change.with_user(deputy).can_decide)
        deputy.employee_ids.unlink()
        self.assertFalse(change & self.open_to(deputy)[0])
