from odoo.exceptions import AccessError, UserError
from odoo.fields import Command
from odoo.tests import tagged

from .rights import RightsCase

COUNTED = 3
LISTED = 14  # five more than without agencies: posts, place of work, lines about oneself


@tagged("post_install", "-at_install")
class TestRightsDecision(RightsCase):
    """Who settles a change of rights, and what becomes of it."""

    def setUp(self):
        super().setUp()
        self.give_role(self.specialist, "clerk")
        self.change = self.one()

    def test_an_office_chief_or_a_leader_confirms(self):
        for user in (self.chief, self.leader):
            self.assertTrue(self.change.with_user(user).can_decide)
        self.assertEqual(self.counter(self.chief), 1)
        self.change.with_user(self.chief).action_confirm()
        change = self.change
        self.assertEqual((change.state, change.decided_by_id), ("confirmed", self.chief))
        self.assertTrue(change.decided_on)
        self.assertIn(self.role("clerk"), self.specialist.group_ids)
        self.assertEqual(self.counter(self.chief), 0)
        with self.assertRaises(UserError):
            change.with_user(self.leader).action_reverse()
        self.assertIn(self.role("clerk"), self.specialist.group_ids)

    def counter(self, user):
        return self.env["eoffice.assignment"].with_user(user).work_counters()["rights"]

    def test_nobody_else_sees_or_settles_it(self):
        menu = self.env.ref("eoffice_documents.menu_rights_changes")
        for user in (self.specialist, self.colleague, self.clerk, self.head, self.helper):
            own = self.change.with_user(user)
            for act in ("action_confirm", "action_reverse", "read"):
                with self.subTest(user.login, act=act), self.assertRaises(AccessError):
                    getattr(own, act)()
            for model in (own, own.env["eoffice.rights.change.line"]):
                with self.assertRaises(AccessError):
                    model.search([])
            self.assertNotIn("rights", self.env["eoffice.assignment"].with_user(user).work_counters())
            self.assertNotIn(menu.id, self.env["ir.ui.menu"].with_user(user)._visible_menu_ids())
        self.assertEqual(self.change.state, "open")

    def test_administrators_see_it_and_do_not_settle_it(self):
        other = self._person("t_other_administrator", "administrator")
        for user in (self.administrator, other):
            own = self.change.with_user(user)
            self.assertTrue(own.line_ids.new)
            self.assertFalse(own.can_decide)
            with self.assertRaises(AccessError):
                own.action_confirm()
        self.assertEqual(self.change.state, "open")

    def test_who_made_it_does_not_settle_it(self):
        self.give_role(self.colleague, "clerk", by=self.chief)
        change = self.one()
        self.refused(change, self.chief)
        change.with_user(self.leader).action_confirm()
        self.assertEqual(change.state, "confirmed")

    def test_whose_rights_it_changes_does_not_settle_it_nor_others_meanwhile(self):
        accomplice = self._person("t_accomplice", "office_chief")
        second = self._person("t_second", "office_chief")
        self.committee.office_chief_ids |= accomplice | second
        both = self.one()
        for user in (accomplice, second):
            self.assertFalse(both.with_user(user).can_decide)
            with self.assertRaises(AccessError):
                both.with_user(user).action_confirm()
            self.refused(self.change, user)
            self.assertEqual(self.counter(user), 0)
        self.assertEqual(self.counter(self.chief), 2)
        both.with_user(self.leader).action_confirm()
        self.change.with_user(accomplice).action_confirm()
        self.assertEqual(self.change.state, "confirmed")

    def refused(self, change, user):
        self.assertFalse(change.with_user(user).can_decide)
        for act in (change.with_user(user).action_confirm, change.with_user(user).action_reverse):
            with self.assertRaises(AccessError):
                act()
        self.assertEqual(change.state, "open")
        self.assertFalse(self.ended())

    def test_who_only_got_rights_may_give_them_back(self):
        """An act that gave something to everybody in charge does not stay open for ever."""
        self.give_role(self.chief | self.leader, "clerk")
        everybody = self.one()
        self.assertFalse(everybody.with_user(self.chief).can_decide)
        with self.assertRaises(AccessError):
            everybody.with_user(self.chief).action_confirm()
        self.assertTrue(everybody.with_user(self.chief).can_reverse)
        everybody.with_user(self.chief).action_reverse()
        self.assertEqual((everybody.state, self.one().state), ("reversed", "reversal"))
        self.assertFalse((self.chief | self.leader).group_ids & self.role("clerk"))
        self.change.with_user(self.chief).action_confirm()

    def test_who_lost_a_right_does_not_take_it_back(self):
        self.chief.with_user(self.administrator).sudo().group_ids |= self.role("clerk")
        self.ended().with_user(self.leader).action_confirm()
        self.ended()
        self.chief.with_user(self.administrator).sudo().group_ids -= self.role("clerk")
        self.refused(self.one(), self.chief)

    def test_many_at_once_or_none(self):
        self.give_role(self.colleague, "clerk", by=self.chief)
        mine = self.one()
        with self.assertRaises(AccessError):
            (mine | self.change).with_user(self.chief).action_confirm()
        self.assertEqual((mine | self.change).mapped("state"), ["open", "open"])
        (mine | self.change).with_user(self.leader).action_confirm()
        self.assertEqual((mine | self.change).mapped("state"), ["confirmed", "confirmed"])

    def test_a_role_is_taken_away_again(self):
        self.change.with_user(self.chief).action_reverse()
        self.assertEqual((self.change.state, self.change.decided_by_id), ("reversed", self.chief))
        self.assertEqual(self.specialist.group_ids & self.role("clerk"), self.env["res.groups"])
        reversal = self.one()
        self.assertEqual((reversal.state, reversal.user_id), ("reversal", self.chief))
        self.assertEqual(reversal.reversal_of_id, self.change)
        self.assertEqual(self.lines(reversal), [("role", self.specialist, "", "Clerk, Specialist", "Specialist")])

    def test_what_was_changed_since_stays(self):
        self.specialist.group_ids = self.specialist.group_ids - self.role("clerk") | self.role("unit_head")
        later = self.one()
        self.change.with_user(self.chief).action_reverse()
        self.assertIn(self.role("unit_head"), self.specialist.group_ids)
        self.assertFalse(self.ended())
        self.assertEqual(later.state, "open")

    def test_each_kind_is_put_back(self):
        unit, access = self.department, self.env["eoffice.document.access"]
        document = self.at_specialist()
        reader = self.principal(self.other_head)
        head = self.department.manager_id
        authorisation = self.authorisation(confirm=False)
        newcomer = {"name": "Mới", "login": "t_newcomer", "group_ids": [Command.link(self.role("clerk").id)]}
        row = {"document_id": document.id, "principal_id": reader.id}
        stand_in = {"absent_id": self.specialist.id, "substitute_id": self.colleague.id, **self.days()}
        assistant = {"leader_id": self.leader.id, "assistant_id": self.colleague.id}
        readers = lambda: access.search([("document_id", "=", document.id)]).principal_id
        self.ended()
        cases = {
            "posts": (lambda: unit.write({"clerk_ids": self.colleague.ids}), lambda: unit.clerk_ids),
            "a post taken": (lambda: unit.write({"deputy_ids": [(5,)]}), lambda: unit.deputy_ids),
            "head": (lambda: unit.write({"manager_id": self.colleague.employee_ids.id}), lambda: unit.manager_id),
            "no head": (lambda: unit.write({"manager_id": False}), lambda: unit.manager_id),
            "signing": (
                lambda: authorisation.sudo().write({"confirmed_on": "2026-01-01"}),
                lambda: authorisation._in_force(self.committee, self.notice),
            ),
            "stand-in": (
                lambda: self.env["eoffice.substitution"].create(stand_in),
                lambda: self.env["eoffice.substitution"].search([]),
            ),
            "assistant": (
                lambda: self.env["eoffice.assistant"].create(assistant),
                lambda: self.leader.eoffice_assistant_ids,
            ),
            "account": (
                lambda: self.env["res.users"].create(newcomer),
                lambda: self.env["res.users"].search([("login", "=", "t_newcomer")]),
            ),
            "reader": (lambda: access.create(row), readers),
            "role": (
                lambda: self.role("help").write({"implied_ids": [Command.link(self.role("clerk").id)]}),
                lambda: self.role("help").implied_ids,
            ),
        }
        for name, (act, state) in cases.items():
            with self.subTest(name):
                before = state()
                act()
                change = self.one()
                self.assertNotEqual(state(), before)
                change.with_user(self.chief).action_reverse()
                self.env.invalidate_all()
                self.assertEqual(state(), before)
                self.assertEqual(self.one().state, "reversal")
        self.assertEqual(unit.manager_id, head)

    def test_what_was_taken_and_cannot_be_given_back_is_said(self):
        values = {"absent_id": self.specialist.id, "substitute_id": self.colleague.id, **self.days()}
        stand_in = self.env["eoffice.substitution"].create(values)
        self.ended()
        stand_in.unlink()
        change = self.one()
        with self.assertRaisesRegex(UserError, "cannot be put back"):
            change.with_user(self.chief).action_reverse()
        self.assertEqual(change.state, "open")

    def test_the_readiness_page_is_red_until_it_is_settled(self):
        def ready():
            rows = self.env["eoffice.readiness"]._eoffice_readiness_checks()
            return next(ok for key, ok, *_words in rows if key == "rights")

        self.assertFalse(ready())
        self.change.with_user(self.chief).action_confirm()
        self.assertTrue(ready())

    def test_the_list_is_read_in_a_fixed_number_of_queries(self):
        names = ["people", "kinds", "first", "line_count", "can_decide", "state"]

        def read(changes):
            self.env.invalidate_all()
            changes.with_user(self.chief).read(names)

        for number in range(20):
            self.give_role(self._person(f"t_many_{number}", "specialist"), "clerk")
            self.ended()
        changes = self.env["eoffice.rights.change"].search([("state", "=", "open")], limit=20)
        read(changes)
        with self.assertQueryCount(LISTED):
            read(changes)
        with self.assertQueryCount(LISTED):
            read(changes[:2])
        self.chief.has_group("eoffice_documents.group_office_chief")
        with self.assertQueryCount(COUNTED):
            self.env["eoffice.rights.change"].with_user(self.chief).search_count([("can_decide", "=", True)])
