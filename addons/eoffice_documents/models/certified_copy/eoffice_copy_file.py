import re

from odoo import api, models
from odoo.exceptions import UserError

from ...printing import html_to_pdf
from ..common import office_clock

FORMS = {"SY": "SAO Y", "SL": "SAO LỤC", "TrS": "TRÍCH SAO"}


class CopyFile(models.Model):
    """The file of a certified copy: the document with the text or the block of the decree (N30 PL I Phần II)."""

    _inherit = "eoffice.copy"

    def _make_file(self):
        data = self._source_data()
        if self.way.endswith("_electronic"):
            return self.document_id._print_sandboxed("with_corner_text", data, self._corner_text())
        if not data:  # from paper to paper without a scan: the block alone, printed on the photocopy
            return self._block()
        return self.document_id._print_sandboxed("with_block", data, self._block())

    def _source_data(self):
        """What is copied: the copy it starts from, the extract, or the document's file; b"" where there is none."""
        file = self.extract_id or self.source_id.attachment_id or self.document_id._main_file()
        if not file and (self.way != "paper_paper" or self.type == "TrS"):
            raise UserError(self.env._("«%s» has no file here.", self.document_id.display_name))
        if self.type == "TrS" and not self.extract_id:
            return self.document_id._print_sandboxed("with_pages", file.raw, self._page_numbers(self.pages))
        return file.raw or b""

    @api.model
    def _page_numbers(self, text):
        """[1, 2, 5] for "1-2, 5"."""
        numbers = []
        for part in (text or "").split(","):
            found = re.fullmatch(r"\s*(\d{1,3})\s*(?:-\s*(\d{1,3})\s*)?", part)
            first, last = found and int(found[1]), found and int(found[2] or found[1])
            if not found or not 1 <= first <= last:
                raise UserError(self.env._("Type the pages of the extract like this: 1-2, 5."))
            numbers += range(first, last + 1)
        return numbers

    def _corner_text(self):
        """Kind of copy, agency, time of signing with the office's zone; Times 10 (N30 PL I Phần II.I.3, mẫu 3.2)."""
        signed_on = office_clock.with_offset(self.env, office_clock.local(self.env, self.signed_on))
        moment = f"{signed_on:%d/%m/%Y %H:%M:%S} {signed_on.isoformat()[-6:]}"
        values = {"copy": self, "form": FORMS[self.type], "moment": moment}
        return html_to_pdf(str(self.env["ir.qweb"]._render("eoffice_documents.print_copy_corner", values)))

    def _block(self):
        """The block below the end of the document, under a rule as wide as the type area (mẫu 3.1)."""
        day = office_clock.day(self.env, self.signed_on)
        values = {
            "copy": self,
            "form": FORMS[self.type],
            # FMT-03: days below ten and the months 1 and 2 take a zero before them
            "day": f"ngày {day.day:02} tháng {f'{day.month:02}' if day.month < 3 else day.month} năm {day.year}",
            "titles": (self.signer_title or "").splitlines(),
            "recipients": [line.strip(" -;.") for line in (self.recipients or "").splitlines() if line.strip(" -;.")],
        }
        return html_to_pdf(str(self.env["ir.qweb"]._render("eoffice_documents.print_copy_block", values)))

    def _eoffice_sign_copy(self, data):
        """Hook: put the agency's digital signature on an electronic copy (N30 Đ25.1.c).

        :param data: bytes of the PDF
        :return: bytes of the PDF that is kept
        """
        return data
