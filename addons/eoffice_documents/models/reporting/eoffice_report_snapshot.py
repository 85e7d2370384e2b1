from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError

from ..common import office_clock
from .eoffice_report_data import KINDS

AGAINST = [("final", "The deadline in force"), ("original", "The first deadline")]


class ReportSnapshot(models.Model):
    """The closed numbers of an office for a period: what was reported once prints the same ever after."""

    _name = "eoffice.report.snapshot"
    _description = "Closed period"
    _inherit = "eoffice.permanent.mixin"
    _order = "date_to desc, id desc"

    office_id = fields.Many2one("hr.department", "Unit", required=True, readonly=True, index=True, ondelete="restrict")
    date_from = fields.Date("Period from", required=True, readonly=True)
    date_to = fields.Date("Period to", required=True, readonly=True)
    closed_by_id = fields.Many2one("res.users", required=True, readonly=True, ondelete="restrict")
    closed_on = fields.Datetime(required=True, readonly=True)
    reopened_by_id = fields.Many2one("res.users", readonly=True, ondelete="restrict")
    reopened_on = fields.Datetime(readonly=True)
    reason = fields.Char("Reason of reopening", readonly=True)
    data = fields.Json(readonly=True)

    _open_uniq = models.UniqueIndex(
        "(office_id, date_from, date_to) WHERE reopened_on IS NULL", "The numbers of this period are closed already."
    )

    @api.depends("office_id", "date_from", "date_to")
    def _compute_display_name(self):
        for period in self:
            days = " – ".join(map(office_clock.written, (period.date_from, period.date_to)))
            period.display_name = f"{period.office_id.name} {days}"

    @api.model
    def _closed(self, office, date_from, date_to):
        """The closed period with exactly these days, or none."""
        return self.checked_sudo().search(
            [
                ("office_id", "=", office.id),
                ("date_from", "=", date_from),
                ("date_to", "=", date_to),
                ("reopened_on", "=", False),
            ]
        )

    @api.model
    def _check_closer(self, office):
        if self.env.user not in office.sudo().office_chief_ids:
            raise AccessError(self.env._("Only the office chief of %s closes its numbers.", office.name))

    @api.model
    def _close(self, office, date_from, date_to):
        """Keep every report of the period as it is now."""
        self._check_closer(office)
        if date_to >= office_clock.today(self.env):
            raise UserError(self.env._("The period is not over yet. Its numbers are closed when it is."))
        rows = self.env["eoffice.report.data"]
        data = {
            kind: {against: rows._of(kind, office, None, date_from, date_to, against) for against, _label in AGAINST}
            for kind, _label in KINDS
        }
        return (
            self.checked_sudo()
            .create(
                {
                    "office_id": office.id,
                    "date_from": date_from,
                    "date_to": date_to,
                    "closed_by_id": self.env.uid,
                    "closed_on": fields.Datetime.now(),
                    "data": data,
                }
            )
            .sudo(False)
        )

    def _reopen(self, reason):
        """The numbers may be made anew; who opened them, when and why stays on record."""
        self.ensure_one()
        self._check_closer(self.office_id)
        if not (reason or "").strip():
            raise UserError(self.env._("Write why the closed numbers are opened again."))
        if self.reopened_on:
            raise UserError(self.env._("These numbers have been opened again already."))
        self.checked_sudo().write(
            {"reopened_by_id": self.env.uid, "reopened_on": fields.Datetime.now(), "reason": reason}
        )


class ReportSnapshotReopen(models.TransientModel):
    """Why closed numbers are opened again."""

    _name = "eoffice.report.snapshot.reopen"
    _description = "Open closed numbers again"

    snapshot_id = fields.Many2one("eoffice.report.snapshot", required=True, ondelete="cascade")
    reason = fields.Char(required=True)

    def action_go(self):
        self.snapshot_id._reopen(self.reason)
        return {"type": "ir.actions.act_window_close"}
