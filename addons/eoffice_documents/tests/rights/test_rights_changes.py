from odoo.exceptions import AccessError
from odoo.fields import Command
from odoo.tests import tagged

from .rights import RightsCase


@tagged("post_install", "-at_install")
class TestRightsChanges(RightsCase):
    """What is written down: who changed what for whom, from what to what, by whatever way."""

    def test_a_role_that_is_given(self):
        self.give_role(self.specialist, "clerk")
        change = self.one()
        self.assertEqual((change.user_id, change.state, change.decided_by_id.id), (self.administrator, "open", False))
        self.assertEqual(self.lines(change), [("role", self.specialist, "", "Specialist", "Clerk, Specialist")])
        self.assertEqual((change.people, change.first), ("t_specialist", "Specialist → Clerk, Specialist"))

    def test_no_context_and_no_superuser_passes_by(self):
        clerk = self.role("clerk")
        contexts = {
            "install_mode": True,
            "tracking_disable": True,
            "mail_notrack": True,
            "no_reset_password": True,
            "active_test": False,
            "lang": "vi_VN" if self.env["res.lang"]._get_data(code="vi_VN") else "en_US",
            "uid": self.chief.id,
        }
        ways = {
            "the account": lambda user: user.write({"group_ids": [Command.link(clerk.id)]}),
            "all its roles": lambda user: user.write({"group_ids": [Command.set((user.group_ids | clerk).ids)]}),
            "by assignment": lambda user: setattr(user, "group_ids", user.group_ids | clerk),
            "the role": lambda user: user.env["res.groups"].browse(clerk.id).write({"user_ids": [(4, user.id)]}),
            "a savepoint": self.in_savepoint,
        }
        for name, way in ways.items():
            with self.subTest(name):
                self.specialist.group_ids -= clerk
                self.ended()
                way(self.specialist.with_user(self.administrator).sudo().with_context(**contexts))
                change = self.one()
                self.assertEqual((change.user_id, change.state), (self.administrator, "open"))
                self.assertEqual(self.lines(change)[0][3:], ("Specialist", "Clerk, Specialist"))

    def in_savepoint(self, user):
        with self.env.cr.savepoint():
            user.write({"group_ids": [Command.link(self.role("clerk").id)]})

    def test_forty_people_in_one_act_are_one_warning(self):
        people = self.env["res.users"].union(*(self._person(f"t_many_{number}", "specialist") for number in range(40)))
        self.ended()
        wizard = people.with_user(self.administrator).sudo()
        for part in (wizard[:20], wizard[20:]):
            with self.env.cr.savepoint():
                part.write({"group_ids": [Command.link(self.role("unit_head").id)]})
        change = self.one()
        self.assertEqual((change.line_count, change.line_ids.user_id), (40, people))
        self.assertEqual(change.people, "t_many_0, t_many_1, t_many_2 and 37 more")

    def test_what_is_put_back_in_the_same_act_is_no_change(self):
        self.give_role(self.specialist, "clerk")
        self.specialist.group_ids -= self.role("clerk")
        self.specialist.group_ids = self.specialist.group_ids
        self.committee.name = "Ủy ban"
        self.assertFalse(self.ended())

    def test_an_account_that_is_made_closed_and_opened(self):
        account = self._person("t_newcomer", "clerk")
        self.assertEqual(self.lines(self.one()), [("role", account, "", "", "Clerk")])
        account.active = False
        self.assertEqual(self.lines(self.one())[0][3:], ("Clerk", ""))
        account.group_ids |= self.role("leader")
        self.assertFalse(self.ended())
        account.active = True
        self.assertEqual(self.lines(self.one())[0][3:], ("", "Clerk, Leader"))

    def test_what_a_role_contains(self):
        self.role("help").write({"implied_ids": [Command.link(self.role("administrator").id)]})
        [line] = self.one().line_ids
        self.assertEqual((line.kind, line.user_id.id), ("group", False))
        self.assertNotIn("Administrator", line.old)
        self.assertIn("Administrator", line.new)

    def test_every_post_of_a_unit(self):
        unit = self.department.with_user(self.administrator).sudo()
        for post, name in (
            ("deputy_ids", "Deputy head of unit"),
            ("clerk_ids", "Clerk"),
            ("office_chief_ids", "Office chief"),
            ("archivist_ids", "Archivist"),
            ("copy_signer_ids", "Signs certified copies"),
        ):
            with self.subTest(post):
                unit.write({post: [Command.set([self.colleague.id])]})
                given = [line for line in self.lines(self.one()) if line[1] == self.colleague]
                self.assertEqual([line[:3] for line in given], [("post", self.colleague, "T.NV")])
                self.assertIn(name, given[0][4])
                self.assertNotIn(name, given[0][3])

    def test_the_head_of_a_unit_and_their_account(self):
        employee = self.colleague.employee_ids
        self.department.manager_id = employee
        self.assertEqual(
            [line for line in self.lines(self.one()) if line[0] == "post"],
            [("post", self.head, "T.NV", "Head of unit", ""), ("post", self.colleague, "T.NV", "", "Head of unit")],
        )
        employee.user_id = self._person("t_other_account", "specialist")
        kinds = {(line[0], line[1].login, line[4]) for line in self.lines(self.one())}
        self.assertLessEqual({("post", "t_colleague", ""), ("post", "t_other_account", "Head of unit")}, kinds)

    def test_an_authorisation_to_sign_from_its_confirmation_to_its_end(self):
        authorisation = self.authorisation(confirm=False)
        self.assertFalse(self.ended())
        holder = authorisation.holder_id
        authorisation.with_user(authorisation.unit_id.head_id).action_confirm()
        change = self.one()
        self.assertEqual(change.user_id, authorisation.unit_id.head_id)
        self.assertEqual([line[:4] for line in self.lines(change)], [("signing", holder, self.committee.name, "")])
        self.assertIn("TUQ.", change.line_ids.new)
        authorisation.sudo().active = False
        self.assertEqual(self.one().line_ids.new, "")

    def test_stand_ins_and_assistants(self):
        records = self.env["eoffice.substitution"].with_user(self.specialist)
        stand_in = records.create({"absent_id": self.specialist.id, "substitute_id": self.colleague.id, **self.days()})
        change = self.one()
        self.assertEqual((change.user_id, change.line_ids.user_id), (self.specialist, self.colleague))
        self.assertEqual((change.line_ids.kind, change.line_ids.subject), ("stand_in", "t_specialist"))
        stand_in.scope = "urgent"
        self.assertIn("Urgent work only", self.one().line_ids.new)
        stand_in.note = "x"
        self.assertFalse(self.ended())
        stand_in.unlink()
        self.assertEqual(self.one().line_ids.new, "")
        assistant = (
            self.env["eoffice.assistant"]
            .with_user(self.leader)
            .create({"leader_id": self.leader.id, "assistant_id": self.colleague.id})
        )
        self.assertEqual(self.one().line_ids.new, "Assistant of t_leader")
        assistant.unlink()
        self.assertEqual(self.one().line_ids.old, "Assistant of t_leader")

    def test_a_reader_by_hand_but_not_by_work(self):
        document = self.at_specialist(subject="Nội dung kín")
        self.env["eoffice.document.access"]._grant([(document.id, self.principal(self.colleague).id)])
        self.assertFalse(self.ended())
        reader = self.principal(self.other_head)
        row = self.env["eoffice.document.access"].create({"document_id": document.id, "principal_id": reader.id})
        [line] = self.one().line_ids
        self.assertEqual((line.kind, line.user_id, line.new), ("reader", self.other_head, "Reads it as t_other_head"))
        self.assertIn(document.reference, line.subject)
        self.assertNotIn("kín", line.subject)
        row.unlink()
        self.assertEqual(self.one().line_ids.old, "Reads it as t_other_head")

    def test_the_first_set_up_is_one_line_that_who_ran_it_answers_for(self):
        self.env["res.users.log"].sudo().search([]).unlink()
        self.give_role(self.specialist, "clerk")
        self.committee.with_user(self.administrator).sudo().clerk_ids |= self.specialist
        change = self.one()
        self.assertEqual((change.state, change.decided_by_id, change.line_count), ("set_up",) + (self.administrator, 2))
        self.env["res.users.log"].with_user(self.leader).sudo().create({})
        self.give_role(self.colleague, "clerk")
        self.assertEqual(self.one().state, "open")

    def test_nobody_changes_or_removes_a_warning(self):
        self.give_role(self.specialist, "clerk")
        change = self.one()
        for record in (change, change.line_ids):
            for user in (self.env.user, self.administrator, self.chief, self.leader):
                for act in (lambda own: own.write({"model": "x", "act": "x"}), lambda own: own.unlink()):
                    with self.subTest(record=record, user=user.login), self.assertRaises(AccessError):
                        act(record.with_user(user))
            with self.assertRaises(AccessError):
                record.unlink()
        for user in (self.administrator, self.chief, self.leader):
            with self.assertRaises(AccessError):
                change.with_user(user).copy()
        self.assertEqual(change.exists().state, "open")
