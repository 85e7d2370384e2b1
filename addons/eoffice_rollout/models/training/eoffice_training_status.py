from odoo import fields, models
from odoo.tools import SQL


class TrainingStatus(models.Model):
    """Each person of the office: trained or not yet, and how it went."""

    _name = "eoffice.training.status"
    _description = "Training of a person"
    _auto = False
    _order = "trained, unit_id, user_id"
    _rec_name = "user_id"
    _depends = {
        "event.registration": ["trainee_id", "state", "attended_on", "test_passed"],
        "hr.employee": ["user_id", "active", "current_version_id"],
        "hr.version": ["department_id"],
        "res.users": ["active", "share"],
    }

    user_id = fields.Many2one("res.users", "Person", readonly=True)
    unit_id = fields.Many2one("hr.department", readonly=True)
    trained = fields.Boolean("Was in a class", readonly=True)
    passed = fields.Boolean("Passed the test", readonly=True)
    invited = fields.Boolean(readonly=True)
    last_on = fields.Datetime("Last class", readonly=True)

    @property
    def _table_query(self):
        return SQL(
            """SELECT u.id, u.id AS user_id, min(v.department_id) AS unit_id, bool_or(r.id IS NOT NULL) AS invited,
                      bool_or(r.attended_on IS NOT NULL) AS trained, coalesce(bool_or(r.test_passed), false) AS passed,
                      max(r.attended_on) AS last_on
               FROM res_users u
               JOIN hr_employee e ON e.user_id = u.id AND e.active
               JOIN hr_version v ON v.id = e.current_version_id AND v.department_id IS NOT NULL
               LEFT JOIN event_registration r ON r.trainee_id = u.id AND r.state != 'cancel'
               WHERE u.active AND NOT u.share GROUP BY u.id"""
        )
