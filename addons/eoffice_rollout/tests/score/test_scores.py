from datetime import date

from odoo.addons.eoffice_documents.tests.dispatch.dispatching import SendingCase
from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.tests import freeze_time, tagged

from ..common.case import RolloutCase

MONDAY = date(2015, 12, 7)


@tagged("post_install", "-at_install")
class TestScores(SendingCase, RolloutCase):
    """The scoreboard counts the work itself, once, and says why a unit is behind."""

    def count(self, monday=MONDAY):
        self.env["eoffice.rollout.score"]._count(monday)
        scores = self.env["eoffice.rollout.score"].search([("monday", "=", monday)])
        return {score.unit_id: score for score in scores}

    def at_unit(self, deadline, day="2015-12-07 02:00:00"):
        """A document routed to the department with a deadline; returns the line of the unit."""
        with freeze_time(day):
            document = self.registered()
            self.first_line(document)._forward([self.target(self.leader)])
            self.line(document, self.leader)._forward([self.target(self.department, deadline=deadline)])
            return self.line(document, self.department)

    def test_opened_by_the_next_working_day_is_accepted_in_time(self):
        with freeze_time("2015-12-01 02:00:00"):
            self.phase("2015-12-02", self.department)
        in_time, late, forgotten, fresh = [
            self.at_unit(False, day)
            for day in ("2015-12-07 02:00:00", "2015-12-07 03:00:00", "2015-12-07 04:00:00", "2015-12-10 02:00:00")
        ]
        with freeze_time("2015-12-08 02:00:00"):
            in_time._mark_opened()
        with freeze_time("2015-12-09 02:00:00"):
            late._mark_opened()
        with freeze_time("2015-12-10 08:00:00"):
            self.assertTrue(forgotten.exists() and fresh.exists())
            score = self.count()[self.department]
        self.assertEqual(score.figures["accepted"], [1, 3], "the one that still has time is not counted")
        self.assertEqual((score.accepted, score.incidents), ("33 % (1/3)", False), "nothing to count shows nothing")
        self.assertEqual(score.figures["paper"], [4, 4])

    def test_work_owed_counts_as_late_until_it_is_done(self):
        with freeze_time("2015-12-01 02:00:00"):
            self.phase("2015-12-02", self.department)
        done, owed = self.at_unit("2015-12-09 10:00:00"), self.at_unit("2015-12-08 10:00:00")
        with freeze_time("2015-12-08 03:00:00"):
            done._complete("Đã xong")
        with freeze_time("2015-12-11 02:00:00"):
            self.assertEqual(self.count()[self.department].figures["handled"], [1, 2])
        with freeze_time("2015-12-15 02:00:00"):
            owed._complete("Xong muộn")
            self.assertEqual(self.count()[self.department].figures["handled"], [1, 2], "then it was owed")
            self.assertEqual(self.count(date(2015, 12, 14))[self.department].figures["handled"], [0, 1])

    def test_paper_handed_over_counts_against_the_screen_and_before_its_day_nobody_is_behind(self):
        with freeze_time("2015-12-01 02:00:00"):
            self.phase("2015-12-02", self.department)
            self.phase("2017-01-01", self.commune)
        with freeze_time("2015-12-08 02:00:00"):
            document = self.issued()
            document._dispatch([{"unit": self.department, "way": "system"}, {"unit": self.commune, "way": "hand"}])
            self.registered()._hand_paper(self.department, "Nguyễn Văn A", True, "Bão")
        with freeze_time("2015-12-08 08:00:00"):
            scores = self.count()
        self.assertEqual(scores[self.department].figures["paper"], [1, 2])
        self.assertEqual(scores[self.department].verdict, "behind")
        self.assertIn("1/2", scores[self.department].why)
        self.assertEqual(scores[self.commune].figures["paper"], [0, 1])
        self.assertEqual((scores[self.commune].verdict, scores[self.commune].electronic), ("fair", False))
        self.assertFalse(scores[self.commune].why)

    def test_the_week_before_gives_the_trend_and_a_second_count_makes_no_second_row(self):
        with freeze_time("2015-12-01 02:00:00"):
            self.phase("2015-12-02", self.department)
        with freeze_time("2015-12-03 02:00:00"):
            self.issued()._dispatch(self.to(self.department))
            self.registered()._hand_paper(self.department, "A", True, "Bão")
        with freeze_time("2015-12-08 02:00:00"):
            self.issued()._dispatch(self.to(self.department))
            before = self.count(date(2015, 11, 30))[self.department]
            score = self.count()[self.department]
            self.count()
        self.assertEqual((before.figures["paper"], score.figures["paper"]), ([1, 2], [1, 1]))
        self.assertEqual(score.change, score.total - before.total)
        self.assertGreater(score.change, 0)
        rows = self.env["eoffice.rollout.score"].search_count([("unit_id", "=", self.department.id)])
        self.assertEqual(rows, 2)

    def test_the_marks_are_the_offices_and_an_old_week_keeps_its_own(self):
        with freeze_time("2015-12-01 02:00:00"):
            self.phase("2015-12-02", self.department)
        with freeze_time("2015-12-03 02:00:00"):
            self.issued()._dispatch(self.to(self.department))
            self.registered()._hand_paper(self.department, "A", True, "Bão")
            before = self.count(date(2015, 11, 30))[self.department]
        with freeze_time("2015-12-08 02:00:00"):
            self.issued()._dispatch(self.to(self.department))
            self.registered()._hand_paper(self.department, "A", True, "Bão")
            figures = {"paper": [1, 2]}
            verdicts = {}
            for enough, praised in ((80, 95), (50, 95), (50, 50), (51, 60)):
                values = {"eoffice_enough_percent": enough, "eoffice_praised_percent": praised}
                self.env["eoffice.settings"].with_user(self.team).create(values).execute()
                verdicts[enough, praised] = self.env["eoffice.rollout.score"]._values(figures, True)["verdict"]
        self.assertEqual(list(verdicts.values()), ["behind", "fair", "good", "behind"])
        score = self.env["eoffice.rollout.score"].search(
            [("monday", "=", MONDAY), ("unit_id", "=", self.department.id)]
        )
        self.assertEqual((score.enough, before.enough), (51, 80), "saving counts the present week only")
        self.assertIn("1/2", before.why)

    def test_who_settles_the_marks(self):
        setting = self.env["eoffice.settings"]
        for user in (self.leader, self.clerk, self.head, self.specialist, self.helper):
            with self.subTest(user.login), self.assertRaises(AccessError):
                setting.with_user(user).create({"eoffice_enough_percent": 1, "eoffice_praised_percent": 1}).execute()
        for enough, praised in ((0, 95), (96, 95), (80, 101)):
            with self.assertRaises(ValidationError):
                values = {"eoffice_enough_percent": enough, "eoffice_praised_percent": praised}
                setting.with_user(self.chief).create(values).execute()
        company = self.env.company
        self.assertEqual((company.eoffice_enough_percent, company.eoffice_praised_percent), (80, 95))
        seen = {name for name in setting.with_user(self.team).fields_get() if name.startswith("eoffice_")}
        self.assertEqual(seen, {"eoffice_enough_percent", "eoffice_praised_percent"}, "the team sees nothing else")

    def test_counting_costs_the_same_for_one_unit_as_for_many(self):
        with freeze_time("2015-12-08 02:00:00"):
            names = [f"Xã {number}" for number in range(20)]
            units = self.env["hr.department"].create(
                [{"name": name, "code": name, "parent_id": self.committee.id} for name in names]
            )
            self.phase("2015-12-02", *units)
            self.env.flush_all()
            self.env.invalidate_all()
            with self.assertQueryCount(60):
                units._eoffice_scores(MONDAY)

    @freeze_time("2015-12-08 02:00:00")
    def test_who_sees_which_scores(self):
        self.phase("2015-12-02", self.department, self.other, self.commune)
        self.count()
        everything = {self.department, self.other, self.commune}
        below = {self.department, self.other}
        for user, units in (
            (self.team, everything),
            (self.helper, everything),
            (self.administrator, everything),
            (self.leader, below),
            (self.chief, below),
            (self.clerk, below),
            (self.head, {self.department}),
            (self.deputy, {self.department}),
            (self.other_head, {self.other}),
            (self.other_clerk, {self.commune} if self.commune.head_id == self.other_clerk else set()),
            (self.specialist, set()),
        ):
            with self.subTest(user.login):
                seen = self.env["eoffice.rollout.score"].with_user(user).search([("monday", "=", MONDAY)])
                self.assertEqual(set(seen.unit_id.sudo(False).with_user(self.env.uid)), units)
        score = self.env["eoffice.rollout.score"].search([], limit=1)
        for user in (self.team, self.chief, self.leader, self.administrator):
            for act in (lambda own: own.write({"total": 100}), lambda own: own.unlink()):
                with self.subTest(user.login), self.assertRaises(AccessError):
                    act(score.with_user(user))
        with self.assertRaises(AccessError):
            score.with_user(self.chief).action_count()


