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
        there = records.filtered(lambda record: record.attachment_number in known)
        states = {record.id: self._file_state(record, known[record.attachment_number]) for record in there}
        changed = there.filtered(lambda record: not self._as_recorded(record, states[record.id]))
        accepted = self._accepted(self.env["eoffice.evidence.file"], ("file_changed", "file_gone"))
        self._report(
            [
                {
                    "kind": kind,
                    "model": record._name,
                    "row_id": record.id,
                    "parent_id": record.document_id.id,
                    "found_hash": states.get(record.id, ""),
                }
                for kind, of_kind in (("file_gone", gone), ("file_changed", changed))
                for record in of_kind
                if accepted.get(record.id) != states.get(record.id, "")
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

    def _file_state(self, record, file):
        """Hashes of the bytes, what the document says of its signed file, and what the table of files says."""
        data = file.raw or b""
        file.invalidate_recordset(["raw"])
        document = record.document_id
        said = document.signed_sha256 if record.signed and document.signed_file_id == file else record.sha256
        sha1 = hashlib.sha1(data, usedforsecurity=False).hexdigest()
        return f"{hashlib.sha256(data).hexdigest()} {said} {sha1} {file.checksum}"

    def _as_recorded(self, record, state):
        sha256, said, sha1, checksum = state.split(" ")
        return sha256 == said == record.sha256 and sha1 == checksum
