from odoo import api, fields, models
from odoo.exceptions import UserError

from ... import sandbox
from ...recognition import check_whole, is_pdf, is_picture, limits
from ...recognition.errors import ScanError
from ...recognition.file_type import kind_of
from ..capture.eoffice_recognition import CHANNEL, PRIORITY

CONTENTS = "eoffice_documents.file_safety.pdf_attachments"
NAMED = 10  # files inside of one PDF that are named on the form


class RecognitionContents(models.Model):
    """Files inside a PDF, which its pages do not show: named on the document, and taken out as annexes of it."""

    _inherit = "eoffice.recognition"

    inside = fields.Json(readonly=True, help="Names of the files inside a PDF, and whether it is a form (XFA).")
    annex = fields.Boolean(
        "From inside another file", readonly=True, help="It is read for the search, and fills no form."
    )

    def _job_open(self):
        data = self.attachment_id.raw or b""
        self.inside = self._find_inside(data) if is_pdf(data) else False
        return super()._job_open()

    @api.model
    def _find_inside(self, data):
        try:
            found = sandbox.run(CONTENTS, "pdf_contents", data, seconds=limits.FILE_SECONDS)
        except sandbox.SandboxError:
            return False
        return found if found["files"] or found["xfa"] or found["portfolio"] else False

    def _inside(self):
        """What is inside the file, also where its sender has looked into it."""
        return self.inside or self.source_id.inside

    def _queue_take_out(self):
        """Have these scans unpacked after the request: up to 100 MB each, every file of them looked at."""
        for scan in self:
            scan.inside = {**scan._inside(), "taking": True}
            scan.delayable(
                channel=CHANNEL,
                priority=PRIORITY["normal"],
                identity_key=f"take out {scan.id}",
                description=f"files inside scan {scan.id}",
            )._job_take_out().delay()

    def _job_take_out(self):
        """Job: the files inside become annexes, which the document says in the name of who asked."""
        scan = self.exists()
        document = scan.document_id
        if not (scan.inside or {}).get("taking") or document.secrecy != "none":
            return  # done by a job that was cut off, or secret meanwhile
        names, reasons = scan._take_out()
        if names:
            reasons.insert(0, self.env._("Taken out of the PDF as annexes: %s.", ", ".join(names)))
        document._message_log(body=" ".join(reasons))
        self.env["eoffice.audit.log"]._add("received", [(document, None, ", ".join(names)[:500])])

    def _on_job_failed(self, job):
        if job.method_name != "_job_take_out":
            return super()._on_job_failed(job)
        self.inside = {**self.inside, "taking": False}  # the button is there again
        return None

    def _on_job_requeued(self, job):
        if job.method_name != "_job_take_out":
            return super()._on_job_requeued(job)
        self.inside = {**self.inside, "taking": True}
        return None

    def _take_out(self):
        """(names taken out, sentences of why others were not) of the files inside, now attached to the document."""
        self.ensure_one()
        inside, document = self._inside(), self.document_id
        try:
            found = sandbox.run(CONTENTS, "pdf_attachments", self.attachment_id.raw or b"", seconds=limits.FILE_SECONDS)
        except sandbox.SandboxError:
            found = []
        attachments = self.env["ir.attachment"].with_context(image_no_postprocess=True)
        safe, reasons = attachments._safe_files([tuple(file) for file in found])
        if len(found) < len(inside["files"]) + inside["more"]:
            reasons.append(self.env._("Some files inside are damaged or too large; open the PDF itself to see them."))
        kept = attachments.create(
            [
                {"name": name, "raw": data, "res_model": document._name, "res_id": document.id}
                for name, data in safe
                if data
            ]
        )
        readable = kept.filtered(lambda file: _is_readable(file.raw))
        self._of_files([document] * len(readable), readable).annex = True
        self.inside = {**inside, "files": [], "more": 0, "taken": len(kept), "taking": False}
        return kept.mapped("name"), reasons


def _is_readable(data):
    try:
        check_whole(data)
        return is_pdf(data) or is_picture(data) or bool(kind_of(data))
    except ScanError:
        return False


class DocumentContents(models.Model):
    _inherit = "eoffice.document"

    inside_note = fields.Char(
        "Inside the file", compute="_compute_inside", compute_sudo=True, help="What the pages of a file do not show."
    )
    inside_count = fields.Integer("Files inside", compute="_compute_inside", compute_sudo=True)

    @api.depends("recognition_ids.inside", "recognition_ids.source_id.inside")
    def _compute_inside(self):
        for document in self:
            inside = [part for scan in document.recognition_ids if (part := scan._inside())]
            names = [name for part in inside for name in part["files"]]
            count = len(names) + sum(part["more"] for part in inside)
            notes = []
            if count:
                shown = ", ".join(f"«{name}»" for name in names[:NAMED]) + (", …" if count > NAMED else "")
                notes.append(
                    self.env._(
                        "This file has %(count)s files attached inside, which are not on its pages: %(names)s.",
                        count=count,
                        names=shown,
                    )
                )
            if any(part["xfa"] for part in inside):
                notes.append(
                    self.env._(
                        "This is a form that only Adobe's program shows (XFA): what was filled in may be missing here. "
                        "Ask the sender for an ordinary PDF, or print it to PDF in Adobe Reader and send that in."
                    )
                )
            taking = any(part.get("taking") for part in inside)
            if taking:
                notes.append(self.env._("The files inside are being taken out. Load the page again in a moment."))
            document.inside_note, document.inside_count = " ".join(notes), 0 if taking else count

    def action_take_out_inside(self):
        """Make the files inside a PDF annexes of the document, each looked at as any file that comes in."""
        self.ensure_one()
        self.check_access("write")
        self._check_clerk()
        if self.secrecy != "none":
            raise UserError(self.env._("A secret document is kept without file (Q28 Đ1.2): the file was not stored."))
        scans = self.checked_sudo().recognition_ids.filtered(
            lambda scan: (inside := scan._inside() or {}).get("files") and not inside.get("taking")
        )
        if not scans:
            raise UserError(self.env._("There are no files inside to take out."))
        scans._queue_take_out()

    def _fill_from(self, recognition):
        """An annex is found by its words; the form is that of the letter."""
        if recognition.annex:
            self._index_text()
            return None
        return super()._fill_from(recognition)
