from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError


class DossierAuditLog(models.Model):
    """What was done with a dossier. A change of who may read it warns until it is confirmed (N30 PL VI III.3.c)."""

    _name = "eoffice.dossier.audit.log"
    _description = "Trace of a dossier"
    _inherit = ["eoffice.immutable.mixin", "eoffice.evidence.mixin"]
    _order = "id desc"
    _evidence_parent = "dossier_id"
    _evidence_living = True
    _evidence_leaves = True

    dossier_id = fields.Many2one(
        "eoffice.dossier", required=True, readonly=True, index=True, ondelete="cascade", bypass_search_access=True
    )
    user_id = fields.Many2one("res.users", "Done by", required=True, readonly=True, ondelete="restrict")
    done_on = fields.Datetime(required=True, readonly=True)
    act = fields.Selection(
        [
            ("opened", "Opened"),
            ("form_changed", "Form changed"),
            ("added", "Documents added"),
            ("taken_out", "Documents taken out"),
            ("shared", "Reader added"),
            ("unshared", "Reader taken away"),
            ("handed_over", "Handed over"),
            ("closed", "Dossier closed"),
            ("reopened", "Opened again"),
            ("offered", "Offered to the archive"),
            ("accepted", "Taken over by the archive"),
            ("returned", "Returned by the archive"),
            ("transfer_deferred", "Kept back"),
            ("exported", "Exported"),
        ],
        required=True,
        readonly=True,
    )
    note = fields.Text(readonly=True)
    to_confirm = fields.Boolean("Waits for confirmation", readonly=True, index=True)
    confirmed_by_id = fields.Many2one("res.users", readonly=True, ondelete="restrict")
    confirmed_on = fields.Datetime(readonly=True)
    can_confirm = fields.Boolean(compute="_compute_can_confirm")

    @api.depends_context("uid")
    @api.depends("dossier_id", "to_confirm")
    def _compute_can_confirm(self):
        for log in self:
            log.can_confirm = log.to_confirm and self.env.user in log._confirmers()

    def _confirmers(self):
        """Who may confirm this change: those over the dossier, but for who made it, if there is anybody else."""
        authorised = self.dossier_id._authorised()
        return (authorised - self.user_id) or authorised

    def action_confirm(self):
        """Confirm changes of access: their warning ends."""
        for log in self:
            if not log.to_confirm:
                raise UserError(self.env._("This change needs no confirmation any more. Refresh the list."))
            if not log.can_confirm:
                raise AccessError(
                    self.env._("Only the office chief or the head of the unit, not who made it, confirms this change.")
                )
        self.checked_sudo()._amend(
            {"to_confirm": False, "confirmed_by_id": self.env.uid, "confirmed_on": fields.Datetime.now()}
        )

    @api.model
    def _add(self, act, dossiers, note=False, to_confirm=False):
        """Write a row for each of ``dossiers``, by the current user."""
        now = fields.Datetime.now()
        self.sudo().create(
            [
                {
                    "act": act,
                    "dossier_id": dossier.id,
                    "user_id": self.env.uid,
                    "done_on": now,
                    "note": note,
                    "to_confirm": to_confirm,
                }
                for dossier in dossiers
            ]
        )
