from odoo import api, fields, models
from odoo.exceptions import UserError

from ...vietnamese.spelling import fold, is_of_a_place, place_of
from ..common.queue_job import IDLE
from .eoffice_recognition import CONFIDENCE_CERTAIN

READ_FIELDS = (
    "number",
    "symbol",
    "issued_on",
    "subject",
    "signer_name",
    "signer_title",
    "urgency",
    "secrecy",
    "answered_number",
    "deadline",
    "language",
)


LANGUAGES = {"vi": "Tiếng Việt", "en": "Tiếng Anh", "fr": "Tiếng Pháp"}  # as registers name them
EVERYWHERE = ("so ", "phong ", "van phong", "thanh tra")  # agencies that have the same name in every place
CONFIDENCE_MIN = 0.3  # below, typing is quicker than correcting


class DocumentScan(models.Model):
    """The document's side of reading: its scans, what they fill in, and what is doubtful."""

    _inherit = "eoffice.document"

    recognition_ids = fields.One2many("eoffice.recognition", "document_id", readonly=True)
    ocr_state = fields.Selection(
        [("waiting", "Waiting"), ("reading", "Being read"), ("read", "Read"), ("failed", "Failed")],
        compute="_compute_ocr",
        search="_search_ocr_state",
        string="Reading",
    )
    ocr_note = fields.Char(compute="_compute_ocr")
    doubtful = fields.Json(readonly=True, help="Names of the filled fields the clerk should check.")

    def _after_change(self, vals):
        """What a clerk has typed is doubtful no more."""
        super()._after_change(vals)
        if not self.env.su:
            for document in self.filtered("doubtful"):
                doubtful = [name for name in document.doubtful if name not in vals]
                if doubtful != document.doubtful:
                    document.sudo().doubtful = doubtful

    @api.depends("recognition_ids.state", "recognition_ids.failure", "recognition_ids.page_count")
    def _compute_ocr(self):
        for document in self:
            scan = next(iter(document.recognition_ids), document.recognition_ids)  # a slice would not prefetch
            document.ocr_state = scan.state
            if scan.state == "reading":
                document.ocr_note = self.env._(
                    "Page %(read)s of %(count)s", read=scan.pages_read, count=scan.page_count
                )
            else:
                document.ocr_note = scan.failure

    @api.model
    def _search_ocr_state(self, operator, value):
        if operator != "in":
            return NotImplemented
        return [("recognition_ids.state", "in", value)]

    @api.model
    def _receive_files(self, files, unit=None):
        """Make one entry to register of each file.

        :param files: list of (name, bytes)
        :return: the new documents, whose reading is queued
        """
        unit = unit or self._default_unit()
        if not unit:
            raise UserError(
                self.env._("You are not a clerk of a unit that keeps registers, so you cannot receive documents.")
            )
        documents = self.create([{"unit_id": unit.id} for _file in files])
        documents._check_clerk()
        # kept as it came: Odoo would shrink a large picture, and drop the later pages of a TIFF
        attachments = (
            self.env["ir.attachment"]
            .with_context(image_no_postprocess=True)
            .create(
                [
                    {"name": name, "raw": data, "res_model": self._name, "res_id": document.id}
                    for document, (name, data) in zip(documents, files, strict=True)
                ]
            )
        )
        self.env["eoffice.recognition"]._of_files(documents, attachments)
        self.env["eoffice.audit.log"]._add("received", [(document, None, False) for document in documents])
        return documents

    def action_rerun_ocr(self):
        self.recognition_ids.action_rerun_ocr()

    def _fill_from(self, recognition):
        """Fill empty fields from what was read; what a clerk has typed already stays."""
        self.ensure_one()
        found = self._found_in(recognition)
        untouched = {"urgency": "normal", "secrecy": "none", "language": "Tiếng Việt"}
        values = {
            name: value
            for name, value in self._values_read(recognition, found).items()
            if value and (not self[name] or self[name] == untouched.get(name))
        }
        if values.get("secrecy", "none") == "top_secret":
            values.pop("subject", None)
        read_as = {"document_type_id": "document_type", "issuer_name": "issuer"}
        self.write(
            {
                **values,
                "doubtful": [
                    name
                    for name in (*READ_FIELDS[:6], "document_type_id", "issuer_name")
                    if not found.get(read_as.get(name, name), {}).get("value")
                    or found[read_as.get(name, name)]["confidence"] < CONFIDENCE_CERTAIN
                ],
            }
        )

    @api.model
    def _found_in(self, recognition):
        return {name: field for name, field in recognition.found.items() if field["confidence"] >= CONFIDENCE_MIN}

    def _values_read(self, recognition, found):
        """{field: value} that the machine has read, as far as it is sure enough."""
        values = {name: found[name]["value"] for name in READ_FIELDS if name in found}
        code = found.get("document_type", {}).get("value")
        values["document_type_id"] = code and self.env["eoffice.document.type"]._by_code(code).id
        issuer = found.get("issuer", {}).get("value")
        above = found.get("issuer_parent", {}).get("value")
        agency = self.env["res.partner"]._find_issuer(issuer, above)
        values |= {"issuer_id": agency.id, "issuer_name": agency.name or self._full_name(issuer, above)}
        values["page_count"] = min(recognition.page_count, 999)
        values["language"] = LANGUAGES.get(values.get("language"))
        recipients = found.get("recipients", {}).get("value")
        values["recipients"] = recipients and "\n".join(recipients)
        return {name: self._fits(name, value) for name, value in values.items()}

    @api.model
    def _full_name(self, issuer, above):
        """The name of an agency that every place has, with the place of the committee above it."""
        place = place_of(above or "")
        if not issuer or not place or is_of_a_place(issuer) or not fold(issuer).startswith(EVERYWHERE):
            return issuer
        return f"{issuer} {place}"

    def _is_filled_by_machine(self, name):
        """What was read from the scan while the form was open gives way to what a clerk types."""
        for scan in self.sudo().recognition_ids:
            value = scan.found and self._values_read(scan, self._found_in(scan)).get(name)
            if value and value == self._fields[name].convert_to_write(self[name], self):
                return not self._is_registered()
        return super()._is_filled_by_machine(name)

    @api.model
    def _fits(self, name, value):
        size = getattr(self._fields[name], "size", None)
        return value[:size] if size and isinstance(value, str) else value

    def _eoffice_forget_leftovers(self, name):
        super()._eoffice_forget_leftovers(name)
        self.recognition_ids._forget_jobs()
        (self.intake_id | self.batch_id.intake_id)._forget()

    def action_make_stub(self):
        """A state secret stays out of the system: remove its files and every word read from them (Q28 Đ1.2)."""
        self.ensure_one()
        self.check_access("write")
        self._check_clerk()
        if self.secrecy == "none":
            raise UserError(self.env._("Choose the secrecy level first: only a secret document is kept without file."))
        record, name = self.checked_sudo(), self.checked_sudo().display_name
        record.recognition_ids._forget_jobs(IDLE)
        record.recognition_ids.unlink()
        record._forget_files()
        record.write({"doubtful": False, **({"subject": False} if self.secrecy == "top_secret" else {})})
        self._index_text()
        self._forget_leftovers({self.id: name})
        self.env["eoffice.audit.log"]._add("made_stub", [(self, None, False)])
