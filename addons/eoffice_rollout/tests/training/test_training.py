from datetime import datetime
from unittest.mock import patch

from odoo import fields
from odoo.exceptions import AccessError, UserError
from odoo.tests import HttpCase, freeze_time, tagged

from ..common.case import RolloutCase

BEGIN, END = datetime(2015, 12, 1, 1), datetime(2015, 12, 1, 4)
DURING = "2015-12-01 01:05:00"


class TrainingCase(RolloutCase):
    def setUp(self):
        super().setUp()
        self.enterContext(freeze_time("2015-11-30 01:00:00"))
        self.held = self.hold("template_specialist", self.department)

    def hold(self, template, *units, **values):
        template = self.env.ref(f"eoffice_rollout.{template}")
        return (
            self.env["event.event"]
            .with_user(self.team)
            .create(
                {
                    "name": template.name,
                    "event_type_id": template.id,
                    "date_begin": BEGIN,
                    "date_end": END,
                    "training_unit_ids": [unit.id for unit in units],
                    **values,
                }
            )
        )

    def attend(self, user, event=None, code=None, moment=DURING):
        event = event or self.held
        with freeze_time(moment):
            row = self.env["event.event"].with_user(user)._attend(code or event.sudo().attendance_code, user)
        return row.with_user(user).sudo(False)

    def practise(self, *acts):
        """The practice office has seen these (login, act, times)."""
        seen = {(login, act): times for login, act, times in acts}
        practice = type(self.env["eoffice.practice"])
        self.enterContext(patch.object(practice, "_acts", lambda practice, logins: seen))


@tagged("post_install", "-at_install")
class TestClasses(TrainingCase):
    def test_a_template_gives_role_and_test(self):
        self.assertEqual(self.held.training_role, "specialist")
        self.assertEqual(self.held.survey_id, self.env.ref("eoffice_rollout.survey_test"))
        self.assertRegex(self.held.attendance_code, r"^[A-Z2-9]{6}$")

    def test_people_of_the_units_with_the_role_are_invited_once(self):
        for _time in range(2):
            self.held.action_invite()
        self.assertEqual(self.held.registration_ids.trainee_id, self.specialist | self.colleague)
        self.assertEqual(len(self.held.registration_ids), 2)
        told = self.env["mail.notification"].search(
            [("mail_message_id.res_id", "=", self.held.id), ("mail_message_id.model", "=", "event.event")]
        )
        self.assertEqual(len(told), 2, "each told once")

    def test_each_role_has_its_people(self):
        for template, unit, people in (
            ("template_unit_head", self.department, self.head | self.deputy),
            ("template_clerk", self.office, self.clerk),
            ("template_leader", self.committee | self.office, self.leader | self.chief),
        ):
            with self.subTest(template):
                event = self.hold(template, *unit)
                event.action_invite()
                self.assertEqual(event.registration_ids.trainee_id, people)

    def test_nobody_to_invite_is_said(self):
        event = self.hold("template_leader", self.other)
        with self.assertRaises(UserError):
            event.action_invite()
        self.assertFalse(event.registration_ids)

    def test_no_mail_goes_out(self):
        self.held.action_invite()
        self.assertFalse(self.held.event_mail_ids)
        self.assertFalse(self.env["mail.mail"].search([("model", "in", ("event.event", "event.registration"))]))

    def test_who_holds_classes(self):
        for user in (self.specialist, self.head, self.chief, self.leader, self.helper):
            with self.subTest(user.login):
                event = self.held.with_user(user)
                for act in (event.action_invite, event.action_show_code, event.action_check):
                    with self.assertRaises(AccessError):
                        act()
                with self.assertRaises(AccessError):
                    event.write({"name": "khác"})
                with self.assertRaises(AccessError):
                    event.read(["attendance_code"])
        self.assertFalse(self.held.registration_ids)


