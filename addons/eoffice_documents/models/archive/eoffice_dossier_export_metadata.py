from odoo import fields, models
from odoo.exceptions import AccessError

from ..common import office_clock


class DossierExport(models.Model):
    _inherit = "eoffice.dossier"

    export_ids = fields.One2many("eoffice.dossier.export", "dossier_id", readonly=True)

    def _check_content_reader(self):
        if self.my_right not in ("holder", "add", "read"):
            raise AccessError(self.env._("You see the cover of this dossier only. Its holder can share it with you."))

    def _metadata(self):
        """The eleven fields of a dossier (N30 PL VI Phần II.III)."""
        self.ensure_one()
        return {
            "FileCode": {
                "OrganId": self.unit_id.organ_code,
                "FileCatalog": self.year,
                "FileNotation": self.notation,
            },
            "Title": self.title,
            "Maintenance": self.retention_id.name,
            "Rights": self.rights,
            "Creator": self.holder_id.name,
            "Language": self.language,
            "StartDate": self.start_date,
            "EndDate": self.end_date,
            "DocTotal": self.doc_total,
            "PageTotal": self.page_total,
            "Description": self.note,
        }


class DossierItemExport(models.Model):
    _inherit = "eoffice.dossier.item"

    def _by_time(self):
        """In order of date, undated ones last."""
        return self.sorted(
            lambda item: (
                not item.dated_on,
                item.dated_on or office_clock.day(self.env, item.added_on),
                item.ordinal,
                item.id,
            )
        )

    def _files(self):
        """The files: the loose one; of a document the signed file, else its scans, else its last version."""
        files = self.env["ir.attachment"]
        for item in self:
            document = item.document_id
            version = document.version_ids[:1]
            files |= (
                item.attachment_id
                or document.signed_file_id
                or document.recognition_ids.attachment_id
                or version.pdf_id
                or version.attachment_id
            )
        return files

    def _metadata(self):
        """The fields of a document under their names in N30 PL VI Phần II.I and II.II."""
        self.ensure_one()
        document = self.document_id
        levels = list(dict(document._fields["urgency"].selection))
        return {
            "FileCode": {
                "OrganId": self.dossier_id.unit_id.organ_code,
                "FileCatalog": self.dossier_id.year,
                "FileNotation": self.dossier_id.notation,
            },
            "DocOrdinal": self.ordinal,
            "Kind": self.type,
            "Direction": document.direction,
            "TypeName": document.document_type_id.name,
            "CodeNumber": document.number,
            "CodeNotation": document.symbol,
            "IssuedDate": document.issued_on if document else self.dated_on,
            "OrganName": self.author,
            "Subject": document.subject if document else self.title,
            "Language": document.language,
            "PageAmount": self.page_count,
            "Description": self.note or document.note,
            "ArrivalDate": document.direction == "incoming" and document.received_on,
            "ArrivalNumber": document.direction == "incoming" and document.sequence_number,
            "SignerInfo": (document.signer_name or document.signer_title)
            and {"Position": document.signer_title, "FullName": document.signer_name},
            "To": [
                {"OrganName": line.strip(" -;.")} for line in (document.recipients or "").splitlines() if line.strip()
            ],
            "Priority": document and str(levels.index(document.urgency)),
            "ToPlaces": document.direction == "incoming" and document.to_places,
            "DueDate": document.deadline,
        }
