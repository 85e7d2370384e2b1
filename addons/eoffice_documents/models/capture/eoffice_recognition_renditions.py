from odoo import fields, models

from ...recognition import Page, ScanError, searchable_pdf_sandboxed

LAST = 40  # priority of what nobody waits for


class RecognitionCopies(models.Model):
    """What is kept beside a file as it came: a Word file's pages as PDF, and a copy that can be searched."""

    _inherit = "eoffice.recognition"

    pages_id = fields.Many2one("ir.attachment", readonly=True, help="The pages of a Word file as PDF.")
    searchable_id = fields.Many2one(
        "ir.attachment", "Searchable PDF", readonly=True, help="The scan with what was read as hidden text."
    )

    def _pages_file(self):
        """The file whose pages are read and shown."""
        return self.pages_id or self.attachment_id

    def _keep_copy(self, field, name, data):
        """Keep data as the copy in field instead of the one that was there."""
        self[field].unlink()
        self[field] = self.env["ir.attachment"].create(
            {"name": name, "raw": data, "mimetype": "application/pdf", "res_model": self._name, "res_id": self.id}
        )

    def _stem(self):
        return (self.name or "").rpartition(".")[0] or self.name

    def _job_finish(self):
        result = super()._job_finish()
        if self.state == "read" and any(page.content["source"] == "ocr" for page in self._read_pages()):
            self.with_delay(
                channel="root.read", priority=LAST, description=f"searchable copy of scan {self.id}"
            )._job_make_searchable()
        return result

    def _read_pages(self):
        return self.page_ids.filtered("content")

    def _job_make_searchable(self):
        """Job: the copy with hidden text. Running it twice does no harm; without it the scan is read all the same."""
        recognition = self.exists()
        if not recognition:
            return
        pages, file = [Page.from_dict(page.content) for page in recognition._read_pages()], recognition._pages_file()
        try:
            data = searchable_pdf_sandboxed(file.raw, file.mimetype, pages)
        except ScanError:
            return  # what could be read can be copied, but for files that pypdf takes for broken
        recognition._keep_copy("searchable_id", f"{recognition._stem()} (tìm kiếm được).pdf", data)
        recognition._notify_clients()
