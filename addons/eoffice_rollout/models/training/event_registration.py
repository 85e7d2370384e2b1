from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError


class Trainee(models.Model):
    """One person in one class: attendance, exercises, test, opinion. They, their head and the roll-out team see it."""

    _inherit = "event.registration"

    trainee_id = fields.Many2one("res.users", readonly=True, index="btree_not_null", ondelete="restrict")
    unit_id = fields.Many2one("hr.department", readonly=True, index="btree_not_null", ondelete="restrict")
    training_day = fields.Datetime("Class on", related="event_id.date_begin", store=True)
    attended_on = fields.Datetime("Attended on", readonly=True)
    result_ids = fields.One2many("eoffice.exercise.result", "registration_id", "Exercises", readonly=True)
    exercises_done = fields.Float("Exercises done (%)", compute="_compute_exercises", store=True, aggregator="avg")
    test_input_id = fields.Many2one("survey.user_input", readonly=True, ondelete="set null")
    test_taken = fields.Boolean(compute="_compute_test", store=True, compute_sudo=True)
    test_score = fields.Float("Test (%)", compute="_compute_test", store=True, compute_sudo=True, aggregator="avg")
    test_passed = fields.Boolean("Test passed", compute="_compute_test", store=True, compute_sudo=True)
    satisfaction = fields.Selection(
        [("1", "Not at all"), ("2", "Little"), ("3", "Fairly"), ("4", "Well"), ("5", "Very well")], readonly=True
    )
    satisfaction_score = fields.Float(
        "Satisfaction (1–5)", compute="_compute_satisfaction_score", store=True, aggregator="avg"
    )
    is_mine = fields.Boolean(compute="_compute_is_mine")

    @api.depends("result_ids.done_on")
    def _compute_exercises(self):
        for row in self:
            done = row.result_ids.filtered("done_on")
            row.exercises_done = 100 * len(done) / len(row.result_ids) if row.result_ids else 0

    @api.depends("test_input_id.state", "test_input_id.scoring_percentage", "test_input_id.scoring_success")
    def _compute_test(self):
        for row in self:
            test = row.test_input_id
            row.test_taken = test.state == "done"
            row.test_score = row.test_taken and test.scoring_percentage
            row.test_passed = row.test_taken and test.scoring_success

    @api.depends("satisfaction")
    def _compute_satisfaction_score(self):
        for row in self:
            row.satisfaction_score = int(row.satisfaction or 0) or False

    @api.depends_context("uid")
    def _compute_is_mine(self):
        for row in self:
            row.is_mine = row.trainee_id == self.env.user

    def _check_trainer(self):
        self.env["eoffice.practice"]._check_trainer()

    def _check_own(self):
        if any(row.trainee_id != self.env.user for row in self.sudo()):
            raise AccessError(self.env._("Only the trainee can do this."))

    def action_check(self):
        """The trainee, or the trainer, looks whether the practice office saw the exercises done."""
        for row in self:
            if not row.is_mine:
                self._check_trainer()
        self.env["eoffice.practice"]._check(self)

    def action_take_test(self):
        """The trainee takes the test of their class; a failed one may be taken again, with a new sheet."""
        self.ensure_one()
        self._check_own()
        row = self.checked_sudo()
        if not row.attended_on:
            raise UserError(self.env._("The test comes after the class: scan the code on the wall first."))
        if not row.event_id.survey_id:
            raise UserError(self.env._("This class has no test."))
        if row.test_passed:
            raise UserError(self.env._("You have passed this test already."))
        if not row.test_input_id or row.test_input_id.state == "done":
            row.test_input_id = row.event_id.survey_id._create_answer(user=self.env.user, check_attempts=False)
        return {"type": "ir.actions.act_url", "url": row.test_input_id.get_start_url(), "target": "self"}

    def _rate(self, satisfaction):
        self._check_own()
        if any(not row.attended_on for row in self.checked_sudo()):
            raise UserError(self.env._("The question is for those who were in the class."))
        self.checked_sudo().satisfaction = satisfaction

    def action_rate_1(self):
        self._rate("1")

    def action_rate_2(self):
        self._rate("2")

    def action_rate_3(self):
        self._rate("3")

    def action_rate_4(self):
        self._rate("4")

    def action_rate_5(self):
        self._rate("5")
