import logging
from pathlib import PurePath

from odoo import models

from ...recognition import ScanError, office_to_pdf, open_scan_sandboxed
from ..capture.eoffice_recognition import CHANNEL, PRIORITY
from ..common.error_messages import error_message

_logger = logging.getLogger(__name__)


class VersionPdf(models.Model):
    """The pages of a Word version, made in a job: what fails says why on the screen and can be run again."""

    _inherit = "eoffice.document.version"

    def _queue_pdf(self):
        self.write({"failure": False})
        for version in self:
            version.with_delay(
                channel=CHANNEL,
                priority=PRIORITY[version.document_id.urgency],
                description=f"pages of version {version.id}",
            )._job_pdf()

    def action_make_pdf(self):
        """Make the pages once more; for whoever may read the draft."""
        self.check_access("read")
        self.filtered(lambda version: version.state == "failed").checked_sudo()._queue_pdf()

    def _job_pdf(self):
        """Job: turn the Word file into PDF."""
        self.ensure_one()
        source = self.attachment_id
        if self.pdf_id or not source:
            return
        try:
            data = office_to_pdf(source.raw or b"", PurePath(source.name).suffix)
            pages = open_scan_sandboxed(data, "application/pdf").page_count
        except ScanError as error:
            _logger.info("version %s has no pages: %s", self.id, error.code)
            self.failure = error_message(self.env, error)
        else:
            pdf = self.env["ir.attachment"].create(
                {
                    "name": f"{PurePath(source.name).stem}.pdf",
                    "raw": data,
                    "res_model": "eoffice.document",
                    "res_id": self.document_id.id,
                }
            )
            self.write({"pdf_id": pdf.id, "page_count": pages, "failure": False})
            # later versions of the same file, kept because a field changed
            self.document_id.version_ids.filtered(
                lambda other: other.attachment_id == source and not other.pdf_id
            ).write({"pdf_id": pdf.id, "page_count": pages})
            self.document_id.page_count = min(pages, 999)
        self._notify_clients()

    def _on_job_failed(self, job):
        self.write({"failure": self.env._("The pages could not be made. Try again.")})

    def _on_job_requeued(self, job):
        self.write({"failure": False})

    def _notify_clients(self):
        """Forms that show these versions load their pages."""
        for version in self:
            for partner in version.document_id.access_ids.principal_id.member_ids.partner_id:
                partner._bus_send(
                    "eoffice.document.version", {"document": version.document_id.id, "state": version.state}
                )
