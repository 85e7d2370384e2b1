from odoo import fields, models

# copied to the entry of the receiver; the rest of the form is the receiver's own
SAME = (
    "number",
    "symbol",
    "issued_on",
    "document_type_id",
    "subject",
    "language",
    "page_count",
    "signer_name",
    "signer_title",
    "urgency",
    "secrecy",
    "recipients",
    "deadline",
)


class DispatchUnit(models.Model):
    """Sending to a unit of the system: the unit has an entry at once, on the same stored file."""

    _inherit = "eoffice.dispatch"

    def _send_system(self):
        self.write({"state": "arrived", "arrived_on": fields.Datetime.now()})
        scans = self.document_id._signed_recognitions()
        quiet = {"tracking_disable": True, "mail_create_nosubscribe": True, "mail_notrack": True}
        entries = (
            self.env["eoffice.document"]
            .with_context(**quiet)
            .create([line._entry_values(scans[line.document_id]) for line in self])
            .with_env(self.env)  # what is done with them next leaves its traces
        )
        for entry in entries.filtered("unnumbered"):
            entry.sudo(False)._start_routing()
        entries._announce()

    def _entry_values(self, scan):
        """Values of the receiver's entry: the form of the document, and its file read already."""
        document = self.document_id
        return {
            **{name: document._fields[name].convert_to_write(document[name], document) for name in SAME},
            "direction": "incoming",
            "unit_id": self.unit_id.id,
            "unnumbered": not self.unit_id.keeps_registers,
            "issuer_id": document.unit_id.partner_id.id,
            "issuer_name": document.unit_id.name,
            "answered_number": document.answers_id.reference,
            "dispatch_id": self.id,
            "recognition_ids": [
                fields.Command.create(
                    {
                        "attachment_id": scan.attachment_id.id,
                        "checksum": scan.checksum,
                        "source_id": scan.id,
                        "state": "read",
                        "page_count": scan.page_count,
                    }
                )
            ],
        }


class DocumentSigned(models.Model):
    _inherit = "eoffice.document"

    def _after_issue(self):
        """The words of the signed file are read while its receivers are chosen."""
        super()._after_issue()
        self.checked_sudo().filtered("signed_file_id")._signed_recognitions()

    def _fill_from(self, recognition):
        """What is read of an issued document is found by its words; its form stays as it was signed."""
        if self.direction == "outgoing":
            self._index_text()
        else:
            super()._fill_from(recognition)

    def _signed_recognitions(self):
        """The reading of the signed file of each document, as {document: eoffice.recognition}; begun where missing."""
        readings = self.env["eoffice.recognition"].sudo()
        known = readings.search([("document_id", "in", self.ids), ("source_id", "=", False)])
        scans = {scan.document_id: scan for scan in known if scan.attachment_id == scan.document_id.signed_file_id}
        unread = self.filtered(lambda document: document not in scans)
        for scan in readings._of_files(unread, [document.signed_file_id for document in unread]) if unread else ():
            scans[scan.document_id] = scan
        return scans
