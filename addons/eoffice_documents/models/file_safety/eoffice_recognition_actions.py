from odoo import api, fields, models

from ... import sandbox
from ...recognition import is_pdf, limits

ACTIONS = "eoffice_documents.file_safety.pdf_actions"


class RecognitionActions(models.Model):
    """What a PDF would do by itself, or carries inside, found when it is opened for reading."""

    _inherit = "eoffice.recognition"

    pdf_actions = fields.Char(readonly=True, help="Codes of what was found, parted by blanks.")

    def _job_open(self):
        data = self.attachment_id.raw or b""
        if is_pdf(data):
            try:
                found = sandbox.run(ACTIONS, "pdf_actions", data, seconds=limits.FILE_SECONDS)
            except sandbox.SandboxError:
                found = ["unknown"]
            self.pdf_actions = " ".join(found)
        return super()._job_open()


class DocumentActions(models.Model):
    _inherit = "eoffice.document"

    file_warning = fields.Char(
        compute="_compute_file_warning",
        compute_sudo=True,
        help="What whoever opens a file of the document should know.",
    )

    @api.depends("recognition_ids.pdf_actions", "recognition_ids.attachment_id.eoffice_unscanned")
    def _compute_file_warning(self):
        words = {
            "javascript": self.env._("script"),
            "launch": self.env._("starts a program"),
            "embedded": self.env._("files attached inside"),
            "media": self.env._("film or sound"),
            "submit": self.env._("sends what is typed elsewhere"),
            "unknown": self.env._("could not be looked through"),
        }
        for document in self:
            scans = document.recognition_ids
            codes = {code for scan in scans for code in (scan.pdf_actions or "").split()}
            found = [word for code, word in words.items() if code in codes]
            if any(scans.attachment_id.mapped("eoffice_unscanned")):
                found.append(self.env._("not scanned for viruses"))
            document.file_warning = ", ".join(found)