@tagged("post_install", "-at_install")
class TestAttendance(TrainingCase):
    def test_the_code_counts_while_the_class_is_held(self):
        self.held.action_invite()
        row = self.attend(self.specialist)
        self.assertEqual((row.state, row.attended_on), ("done", datetime(2015, 12, 1, 1, 5)))
        self.assertEqual(self.held.attended_count, 1)

    def test_a_second_scan_changes_nothing(self):
        first = self.attend(self.specialist)
        self.assertEqual(self.attend(self.specialist, moment="2015-12-01 03:00:00"), first)
        self.assertEqual(first.attended_on, datetime(2015, 12, 1, 1, 5))

    def test_too_early_and_too_late_are_refused(self):
        for moment in ("2015-12-01 00:29:00", "2015-12-01 04:01:00"):
            with self.subTest(moment), self.assertRaises(UserError):
                self.attend(self.specialist, moment=moment)
        self.assertFalse(self.held.sudo().registration_ids.filtered("attended_on"))

    def test_a_wrong_or_empty_code_is_refused(self):
        for code in ("XXXXXX", " ", "%"):
            with self.subTest(code), self.assertRaises(UserError):
                self.attend(self.specialist, code=code)

    def test_who_was_not_invited_is_taken_in(self):
        row = self.attend(self.head, code=self.held.attendance_code.lower())
        self.assertEqual(row.trainee_id, self.head)
        self.assertEqual(row.unit_id, self.department)


@tagged("post_install", "-at_install")
class TestExercises(TrainingCase):
    def test_done_is_what_the_practice_office_saw(self):
        row = self.attend(self.specialist)
        self.assertEqual(len(row.result_ids), 4)
        self.practise((self.specialist.login, "opened", 1), (self.colleague.login, "drafted", 3))
        row.action_check()
        self.assertEqual(row.result_ids.filtered("done_on").exercise_id.mapped("act"), ["opened"])
        self.assertEqual(row.exercises_done, 25)

    def test_as_often_as_asked(self):
        event = self.hold("template_clerk", self.office)
        row = self.attend(self.clerk, event)
        twice = row.result_ids.filtered(lambda result: result.exercise_id.times == 2)
        self.practise((self.clerk.login, "registered", 1))
        row.action_check()
        self.assertFalse(twice.done_on)
        self.practise((self.clerk.login, "registered", 2))
        row.action_check()
        self.assertTrue(twice.done_on)

    def test_traces_are_counted_by_person_and_act(self):
        document = self.registered()
        counted = self.env["eoffice.practice"]._count(self.env.cr, [self.clerk.login, self.head.login])
        self.assertEqual(counted[self.clerk.login, "registered"], len(document))
        self.assertNotIn((self.head.login, "registered"), counted)

    def test_without_a_practice_office_it_says_what_to_do(self):
        row = self.attend(self.specialist)
        with self.assertRaisesRegex(UserError, "./eoffice practice"):
            row.action_check()
        self.assertFalse(row.result_ids.filtered("done_on"))

    def test_the_trainer_may_have_seen_it(self):
        result = self.attend(self.specialist).result_ids[0]
        with self.assertRaises(AccessError):
            result.action_seen()
        result.with_user(self.team).action_seen()
        self.assertEqual(result.seen_by_id, self.team)

    def test_nobody_types_results_in(self):
        row = self.attend(self.specialist)
        with self.assertRaises(AccessError):
            row.result_ids[0].write({"done_on": BEGIN})
        for values in ({"test_score": 100}, {"satisfaction": "5"}, {"attended_on": BEGIN}):
            with self.assertRaises(AccessError):
                row.write(values)
        with self.assertRaises(AccessError):
            row.with_user(self.colleague).action_check()


