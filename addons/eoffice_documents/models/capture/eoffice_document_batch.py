import hashlib

from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError


class DocumentOfBatch(models.Model):
    """The document's side of batches: made of pages of one, split into one, or thrown away unregistered."""

    _inherit = "eoffice.document"

    batch_id = fields.Many2one("eoffice.scan.batch", readonly=True, index="btree_not_null", ondelete="set null")
    intake_id = fields.Many2one(
        "eoffice.intake.log", "Arrival", readonly=True, copy=False, index="btree_not_null", ondelete="set null"
    )

    can_put_back = fields.Boolean(compute="_compute_can_put_back")

    @api.model
    def _check_receiver(self):
        """Raise AccessError unless the person is a clerk of a unit that documents arrive at."""
        if not self._default_unit():
            raise AccessError(
                self.env._("You are not a clerk of a unit that keeps registers, so you cannot receive documents.")
            )

    @api.model
    def _receive_parts(self, batch, files):
        """An entry to register for each (name, bytes), its reading still without pages."""
        batch._check_clerk()
        documents = self.checked_sudo().create([{"unit_id": batch.unit_id.id, "batch_id": batch.id} for _file in files])
        for document, (name, data) in zip(documents, files, strict=True):
            attachment = (
                self.env["ir.attachment"]
                .checked_sudo()
                .with_context(image_no_postprocess=True)
                .create({"name": name, "raw": data, "res_model": self._name, "res_id": document.id})
            )
            self.env["eoffice.recognition"].checked_sudo().create(
                {
                    "document_id": document.id,
                    "attachment_id": attachment.id,
                    "checksum": hashlib.sha256(data).hexdigest(),
                }
            )
        self.env["eoffice.audit.log"]._add("received", [(document, None, False) for document in documents])
        return documents.with_env(self.env)

    def action_split(self):
        """Several documents came in one file: hand its scan to a batch, and open that."""
        self.ensure_one()
        self._check_unregistered()
        recognition = self.checked_sudo().recognition_ids
        if len(recognition) != 1 or recognition.page_count < 2:
            raise UserError(self.env._("Only a document with one file of several pages can be split."))
        file = recognition.attachment_id
        batch = (
            self.env["eoffice.scan.batch"]
            .checked_sudo()
            .create(
                {
                    "unit_id": self.unit_id.id,
                    "attachment_id": file.id,
                    "checksum": recognition.checksum,
                    "came_by": "document",
                }
            )
        )
        recognition.write({"document_id": False, "batch_id": batch.id, "found": False})
        file.write({"res_model": batch._name, "res_id": batch.id})
        if recognition.state == "read":
            batch._propose()
        self._discard(self.env._("Split into several documents"))
        return {
            "type": "ir.actions.act_window",
            "res_model": batch._name,
            "res_id": batch.id,
            "views": [(False, "form")],
        }

    def action_throw_away(self):
        """Throw away what needs no registration: a test page, a file sent twice."""
        self._check_unregistered()
        self._discard(False)

    def action_put_back(self):
        """Put what was thrown away by mistake back into the list to register."""
        self.check_access("write")
        self._check_clerk()
        if not all(self.mapped("can_put_back")):
            raise UserError(self.env._("Only a scan that was thrown away by hand can be put back into the list."))
        self.checked_sudo().write({"voided": False})
        self.env["eoffice.audit.log"]._add("put_back", [(document, None, False) for document in self])

    @api.depends("voided", "sequence_number")
    def _compute_can_put_back(self):
        thrown = self.filtered(lambda document: document.voided and not document.sequence_number)
        rows = thrown and self.env["eoffice.audit.log"].sudo().search(
            [("document_id", "in", thrown.ids), ("act", "=", "discarded")], order="id"
        )
        by_hand = {row.document_id.id: not row.note for row in rows}  # the last row of each decides
        for document in self:
            document.can_put_back = by_hand.get(document.id, False)

    def _check_unregistered(self):
        self.check_access("write")
        self._check_clerk()
        if any(document.sequence_number or document.voided for document in self):
            raise UserError(self.env._("A registered document is struck out with a reason, not thrown away."))

    def _discard(self, reason):
        """Out of the list to register, for good; the row and its trace stay."""
        self.checked_sudo().write({"voided": True})
        self.env["eoffice.audit.log"]._add("discarded", [(document, None, reason) for document in self])

    def action_make_stub(self):
        """The batch a secret document came in shows it as well."""
        result = super().action_make_stub()
        self.sudo().batch_id._forget()
        return result
