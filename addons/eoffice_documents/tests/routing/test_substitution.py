from freezegun import freeze_time
from odoo.exceptions import AccessError, UserError
from odoo.tests import Form, tagged

from ..common.case import OfficeCase

MONDAY = "2026-11-23 01:00:00"


@tagged("post_install", "-at_install")
@freeze_time(MONDAY)
class TestStandIns(OfficeCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.vice = cls._person("t_vice", "leader")
        cls.third = cls._person("t_third", "leader")
        cls.env["hr.employee"].create(
            [
                {"name": user.name, "user_id": user.id, "department_id": cls.committee.id}
                for user in cls.vice | cls.third
            ]
        )

    def away(self, absent, deputy, start="2026-11-23", stop="2026-11-27", **values):
        return self.env["eoffice.substitution"].create(
            {"absent_id": absent.id, "substitute_id": deputy.id, "date_from": start, "date_to": stop, **values}
        )

    def sent_to(self, who=None, **values):
        document = self.registered(**values)
        self.first_line(document)._forward([self.target(who or self.leader)])
        return self.first_line(document).sudo().child_ids

    def test_work_goes_to_who_stands_in_with_both_names(self):
        self.away(self.leader, self.vice)
        line = self.sent_to()
        self.assertEqual((line.user_id, line.substitute_for_id), (self.vice, self.leader))
        note = line.document_id.audit_log_ids.filtered(lambda row: row.act == "substituted").note
        self.assertEqual(note, "t_leader is away until 27/11/2026; t_vice stands in")
        line.with_user(self.vice)._forward([self.target(self.department)])
        log = line.document_id.audit_log_ids.filtered(lambda row: row.assignment_id == line and row.act == "passed")
        self.assertEqual((log.user_id, log.on_behalf_id), (self.vice, self.leader))
        below = line.child_ids
        self.assertEqual((below.sender_id, below.sender_for_id), (self.vice, self.leader))
        self.assertTrue(
            line.document_id.with_user(self.leader).search([("id", "=", line.document_id.id)]), "reads it later"
        )
        tree = line.document_id.with_user(self.head).assignment_tree()
        self.assertEqual(tree[1]["holder"], "t_vice in the place of t_leader")
        self.assertEqual(tree[2]["sender"], "t_vice on behalf of t_leader")

    def test_chains_loops_overlaps_and_days(self):
        cases = {
            "chain": ([(self.leader, self.vice), (self.vice, self.third)], self.third),
            "loop": ([(self.leader, self.vice), (self.vice, self.leader)], self.leader),
            "longer loop": ([(self.leader, self.vice), (self.vice, self.third), (self.third, self.vice)], self.leader),
            "the newest of two": ([(self.leader, self.vice), (self.leader, self.third)], self.third),
            "expired": ([(self.leader, self.vice, "2026-11-16", "2026-11-22")], self.leader),
            "not yet": ([(self.leader, self.vice, "2026-11-24", "2026-11-30")], self.leader),
            "last day": ([(self.leader, self.vice, "2026-11-16", "2026-11-23")], self.vice),
            "first day": ([(self.leader, self.vice, "2026-11-23", "2026-11-23")], self.vice),
            "nobody": ([], self.leader),
        }
        for name, (records, expected) in cases.items():
            with self.subTest(name), self.env.cr.savepoint() as savepoint:
                for record in records:
                    self.away(*record)
                self.assertEqual(self.sent_to(number=str(len(name))).user_id, expected)
                savepoint.rollback()
                self.env.invalidate_all()

    def test_which_work(self):
        self.away(self.leader, self.vice, scope="urgent")
        self.assertEqual(self.sent_to().user_id, self.leader)
        self.assertEqual(self.sent_to(number="187", urgency="urgent").user_id, self.vice)
        self.away(self.leader, self.third, type_ids=self.notice.ids)
        self.assertEqual(self.sent_to(number="188").user_id, self.third)

    def test_the_stand_in_in_the_list_himself_gets_one_line(self):
        self.away(self.leader, self.vice)
        document = self.registered()
        self.first_line(document)._forward([self.target(self.vice, "support"), self.target(self.leader)])
        line = self.first_line(document).sudo().child_ids
        self.assertEqual((line.user_id, line.role), (self.vice, "lead"))

    def test_a_post_is_left_alone_while_a_holder_is_there(self):
        self.away(self.head, self.colleague)
        self.assertEqual(self.sent_to(self.department).principal_id, self.principal(self.department))
        self.away(self.deputy, self.specialist)
        self.assertEqual(self.sent_to(self.department, number="187").user_id, self.colleague)

    def test_the_form_says_who_is_away_and_may_send_all_the_same(self):
        self.away(self.leader, self.vice)
        line = self.first_line(self.registered())
        context = {"active_model": "eoffice.assignment", "active_ids": line.ids}
        form = Form(self.env["eoffice.assignment.forward"].with_user(self.chief).with_context(**context))
        form.lead_id = self.principal(self.leader)
        self.assertEqual(form.substitution_note, "t_leader is away until 27/11/2026; t_vice stands in")
        form.in_person = True
        form.save().action_route()
        self.assertEqual(line.sudo().child_ids.user_id, self.leader)

    def test_who_writes_a_stand_in_down(self):
        """The person, the clerk and the office chief of the unit; nobody for themselves; nobody else."""
        expected = {"leader", "clerk", "chief"}
        for who in ("leader", "clerk", "chief", "head", "specialist", "vice", "other_clerk", "administrator"):
            records = self.env["eoffice.substitution"].with_user(getattr(self, who))
            values = {"absent_id": self.leader.id, "substitute_id": self.vice.id, "date_to": "2026-11-30"}
            with self.subTest(who), self.env.cr.savepoint():
                if who in expected:
                    record = records.create(values)
                    record.date_to = "2026-12-01"
                    record.unlink()
                else:
                    with self.assertRaises(AccessError):
                        records.create(values)
        with self.assertRaises(AccessError):
            self.env["eoffice.substitution"].with_user(self.clerk).create(
                {"absent_id": self.leader.id, "substitute_id": self.clerk.id, "date_to": "2026-11-30"}
            )
        record = self.away(self.leader, self.vice)
        with self.assertRaises(AccessError):
            record.with_user(self.vice).write({"date_to": "2027-12-31"})
        with self.assertRaises(AccessError):
            record.with_user(self.head).unlink()

    def test_an_assistant_writes_the_instruction_of_his_leader(self):
        line = self.sent_to()
        with self.assertRaises(AccessError):
            line.with_user(self.specialist)._forward([self.target(self.department)])
        self.env["eoffice.assistant"].with_user(self.leader).create(
            {"leader_id": self.leader.id, "assistant_id": self.specialist.id}
        )
        mine = line.with_user(self.specialist)
        self.assertTrue(mine.is_mine)
        mine._forward([self.target(self.department, instruction="Khẩn trương")])
        below = line.child_ids
        self.assertEqual((below.sender_id, below.sender_for_id), (self.specialist, self.leader))
        log = line.document_id.audit_log_ids.filtered(lambda row: row.act == "passed" and row.assignment_id == line)
        self.assertEqual((log.user_id, log.on_behalf_id), (self.specialist, self.leader))
        self.assertEqual(self.principal(self.leader)._first(), self.leader)

    def test_who_names_an_assistant(self):
        assistants = self.env["eoffice.assistant"]
        values = {"leader_id": self.leader.id, "assistant_id": self.specialist.id}
        for who in (self.clerk, self.head, self.specialist, self.administrator):
            with self.subTest(who.login), self.assertRaises(AccessError):
                assistants.with_user(who).create(values)
        record = assistants.with_user(self.chief).create(values)
        with self.assertRaises(AccessError):
            record.with_user(self.leader).write({"assistant_id": self.head.id})
        record.with_user(self.leader).unlink()
        self.assertNotIn(self.specialist, self.principal(self.leader).member_ids)

    def test_who_leaves_hands_everything_over_in_one_act(self):
        documents = self.at_specialist(number="1") | self.at_specialist(number="2")
        done = self.at_specialist(number="3")
        self.line(done, self.specialist)._complete("Xong")
        for user in (self.colleague, self.clerk, self.other_head):
            with self.subTest(user.login), self.assertRaises(AccessError):
                self.specialist.with_user(user)._eoffice_handover(self.colleague, "x")
        self.assertEqual(len(self.specialist._open_lines()), 2)
        with self.assertRaises(UserError):
            self.specialist.with_user(self.head)._eoffice_handover(self.colleague, " ")
        wizard = Form(self.env["eoffice.handover"].with_user(self.head))
        wizard.user_id = self.specialist
        self.assertEqual(wizard.open_count, 2)
        wizard.successor_id = self.colleague
        wizard.reason = "Chuyển công tác"
        wizard.save().action_handover()
        self.assertFalse(self.specialist._open_lines())
        lines = self.colleague._open_lines()
        self.assertEqual(lines.document_id, documents)
        self.assertFalse(documents.sudo().activity_ids.filtered(lambda row: row.user_id == self.specialist))
        self.assertEqual(self.line(documents[0], self.colleague).with_user(self.colleague).is_mine, True)
        notes = documents.sudo().audit_log_ids.filtered(lambda row: row.act == "handed_over").mapped("note")
        self.assertEqual(notes, ["t_specialist → t_colleague: Chuyển công tác"] * 2)
        self.line(documents[0], self.colleague)._complete("Xong")
        self.assertEqual(documents[0].state, "done")
