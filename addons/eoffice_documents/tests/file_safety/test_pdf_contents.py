import io

from odoo.addons.queue_job.tests.common import trap_jobs
from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged
from pypdf import PdfWriter
from pypdf.generic import DictionaryObject, NameObject, TextStringObject

from ..capture.papers import stack
from ..common.case import OfficeCase

PROGRAM = b"MZ" + bytes(200)


def letter(*files, xfa=False):
    """A PDF of one page with (name, bytes) files attached inside."""
    writer = PdfWriter()
    writer.add_blank_page(595, 842)
    for name, data in files:
        writer.add_attachment(name, data)
    if xfa:
        form = DictionaryObject({NameObject("/XFA"): TextStringObject("<xdp/>")})
        writer._root_object[NameObject("/AcroForm")] = writer._add_object(form)
    held = io.BytesIO()
    writer.write(held)
    return held.getvalue()


@tagged("post_install", "-at_install")
class TestPdfContents(OfficeCase):
    def receive(self, data):
        with trap_jobs():
            document = self.env["eoffice.document"].with_user(self.clerk)._receive_files([("a.pdf", data)])
            document.sudo().recognition_ids._job_open()
        document.invalidate_recordset()
        return document.with_context(lang="en_US")

    def files(self, document):
        return self.env["ir.attachment"].search(
            [("res_model", "=", document._name), ("res_id", "=", document.id)], order="id"
        )

    def take_out(self, document):
        """Ask for it, and let its job run: nothing is unpacked in the request."""
        with trap_jobs() as trap:
            document.action_take_out_inside()
            self.assertEqual(self.files(document).mapped("name"), ["a.pdf"])
            self.assertIn("being taken out", document.inside_note)
            self.assertFalse(document.inside_count, "no button while it is done")
            [job] = trap.enqueued_jobs
            job.perform()
        document.invalidate_recordset()

    def test_a_job_that_ran_twice_or_broke_off(self):
        document = self.receive(letter(("b.txt", b"x")))
        with trap_jobs() as trap:
            document.action_take_out_inside()
            [job] = trap.enqueued_jobs
            scan, row = document.sudo().recognition_ids, self.env["queue.job"].new({"method_name": "_job_take_out"})
            scan._on_job_failed(row)
            self.assertEqual((document.inside_count, scan.state == "failed"), (1, False))
            job.perform()
            self.assertEqual(self.files(document).mapped("name"), ["a.pdf"], "the clerk asks again")
            scan._on_job_requeued(row)
            job.perform()
            job.perform()
        self.assertEqual(self.files(document).mapped("name"), ["a.pdf", "b.txt"])
        self.assertEqual(document.sudo().message_ids[0].author_id, self.clerk.partner_id)

    def test_not_what_turned_secret_meanwhile(self):
        document = self.receive(letter(("b.txt", b"x")))
        with trap_jobs() as trap:
            document.action_take_out_inside()
            document.secrecy = "secret"
            trap.enqueued_jobs[0].perform()
        self.assertEqual(self.files(document).mapped("name"), ["a.pdf"])

    def test_the_clerk_is_told_what_is_inside(self):
        document = self.receive(letter(("Phụ lục 1.xlsx", b"x"), ("Phụ lục 2.pdf", stack(1))))
        self.assertEqual(document.inside_count, 2)
        for name in ("2 files", "«Phụ lục 1.xlsx»", "«Phụ lục 2.pdf»"):
            self.assertIn(name, document.inside_note)
        self.assertIn("XFA", self.receive(letter(xfa=True)).inside_note)
        plain = self.receive(letter())
        self.assertFalse(plain.inside_note or plain.inside_count)

    def test_files_inside_become_annexes_of_the_document(self):
        document = self.receive(letter(("Phụ lục 1.xlsx", b"x"), ("Phụ lục 2.pdf", stack(1))))
        before = document.subject
        self.take_out(document)
        self.assertEqual(self.files(document).mapped("name"), ["a.pdf", "Phụ lục 1.xlsx", "Phụ lục 2.pdf"])
        self.assertFalse(document.inside_note or document.inside_count)
        first, annex = document.sudo().recognition_ids
        self.assertEqual((first.annex, annex.annex, annex.name), (False, True, "Phụ lục 2.pdf"))
        self.assertIn("Phụ lục 1.xlsx", document.sudo().message_ids[0].body)
        annex.write({"state": "read", "found": {"subject": {"value": "của phụ lục", "confidence": 0.99}}})
        document.sudo()._fill_from(annex)
        self.assertEqual(document.subject, before, "an annex fills no form")
        with self.assertRaisesRegex(UserError, "no files inside"):
            document.action_take_out_inside()

    def test_a_program_inside_is_refused_and_the_rest_taken_out(self):
        document = self.receive(letter(("setup.exe", PROGRAM), ("b.txt", b"x")))
        with self.assertLogs("odoo.addons.eoffice_documents.models.file_safety", "WARNING"):
            self.take_out(document)
        self.assertEqual(self.files(document).mapped("name"), ["a.pdf", "b.txt"])
        self.assertIn("setup.exe", document.sudo().message_ids[0].body)

    def test_only_a_clerk_of_the_unit_takes_them_out(self):
        document = self.receive(letter(("b.txt", b"x")))
        for user in (self.other_clerk, self.specialist):
            with self.subTest(user.login), self.assertRaises(AccessError):
                document.with_user(user).action_take_out_inside()
        self.assertEqual(self.files(document).mapped("name"), ["a.pdf"])