@tagged("post_install", "-at_install")
class TestTestAndQuestion(TrainingCase):
    def answer(self, row, right):
        """Fill the sheet of ``row`` in, the first ``right`` questions rightly."""
        row.action_take_test()
        sheet = row.sudo().test_input_id
        for number, question in enumerate(sheet.survey_id.question_ids):
            choice = question.suggested_answer_ids.filtered(lambda one, ok=number < right: one.is_correct == ok)[0]
            sheet._save_lines(question, str(choice.id))
        sheet._mark_done()
        return sheet

    def test_three_of_four_pass(self):
        row = self.attend(self.specialist)
        self.answer(row, 3)
        self.assertEqual((row.test_score, row.test_passed), (75, True))
        with self.assertRaises(UserError):
            row.action_take_test()

    def test_a_failed_test_is_taken_again_on_a_new_sheet(self):
        row = self.attend(self.specialist)
        first = self.answer(row, 2)
        self.assertEqual((row.test_score, row.test_passed), (50, False))
        self.assertNotEqual(self.answer(row, 4), first)
        self.assertTrue(row.test_passed)

    def test_no_test_before_the_class_nor_for_another(self):
        self.held.action_invite()
        row = self.held.registration_ids.filtered(lambda row: row.trainee_id == self.specialist)
        with self.assertRaises(UserError):
            row.with_user(self.specialist).action_take_test()
        with self.assertRaises(AccessError):
            row.with_user(self.team).action_take_test()

    def test_one_question_how_it_was(self):
        row = self.attend(self.specialist)
        row.action_rate_4()
        self.assertEqual((row.satisfaction, row.satisfaction_score), ("4", 4))
        with self.assertRaises(AccessError):
            row.with_user(self.head).action_rate_1()


@tagged("post_install", "-at_install")
class TestTrainingRights(TrainingCase):
    def test_results_are_seen_by_the_trainee_his_head_and_the_team(self):
        row = self.attend(self.specialist)
        for user, sees in (
            (self.specialist, True),
            (self.head, True),
            (self.deputy, True),
            (self.team, True),
            (self.colleague, False),
            (self.other_head, False),
            (self.clerk, False),
            (self.helper, False),
            (self.leader, False),
        ):
            for model, domain in (
                ("event.registration", [("id", "=", row.id)]),
                ("eoffice.exercise.result", [("registration_id", "=", row.id)]),
                ("eoffice.training.status", [("user_id", "=", self.specialist.id)]),
            ):
                with self.subTest(user=user.login, model=model):
                    self.assertEqual(bool(self.env[model].with_user(user).search_count(domain)), sees)

    def test_survey_sheets_are_closed_to_staff(self):
        for model in ("survey.survey", "survey.question", "survey.user_input", "survey.user_input.line"):
            for user in (self.specialist, self.head, self.clerk):
                with self.subTest(user=user.login, model=model):
                    self.assertFalse(self.env[model].with_user(user).has_access("read"))

    def test_who_has_not_been_trained(self):
        self.attend(self.specialist)
        people = self.env["eoffice.training.status"].with_user(self.head)
        missing = people.search([("trained", "=", False), ("unit_id", "=", self.department.id)])
        self.assertEqual(missing.user_id, self.head | self.deputy | self.colleague)

    def test_readiness_and_score_of_a_unit(self):
        self.attend(self.specialist)
        rows = {key: (done, wanted) for key, _label, done, wanted, _missing in self.department._eoffice_readiness()}
        self.assertEqual(rows["training"], (1, 4))
        self.assertEqual(
            (self.department | self.other)._eoffice_scores(BEGIN.date())[self.other.id]["training"], (0, 1)
        )


@tagged("post_install", "-at_install")
class TestTrainingPages(TrainingCase, HttpCase):
    def test_the_phone_asks_one_tap_and_notes_it(self):
        self.specialist.password = self.team.password = "Mot-cau-dai-1"
        self.authenticate(self.specialist.login, "Mot-cau-dai-1")
        now = fields.Datetime.now()
        self.held.sudo().write({"date_begin": now.replace(year=2014), "date_end": now.replace(year=2034)})
        page = self.url_open(f"/tap-huan/diem-danh?code={self.held.attendance_code}")
        self.assertIn(self.held.attendance_code, page.text)
        self.assertFalse(self.held.registration_ids, "looking changes nothing")
        refused = self.url_open(f"/tap-huan/ma/{self.held.id}")
        self.assertNotIn(self.held.attendance_code, refused.text)
        self.authenticate(self.team.login, "Mot-cau-dai-1")
        wall = self.url_open(f"/tap-huan/ma/{self.held.id}")
        self.assertIn(self.held.attendance_code, wall.text)
        self.assertIn("<svg", wall.text)
