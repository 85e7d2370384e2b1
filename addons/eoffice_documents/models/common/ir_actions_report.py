import io

from odoo import fields, models

from ...printing import html_to_pdf


class ReportAction(models.Model):
    """Reports of ours are rendered by WeasyPrint; wkhtmltopdf is never needed for them (docs/decisions/0006)."""

    _inherit = "ir.actions.report"

    eoffice_weasyprint = fields.Boolean("Rendered by WeasyPrint")
    eoffice_together = fields.Boolean("One file for all", help="All records at once, as labels and envelopes are.")

    def _pre_render_qweb_pdf(self, report_ref, res_ids=None, data=None):
        if self._get_report(report_ref).eoffice_weasyprint:
            return self._weasyprint_streams(report_ref, res_ids, data), "pdf"
        return super()._pre_render_qweb_pdf(report_ref, res_ids=res_ids, data=data)

    def _weasyprint_streams(self, report_ref, res_ids, data):
        """One PDF for each record, so that each counts its own pages; one PDF for none, or for all together."""
        ids = [res_ids] if isinstance(res_ids, int) else res_ids or []
        if self._get_report(report_ref).eoffice_together:
            return {False: {"stream": io.BytesIO(self._weasyprint(report_ref, ids, data)), "attachment": None}}
        return {
            res_id: {"stream": io.BytesIO(self._weasyprint(report_ref, one, data)), "attachment": None}
            for res_id, one in ([(res_id, [res_id]) for res_id in ids] or [(False, None)])
        }

    def _weasyprint(self, report_ref, res_ids, data):
        html, _kind = self._render_qweb_html(report_ref, res_ids, data={**(data or {}), "report_type": "pdf"})
        return html_to_pdf(html.decode())
