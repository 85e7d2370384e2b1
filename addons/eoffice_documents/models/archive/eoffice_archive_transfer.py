from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError
from odoo.tools.translate import LazyTranslate

from ..common import office_clock

_lt = LazyTranslate(__name__)


class ArchiveTransfer(models.Model):
    """Dossiers handed in to the archive together, with their list and minutes in two copies each (N30 Đ30.3)."""

    _name = "eoffice.archive.transfer"
    _description = "Transfer to archives"
    _inherit = ["eoffice.protected.fields.mixin"]
    _order = "id desc"

    unit_id = fields.Many2one("hr.department", "Agency", required=True, readonly=True, ondelete="restrict")
    department_id = fields.Many2one("hr.department", "Handed in by unit", readonly=True, ondelete="restrict")
    giver_id = fields.Many2one("res.users", "Handed in by", required=True, readonly=True, ondelete="restrict")
    offered_on = fields.Date(required=True, readonly=True)
    state = fields.Selection(
        [("offered", "Waits for the archive"), ("accepted", "Taken over"), ("returned", "Returned")],
        required=True,
        readonly=True,
        default="offered",
        index=True,
    )
    decided_by_id = fields.Many2one("res.users", "Archivist", readonly=True, ondelete="restrict")
    decided_on = fields.Date(readonly=True)
    reason = fields.Char("Reason of return", readonly=True)
    line_ids = fields.One2many("eoffice.archive.transfer.line", "transfer_id", readonly=True)
    dossier_count = fields.Integer("Dossiers", compute="_compute_dossier_count")
    box_count = fields.Integer("Boxes of paper", readonly=True, aggregator=False)
    paper_dossiers = fields.Integer("Paper dossiers", readonly=True, aggregator=False)
    shelf_metres = fields.Float("Shelf metres", readonly=True, digits=(8, 2), aggregator=False)
    note = fields.Char(readonly=True, size=500)
    is_archivist = fields.Boolean(compute="_compute_is_archivist", search="_search_is_archivist")

    @api.depends("unit_id.name", "department_id.name", "offered_on")
    def _compute_display_name(self):
        for transfer in self:
            parts = (transfer.department_id.name or transfer.unit_id.name, transfer.offered_on)
            transfer.display_name = self.env._("%(unit)s, %(day)s", unit=parts[0], day=office_clock.written(parts[1]))

    @api.depends("line_ids")
    def _compute_dossier_count(self):
        for transfer in self:
            transfer.dossier_count = len(transfer.line_ids)

    @api.depends_context("uid")
    def _compute_is_archivist(self):
        for transfer in self:
            transfer.is_archivist = self.env.user in transfer._archive().member_ids

    @api.model
    def _search_is_archivist(self, operator, value):
        if operator != "in" or True not in value:
            return NotImplemented
        posts = self.env.user.principal_ids.filtered(lambda principal: principal.type == "archive")
        return [("unit_id", "in", posts.unit_id.ids)]

    def _archive(self):
        return self.env["eoffice.principal"]._of_unit(self.sudo().unit_id, "archive")

    @api.model
    def _offer(self, dossiers, **values):
        """Offer closed ``dossiers`` to the archive of their agency; one transfer for all. Returns it.

        :param values: ``box_count``, ``paper_dossiers``, ``shelf_metres`` and ``note`` for the minutes
        """
        self._check_offer(dossiers)
        transfer = self.checked_sudo().create(
            {
                "unit_id": dossiers.unit_id.id,
                "department_id": dossiers.department_id[:1].id,
                "giver_id": self.env.uid,
                "offered_on": office_clock.today(self.env),
                "line_ids": [fields.Command.create({"dossier_id": dossier.id}) for dossier in dossiers],
                **values,
            }
        )
        dossiers.checked_sudo().write({"state": "offered"})
        for dossier in dossiers:  # who decides whether to take it over looks into it
            dossier._set_right(transfer._archive(), "read")
        self.env["eoffice.dossier.audit.log"]._add("offered", dossiers)
        self.env["eoffice.notification"]._send(
            transfer._archive().member_ids, _lt("%s dossiers wait for the archive.", len(dossiers)), record=transfer
        )
        return transfer.sudo(False)

    def _check_offer(self, dossiers):
        if not dossiers:
            raise UserError(self.env._("Choose the dossiers to hand in."))
        if len(dossiers.unit_id) > 1:
            raise UserError(self.env._("Dossiers of one agency are handed in together. Choose again."))
        for dossier in dossiers:
            if self.env.user not in dossier.holder_id | dossier._authorised():
                raise AccessError(self.env._("Only the holder or the head of the unit hands in «%s».", dossier.title))
            if dossier.state != "closed":
                raise UserError(self.env._("«%s» is not closed yet. Close it first.", dossier.display_name))
            if not dossier.retention_id.for_archive:
                raise UserError(
                    self.env._(
                        "«%(what)s» is kept %(retention)s only: it stays in the unit (N30 Đ30.2).",
                        what=dossier.display_name,
                        retention=dossier.retention_id.name,
                    )
                )
        if not self.env["eoffice.principal"]._of_unit(dossiers.unit_id, "archive").member_ids:
            raise UserError(self.env._("%s has no archivist yet. Tell the administrator.", dossiers.unit_id.name))

    def _check_archivist(self):
        for transfer in self:
            if not transfer.is_archivist:
                raise AccessError(self.env._("Only the archivist of %s decides this.", transfer.unit_id.name))
            if transfer.state != "offered":
                raise UserError(self.env._("This transfer was decided already. Refresh the list."))

    def action_accept(self):
        """The archive takes the dossiers over; from now on it answers for them."""
        self._check_archivist()
        dossiers = self.checked_sudo().line_ids.dossier_id
        dossiers.write({"state": "archived"})
        self._decide("accepted")
        dossiers._drop_reminders()
        self.env["eoffice.dossier.audit.log"]._add("accepted", dossiers)
        for transfer in self:
            self.env["eoffice.notification"]._send(
                transfer.giver_id, _lt("The archive has taken your dossiers over."), record=transfer
            )

    def _return(self, reason):
        """Give the dossiers back to the unit with the reason; the archive no longer reads them."""
        self._check_archivist()
        if not (reason or "").strip():
            raise UserError(self.env._("Write why the dossiers go back."))
        for transfer in self:
            dossiers = transfer.checked_sudo().line_ids.dossier_id
            dossiers.write({"state": "closed"})
            for dossier in dossiers:
                rows = dossier.reader_ids.filtered(lambda row: row.principal_id == transfer.checked_sudo()._archive())
                dossier._end_ocr(rows)
            self.env["eoffice.dossier.audit.log"]._add("returned", dossiers, reason)
            self.env["eoffice.notification"]._send(transfer.giver_id, reason, record=transfer)
        self._decide("returned", reason)

    def _decide(self, state, reason=False):
        self.sudo().write(
            {
                "state": state,
                "reason": reason,
                "decided_by_id": self.env.uid,
                "decided_on": office_clock.today(self.env),
            }
        )


class ArchiveTransferLine(models.Model):
    """A dossier of a transfer, as the list showed it that day."""

    _name = "eoffice.archive.transfer.line"
    _description = "Dossier handed in"
    _order = "id"

    transfer_id = fields.Many2one(
        "eoffice.archive.transfer",
        required=True,
        readonly=True,
        index=True,
        ondelete="cascade",
        bypass_search_access=True,
    )
    dossier_id = fields.Many2one("eoffice.dossier", required=True, readonly=True, index=True, ondelete="restrict")
    notation = fields.Char(related="dossier_id.notation")
    title = fields.Char(related="dossier_id.title")
    retention_id = fields.Many2one(related="dossier_id.retention_id")
    doc_total = fields.Integer(related="dossier_id.doc_total")
    page_total = fields.Integer(related="dossier_id.page_total")
    start_date = fields.Date(related="dossier_id.start_date")
    end_date = fields.Date(related="dossier_id.end_date")
    note = fields.Char(related="dossier_id.note")