@tagged("post_install", "-at_install")
class TestUrging(SendingCase, RolloutCase):
    def setUp(self):
        super().setUp()
        self.enterContext(freeze_time("2015-12-08 02:00:00"))
        self.phase("2015-12-02", self.department)
        self.phase("2017-01-01", self.commune)
        self.registered()._hand_paper(self.department, "A", True, "Bão")
        self.env["eoffice.rollout.score"]._count(MONDAY)
        scores = self.env["eoffice.rollout.score"].with_user(self.team).search([("monday", "=", MONDAY)])
        self.score = scores.filtered(lambda score: score.unit_id == self.department)
        self.early = scores - self.score

    def remind(self, scores, **values):
        wizard = (
            self.env["eoffice.rollout.reminder.letter.wizard"].with_user(self.team).with_context(active_ids=scores.ids)
        )
        return wizard.create({"sentence": "Chuyển hẳn sang hệ thống trước 11/12/2015", **values}).action_go()

    def test_told_in_discuss_and_by_mail_with_why(self):
        self.head.email = "truong@vidu.example"
        self.remind(self.score, mail=True)
        line = self.department.rollout_ids
        about = [("model", "=", line._name), ("res_id", "=", line.id), ("message_type", "=", "user_notification")]
        told = self.env["mail.message"].search(about)
        self.assertLessEqual(self.head.partner_id | self.deputy.partner_id, told.notified_partner_ids)
        for message in (line.message_ids[0], told):
            self.assertIn("11/12/2015", message.body)
            self.assertIn("0/1", message.body)
        mail = self.env["mail.mail"].search([("recipient_ids", "in", self.head.partner_id.ids)], limit=1)
        self.assertIn("11/12/2015", mail.body_html)
        self.assertEqual(
            (self.score.reminder_letter_ids.user_id, self.score.reminder_letter_ids.mailed), (self.team, True)
        )

    def test_without_a_sentence_or_before_its_day_nothing_happens(self):
        for scores, sentence in ((self.score, "  "), (self.early, "Nhanh lên"), (self.score.browse(), "Nhanh lên")):
            with self.assertRaises(UserError):
                scores._send_reminder(sentence)
        self.assertFalse(self.env["eoffice.rollout.reminder.letter"].search([]) & self.score.reminder_letter_ids)
        wizard = (
            self.env["eoffice.rollout.reminder.letter.wizard"]
            .with_user(self.team)
            .with_context(active_ids=self.early.ids)
        )
        self.assertFalse(wizard.new().score_ids, "the window leaves them out")

    def test_who_may_not_urge(self):
        for user in (self.chief, self.leader, self.head, self.clerk, self.helper, self.administrator):
            with self.subTest(user.login), self.assertRaises(AccessError):
                self.score.with_user(user)._send_reminder("Nhanh lên")
        self.score._send_reminder("Nhanh lên")
        for act in (lambda row: row.write({"sentence": "x"}), lambda row: row.unlink()):
            with self.assertRaises(AccessError):
                act(self.score.reminder_letter_ids)
        self.assertFalse(self.env["eoffice.rollout.reminder.letter"].with_user(self.other_head).search([]))


