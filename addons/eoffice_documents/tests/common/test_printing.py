import io

import pdfplumber
from odoo.tests import HttpCase, TransactionCase, new_test_user, tagged

TEMPLATE = """
<t t-name="eoffice_documents.test_print">
    <html lang="vi">
        <head><link rel="stylesheet" href="/eoffice_documents/static/print/print.css"/></head>
        <body>
            <p t-foreach="docs" t-as="doc">Đơn vị: <t t-out="doc.name"/></p>
            <p t-if="not docs">Không có gì</p>
        </body>
    </html>
</t>
"""


def pages(pdf):
    with pdfplumber.open(io.BytesIO(pdf)) as document:
        return [page.extract_text() for page in document.pages]


class PrintCase:
    """A report of ours on companies."""

    def report(self):
        view = self.env["ir.ui.view"].create(
            {"name": "test_print", "type": "qweb", "key": "eoffice_documents.test_print", "arch": TEMPLATE}
        )
        self.env["ir.model.data"].create(
            {"module": "eoffice_documents", "name": "test_print", "model": "ir.ui.view", "res_id": view.id}
        )
        return self.env["ir.actions.report"].create(
            {
                "name": "Bản in thử",
                "model": "res.company",
                "report_name": "eoffice_documents.test_print",
                "report_type": "qweb-pdf",
                "eoffice_weasyprint": True,
            }
        )


@tagged("post_install", "-at_install")
class TestPrinting(PrintCase, TransactionCase):
    def test_a_report_of_ours_is_a_pdf_whose_words_can_be_found(self):
        company = self.env["res.company"].create({"name": "Ủy ban nhân dân <xã> Phước Lộc"})
        pdf, kind = self.report()._render_qweb_pdf("eoffice_documents.test_print", [company.id])
        self.assertEqual((kind, pdf[:5]), ("pdf", b"%PDF-"))
        self.assertEqual(pages(pdf), ["Đơn vị: Ủy ban nhân dân <xã> Phước Lộc"])

    def test_many_records_are_one_file_each_from_a_page_of_its_own(self):
        companies = self.env["res.company"].create([{"name": "Một"}, {"name": "Hai"}])
        pdf, _kind = self.report()._render_qweb_pdf("eoffice_documents.test_print", companies.ids)
        self.assertEqual(pages(pdf), ["Đơn vị: Một", "Đơn vị: Hai"])

    def test_a_report_without_records(self):
        pdf, _kind = self.report()._render_qweb_pdf("eoffice_documents.test_print", [])
        self.assertEqual(pages(pdf), ["Không có gì"])

    def test_reports_of_others_go_their_own_way(self):
        report = self.report()
        report.eoffice_weasyprint = False
        self.assertEqual(report._render_qweb_pdf("eoffice_documents.test_print", [])[1], "html")


@tagged("post_install", "-at_install")
class TestPrintingOverHttp(PrintCase, HttpCase):
    def test_the_web_client_may_print_without_wkhtmltopdf(self):
        new_test_user(self.env, "t_printer", "eoffice_documents.group_specialist", password="t_printer")
        self.report()
        self.authenticate("t_printer", "t_printer")
        self.assertEqual(self.make_jsonrpc_request("/report/check_wkhtmltopdf"), "ok")
        answer = self.url_open(f"/report/pdf/eoffice_documents.test_print/{self.env.company.id}")
        self.assertEqual(answer.headers["Content-Type"], "application/pdf")
        self.assertEqual(pages(answer.content), [f"Đơn vị: {self.env.company.name}"])
