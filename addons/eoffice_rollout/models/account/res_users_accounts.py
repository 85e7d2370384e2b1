from odoo import api, fields, models


class UserAccounts(models.Model):
    _inherit = "res.users"

    eoffice_unit_id = fields.Many2one("hr.department", "Unit", compute="_compute_eoffice_unit", compute_sudo=True)

    eoffice_invited_on = fields.Datetime(
        "Link or slip given on", compute="_compute_eoffice_invited_on", compute_sudo=True
    )

    def _compute_eoffice_invited_on(self):
        given = self.env["eoffice.account.audit.log"]._read_group(
            [("user_id", "in", self.ids), ("act", "in", ("mailed", "printed"))], ["user_id"], ["done_on:max"]
        )
        moments = {user.id: moment for user, moment in given}
        for user in self:
            user.eoffice_invited_on = moments.get(user.id)

    @api.depends("employee_ids.department_id")
    def _compute_eoffice_unit(self):
        for user in self:
            user.eoffice_unit_id = user.employee_ids[:1].department_id


class UnitAccounts(models.Model):
    _inherit = "hr.department"

    def _eoffice_readiness(self):
        """Everybody of the unit has an account and has logged in once."""
        people = self.sudo().member_ids
        users = people.user_id
        come = len(users.filtered("login_date"))
        return super()._eoffice_readiness() + [
            (
                "accounts",
                self.env._("Accounts made"),
                len(users),
                len(people),
                self.env._("%s people of the unit have no account.", len(people - people.filtered("user_id"))),
            ),
            (
                "first_log_in",
                self.env._("First log-in done"),
                come,
                len(users),
                self.env._("%s people of the unit have never logged in.", len(users) - come),
            ),
        ]
