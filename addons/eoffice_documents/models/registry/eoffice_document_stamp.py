from odoo import fields, models
from odoo.exceptions import UserError

from ...printing import html_to_pdf, run_sandboxed
from ..common.error_messages import user_errors


class DocumentStamp(models.Model):
    """The ĐẾN stamp on a copy of the file as it came; the file itself is never touched (N30 PL IV.V)."""

    _inherit = "eoffice.document"

    stamp_at = fields.Json(
        readonly=True, copy=False, help="Where the stamp stands on page 1, in mm; empty: where there is room."
    )

    def _main_file(self):
        """The file a reader means by the document: the signed one, else the scan as it came."""
        self.ensure_one()
        return self.signed_file_id or self.recognition_ids[:1].attachment_id

    def _on_file(self, act, *arguments):
        """``act`` of printing/stamping.py on the document's file; UserError with the cause when it cannot be done."""
        file = self._main_file()
        if not file:
            raise UserError(self.env._("«%s» has no file here.", self.display_name))
        file.check_access("read")
        return self._print_sandboxed(act, file.raw, *arguments)

    def _print_sandboxed(self, act, *arguments):
        with user_errors(self.env):
            return run_sandboxed(act, *arguments)

    def _check_stampable(self):
        self.ensure_one()
        self.check_access("read")
        if self.direction != "incoming" or not self.sequence_number:
            raise UserError(self.env._("The stamp bears the arrival number. Register the document first."))

    def _stamp(self):
        """The stamp as a PDF page of 50 × 35 mm."""
        return html_to_pdf(str(self.env["ir.qweb"]._render("eoffice_documents.print_stamp", {"document": self})))

    def _stamp_receivers(self):
        """Chuyển: the units it went to first."""
        lines = self.sudo().assignment_ids.filtered("parent_id")
        lines = lines.filtered(lambda line: line.state not in ("returned", "withdrawn"))
        units = lines.filtered(lambda line: line.principal_id.type == "unit") or lines
        return ", ".join(dict.fromkeys(units.sorted("id").mapped("principal_id.display_name")))

    def _stamped_file(self, place=None):
        """The document's file as a PDF with the stamp on page 1."""
        self._check_stampable()
        return self._on_file("stamped", self._stamp(), place or self.stamp_at or None)

    def _place_stamp(self, place):
        """Keep where the clerk wants the stamp: (x, y) in mm; None for where there is room."""
        self._check_stampable()
        self._check_clerk()
        self.checked_sudo().stamp_at = place and list(place)

    def action_download_stamped(self):
        self._check_stampable()
        if not self._main_file():
            raise UserError(self.env._("«%s» has no file here.", self.display_name))
        return {
            "type": "ir.actions.client",
            "tag": "eoffice_file",
            "params": {"url": f"/eoffice/stamped/{self.id}", "show": True},
        }
