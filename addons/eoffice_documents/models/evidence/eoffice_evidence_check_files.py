import hashlib

from odoo import models

FILES = 50
LET_GO = ("made_stub", "recalled")  # acts by which the rules take files out again


class EvidenceCheckFiles(models.Model):
    """Whether each file that counts still has the bytes that were recorded."""

    _inherit = "eoffice.evidence.check"

    def _check_files(self):
        """Read the next files. (cursor or None, files seen)"""
        records = self.env["eoffice.evidence.file"].search([("id", ">", self.cursor)], order="id", limit=FILES)
        files = self.env["ir.attachment"].browse(records.mapped("attachment_number")).exists()
        gone = records.filtered(lambda record: record.attachment_number not in files.ids)
        gone -= gone.filtered(self._was_let_go)
        known = {record.id: record for record in files}
        changed = records.filtered(
            lambda record: record.attachment_number in known and self._differs(record, known[record.attachment_number])
        )
        self._report(
            [
                {"kind": kind, "model": record._name, "row_id": record.id, "parent_id": record.document_id.id}
                for kind, of_kind in (("file_gone", gone), ("file_changed", changed))
                for record in of_kind
            ]
        )
        return (records[-1].id if len(records) == FILES else None), len(records)

    @staticmethod
    def _was_let_go(record):
        """Whether the log says that the rules took this file out: all files of the document, or these bytes."""
        return any(
            row.act in LET_GO or (row.act == "signature_removed" and record.sha256 in (row.note or ""))
            for row in record.document_id.audit_log_ids
        )

    def _differs(self, record, file):
        """Whether the bytes, or what the tables say of them, are not what was recorded."""
        data = file.raw or b""
        file.invalidate_recordset(["raw"])
        document = record.document_id
        said = document.signed_sha256 if record.signed and document.signed_file_id == file else record.sha256
        return (
            hashlib.sha256(data).hexdigest() != record.sha256
            or hashlib.sha1(data, usedforsecurity=False).hexdigest() != file.checksum
            or said != record.sha256
        )