@tagged("post_install", "-at_install")
class TestProposals(RolloutCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.env.ref("eoffice_rollout.help_team").user_id = cls.helper
        cls.env["hr.employee"].create({"name": "t", "user_id": cls.helper.id, "department_id": cls.office.id})

    def test_leaders_of_another_agency_read_and_decide_none_but_of_their_units(self):
        chief, leader = self._person("t_chief_xa", "office_chief"), self._person("t_leader_xa", "leader")
        self.env["hr.employee"].create({"name": "t", "user_id": leader.id, "department_id": self.commune.id})
        self.commune.office_chief_ids = chief
        self.env.flush_all()
        self.env.invalidate_all()  # a later request
        proposals = self.env["eoffice.rollout.proposal"].with_user(self.team)
        here = proposals.create({"name": "Mua máy quét", "unit_ids": self.department.ids})
        there = proposals.create({"name": "Mua máy in", "unit_ids": self.commune.ids})
        for user, read in ((chief, there), (leader, there), (self.chief, here | there), (self.leader, here | there)):
            found = proposals.with_user(user).search([("id", "in", (here | there).ids)])
            self.assertEqual(set(found.ids), set(read.ids), user.login)
        with self.assertRaises(AccessError):
            there.with_user(leader)._decide(True, "Đồng ý")
        self.assertEqual(there.state, "proposed")

    def test_proposed_and_decided(self):
        proposals = self.env["eoffice.rollout.proposal"].with_user(self.team)
        proposal = proposals.create({"name": "Mua 05 máy quét cho các xã", "unit_ids": self.department.ids})
        with self.assertRaises(AccessError):
            proposals.create({"name": "x", "state": "agreed"})
        with self.assertRaises(AccessError):
            proposal.write({"state": "agreed"})
        for user in (self.team, self.chief, self.head, self.clerk):
            with self.subTest(user.login), self.assertRaises(AccessError):
                proposal.with_user(user)._decide(True, "Đồng ý")
        with self.assertRaises(UserError):
            proposal.with_user(self.leader)._decide(True, " ")
        self.assertEqual(proposal.state, "proposed")
        wizard = self.env["eoffice.rollout.decide"].with_user(self.leader)
        wizard = wizard.with_context(default_proposal_id=proposal.id, default_agreed=True)
        wizard.create({"decision": "Đồng ý, giao Phòng Tài chính trước 20/12"}).action_go()
        self.assertEqual((proposal.state, proposal.decided_by_id), ("agreed", self.leader))
        for act in (
            lambda: proposal.write({"name": "khác"}),
            lambda: proposal.unlink(),
            lambda: proposal.with_user(self.leader)._decide(False, "Thôi"),
        ):
            with self.assertRaises(UserError):
                act()
        self.assertEqual(proposal.with_user(self.head).name, proposal.name, "it is about their unit")
        with self.assertRaises(AccessError):
            proposal.with_user(self.other_head).read(["name"])
