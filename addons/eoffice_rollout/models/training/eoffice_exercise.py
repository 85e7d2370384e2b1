from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError
from odoo.sql_db import db_connect
from psycopg2 import OperationalError

ROLES = [("clerk", "Clerk"), ("leader", "Leader"), ("unit_head", "Unit head"), ("specialist", "Specialist")]
ACTS = [
    ("opened", "Opens a document"),
    ("registered", "Registers a document"),
    ("passed", "Passes a document on"),
    ("completed", "Completes a document"),
    ("returned", "Returns a document"),
    ("drafted", "Drafts a document"),
    ("submitted", "Submits a draft"),
    ("approved", "Approves a draft"),
    ("sent_back", "Sends a draft back"),
    ("issued", "Issues a document"),
]


class Exercise(models.Model):
    """One thing a trainee does with their own hands («cầm tay chỉ việc»), known by the trace it leaves."""

    _name = "eoffice.exercise"
    _description = "Exercise"
    _order = "role, sequence, id"

    name = fields.Char("Exercise", required=True)
    role = fields.Selection(ROLES, required=True, index=True)
    sequence = fields.Integer(default=10)
    hint = fields.Text("What to press")
    act = fields.Selection(ACTS, "Is done when they", required=True)
    times = fields.Integer(default=1, required=True)

    _times_positive = models.Constraint("CHECK(times > 0)", "An exercise is done at least once.")


class ExerciseResult(models.Model):
    """One exercise of one trainee in one class; done when the practice office, or the trainer, saw it done."""

    _name = "eoffice.exercise.result"
    _description = "Exercise of a trainee"
    _order = "registration_id, sequence, id"
    _rec_name = "exercise_id"

    registration_id = fields.Many2one(
        "event.registration", required=True, readonly=True, index=True, ondelete="cascade"
    )
    exercise_id = fields.Many2one("eoffice.exercise", required=True, readonly=True, ondelete="restrict")
    sequence = fields.Integer(related="exercise_id.sequence", store=True)
    hint = fields.Text(related="exercise_id.hint")
    trainee_id = fields.Many2one(related="registration_id.trainee_id", store=True, index=True)
    unit_id = fields.Many2one(related="registration_id.unit_id", store=True)
    event_id = fields.Many2one(related="registration_id.event_id", store=True, string="Class")
    done_on = fields.Datetime("Done on", readonly=True)
    seen_by_id = fields.Many2one("res.users", "Seen by", readonly=True, help="Empty: the practice office saw it.")

    _once = models.Constraint("UNIQUE(registration_id, exercise_id)", "The trainee has this exercise already.")

    def action_seen(self):
        """The trainer saw it done beside the trainee."""
        self.registration_id._check_trainer()
        self.checked_sudo().filtered(lambda row: not row.done_on).write(
            {"done_on": fields.Datetime.now(), "seen_by_id": self.env.uid}
        )


class Practice(models.AbstractModel):
    """The practice office: a database of its own, made anew by `./eoffice practice`; only its traces are read."""

    _name = "eoffice.practice"
    _description = "Practice office"

    @api.model
    def _check(self, registrations):
        """Mark what the trainees of ``registrations`` have done in the practice office. It may run twice."""
        waiting = registrations.sudo().result_ids.filtered(lambda row: not row.done_on)
        if not waiting:
            return
        done = self._acts(waiting.trainee_id.mapped("login"))
        for row in waiting:
            exercise = row.exercise_id
            if done.get((row.trainee_id.login, exercise.act), 0) >= exercise.times:
                row.done_on = fields.Datetime.now()

    @api.model
    def _acts(self, logins):
        """{(login, act): how often} in the practice office as it was last made anew. Raises UserError without one."""
        try:
            with db_connect(f"{self.env.cr.dbname}_practice").cursor() as cr:
                return self._count(cr, logins)
        except OperationalError as error:
            raise UserError(
                self.env._("The practice office is not open. Ask the administrator to run ./eoffice practice.")
            ) from error

    @api.model
    def _count(self, cr, logins):
        cr.execute(
            """SELECT u.login, t.act, count(*) FROM eoffice_audit_log t JOIN res_users u ON u.id = t.user_id
               WHERE u.login = ANY(%s) GROUP BY u.login, t.act""",
            [list(logins)],
        )
        return {(login, act): count for login, act, count in cr.fetchall()}

    @api.model
    def _check_trainer(self):
        if not self.env.su and not self.env.user.has_group("eoffice_rollout.group_rollout"):
            raise AccessError(self.env._("Only the roll-out team holds classes."))
