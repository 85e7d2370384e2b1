import hashlib

from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError

from ..common.queue_job import IDLE
from ..common.written_value import written_changes, written_values


class ScanBatch(models.Model):
    """A file with several documents in it, as a stack laid into the scanner gives it, until a clerk has split it."""

    _name = "eoffice.scan.batch"
    _description = "Batch of scans"
    _inherit = ["eoffice.protected.fields.mixin"]
    _order = "id desc"

    unit_id = fields.Many2one("hr.department", required=True, readonly=True, index=True, ondelete="restrict")
    attachment_id = fields.Many2one("ir.attachment", readonly=True, ondelete="restrict", string="File as it came")
    name = fields.Char(related="attachment_id.name")
    checksum = fields.Char(readonly=True, index=True, help="SHA-256 of the file as it came.")
    came_by = fields.Selection(
        [
            ("upload", "Uploaded"),
            ("mail", "Scanner mailbox"),
            ("folder", "Scan folder"),
            ("document", "Document split"),
        ],
        required=True,
        readonly=True,
        default="upload",
    )
    intake_id = fields.Many2one(
        "eoffice.intake.log", "Arrival", readonly=True, copy=False, index="btree_not_null", ondelete="set null"
    )
    note = fields.Text(readonly=True)
    state = fields.Selection(
        [("open", "To split"), ("done", "Split"), ("dropped", "Thrown away")],
        required=True,
        readonly=True,
        default="open",
        index=True,
    )
    recognition_ids = fields.One2many("eoffice.recognition", "batch_id", readonly=True)
    ocr_state = fields.Selection(related="recognition_ids.state", string="Reading")
    failure = fields.Char(related="recognition_ids.failure")
    page_count = fields.Integer(related="recognition_ids.page_count")
    document_ids = fields.One2many("eoffice.document", "batch_id", readonly=True)
    document_count = fields.Integer("Documents", compute="_compute_document_count")
    proposal = fields.Json(readonly=True, help="How the machine would split it.")
    arrangement = fields.Json(readonly=True, help="How the clerk splits it so far; empty: as proposed.")
    duplicate_id = fields.Many2one("eoffice.scan.batch", compute="_compute_duplicate_id")

    @api.depends("document_ids.voided")
    def _compute_document_count(self):
        for batch in self:
            batch.document_count = len(batch.document_ids.filtered(lambda document: not document.voided))

    @api.depends("checksum", "unit_id")
    def _compute_duplicate_id(self):
        """The batch that brought the same file before."""
        for batch in self:
            batch.duplicate_id = self.search(
                [("checksum", "=", batch.checksum), ("unit_id", "=", batch.unit_id.id), ("id", "<", batch._origin.id)],
                order="id",
                limit=1,
            )

    @api.model
    def _receive(self, files, unit=None, came_by="upload", note=None):
        """Make one batch to split of each file.

        :param files: list of (name, bytes)
        :return: the new batches, whose reading is queued
        """
        unit = unit or self.env["eoffice.document"]._default_unit()
        if not unit:
            raise UserError(
                self.env._("You are not a clerk of a unit that keeps registers, so you cannot receive documents.")
            )
        batches = (
            self.sudo()
            .create([{"unit_id": unit.id, "came_by": came_by, "note": note} for _file in files])
            .sudo(self.env.su)
        )
        batches._check_clerk()
        for batch, (name, data) in zip(batches.checked_sudo(), files, strict=True):
            batch._keep_file(name, data)
            self.env["eoffice.recognition"].checked_sudo()._of_batch(batch)._queue()
        return batches

    def _keep_file(self, name, data):
        self.write(
            {
                "attachment_id": self.env["ir.attachment"]
                .with_context(image_no_postprocess=True)
                .create({"name": name, "raw": data, "res_model": self._name, "res_id": self.id})
                .id,
                "checksum": hashlib.sha256(data).hexdigest(),
            }
        )

    def _check_clerk(self):
        """Only a clerk of the unit splits what came to it (N30 Đ4.2.b)."""
        if not self.env.su and any(self.env.user not in unit.clerk_ids for unit in self.sudo().unit_id):
            raise AccessError(self.env._("Only a clerk of the receiving unit can do this."))

    def action_drop(self):
        """Throw a batch away that holds nothing to register: its file goes, the row says who did it and when."""
        self._check_open()
        batch = self.checked_sudo()
        batch.recognition_ids.unlink()
        file, batch.attachment_id = batch.attachment_id, False
        file.unlink()
        before = written_values(batch, ["state"])
        batch.write({"state": "dropped", "arrangement": False, "proposal": False})
        self.env["eoffice.change.audit.log"]._add(
            "changed", [(batch, batch.unit_id.name, "\n".join(written_changes(batch, before)))]
        )

    def _check_open(self):
        """Somebody may act on this batch: a clerk of its unit, as long as nobody has split it. Locks the row."""
        self.ensure_one()
        self.check_access("read")
        self._check_clerk()
        self.sudo().lock_for_update()
        if self.state != "open":
            raise UserError(self.env._("This batch has been split already. Open its documents instead."))

    def _forget(self):
        """Remove the file and every word read from it: one of its documents turned out to be secret (Q28 Đ1.2)."""
        for batch in self.sudo():
            batch.recognition_ids._forget_jobs(IDLE)
            batch.recognition_ids.unlink()
            file, batch.attachment_id = batch.attachment_id, False
            file.unlink()
            batch.write({"proposal": False, "arrangement": False, "note": False})
