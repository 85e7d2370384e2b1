from odoo import api, fields, models


class AccountAuditLog(models.Model):
    """What was done with an account, by whom and when; nobody edits it."""

    _name = "eoffice.account.audit.log"
    _description = "Trace of an account"
    _inherit = ["eoffice.immutable.mixin", "eoffice.evidence.mixin", "eoffice.led.mixin"]
    _led_by = "user_id.employee_ids.department_id"
    _order = "id desc"
    _evidence_parent = "user_id"

    user_id = fields.Many2one("res.users", "Account", required=True, readonly=True, index=True, ondelete="restrict")
    act = fields.Selection(
        [
            ("made", "Account made"),
            ("changed", "Changed by a staff list"),
            ("mailed", "One-time link mailed"),
            ("printed", "Sealed slip printed"),
            ("moved", "Moved to another unit"),
            ("left", "Left the office"),
            ("factor_on", "Two-factor authentication set up"),
            ("factor_off", "Two-factor authentication taken away"),
            ("factor_reset", "Two-factor authentication reset"),
            ("login_failed", "Log-ins failed"),
            ("appointed", "Given a post"),
            ("dismissed", "Post taken away"),
            ("rights_confirmed", "Change of rights confirmed"),
            ("rights_reversed", "Change of rights reversed"),
            ("signed_on", "Logged in through"),
            ("identity", "Identity at the single sign-on changed"),
            ("sign_on_changed", "Settings of the single sign-on changed"),
        ],
        required=True,
        readonly=True,
    )
    done_by_id = fields.Many2one("res.users", "By", required=True, readonly=True, ondelete="restrict")
    done_on = fields.Datetime(required=True, readonly=True)
    note = fields.Text(readonly=True)

    @api.model
    def _add(self, act, users, note=False):
        now = fields.Datetime.now()
        self.sudo().create(
            [
                {"act": act, "user_id": user.id, "done_by_id": self.env.uid, "done_on": now, "note": note}
                for user in users
            ]
        )

    @api.model
    def _add_failures(self, user_id, count, address):
        """Somebody keeps failing to log in as this account."""
        user = self.env["res.users"].browse(user_id)
        note = self.env._("%(count)s failures, last from %(address)s", count=count, address=address)
        self._add("login_failed", user, note)
