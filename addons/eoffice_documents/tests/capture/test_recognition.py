from unittest.mock import patch

from odoo.addons.queue_job.exception import RetryableJobError
from odoo.addons.queue_job.job import Job
from odoo.addons.queue_job.tests.common import trap_jobs
from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged
from odoo.tools import file_open

from ...models.common.error_messages import error_message
from ...recognition.errors import ReaderStopped
from ..common.case import OfficeCase

BAD = {
    "empty": b"",
    "web page": b"<html><body onload='alert(1)'>x</body></html>",
    "no pages": b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj "
    b"trailer<</Root 1 0 R>>\n%%EOF",
    "cut off": b"%PDF-1.7\n1 0 obj << /Type",
}


@tagged("post_install", "-at_install")
class TestRecognition(OfficeCase):
    def receive(self, data, name="scan.pdf"):
        """A file comes in and its jobs run; the document as its clerk sees it."""
        with trap_jobs() as trap:
            document = self.env["eoffice.document"].with_user(self.clerk)._receive_files([(name, data)])
            self.perform(trap)
        return document

    def page(self, found, text="Nội dung"):
        """A recognition whose pages say ``found``, without running the reader."""
        document = self.env["eoffice.document"].with_user(self.clerk)._receive_files([("a.pdf", b"%PDF a")])
        recognition = document.recognition_ids.sudo()
        recognition.write({"state": "read", "page_count": 2, "found": found})
        document.sudo()._fill_from(recognition)
        return document

    def field(self, value, confidence=0.99):
        return {"value": value, "confidence": confidence, "page": 1, "box": [1, 2, 3, 4]}

    def test_bad_files_say_what_is_wrong_and_stay(self):
        for name, data in BAD.items():
            with self.subTest(name):
                document = self.receive(data)
                self.assertEqual(document.ocr_state, "failed")
                self.assertTrue(document.ocr_note.strip())
                self.assertEqual(document.state, "to_register")

    def test_read_again_after_a_failure(self):
        document = self.receive(b"")
        with trap_jobs() as trap:
            document.action_rerun_ocr()
            self.assertEqual(document.ocr_state, "waiting")
            self.assertEqual(len(trap.enqueued_jobs), 1)

    def test_only_the_clerk_reads_again(self):
        document = self.receive(b"")
        with self.assertRaises(AccessError):
            document.with_user(self.other_clerk).action_rerun_ocr()
        self.assertEqual(document.ocr_state, "failed")

    def test_what_was_read_fills_the_form(self):
        document = self.page(
            {
                "number": self.field("186", 0.4),
                "symbol": self.field("TB-UBND"),
                "issued_on": self.field("2015-11-30"),
                "issuer": self.field("UBND huyện Ví Dụ"),
                "document_type": self.field("TB"),
                "subject": self.field("Kết luận cuộc họp"),
                "urgency": self.field("urgent"),
                "recipients": self.field(["Như trên", "Lưu: VT"]),
            }
        )
        self.assertEqual((document.number, document.symbol, document.page_count), ("186", "TB-UBND", 2))
        self.assertEqual(document.document_type_id, self.notice)
        self.assertEqual(document.urgency, "urgent")
        self.assertEqual(document.recipients, "Như trên\nLưu: VT")
        self.assertIn("number", document.doubtful)
        self.assertIn("signer_name", document.doubtful, "what was not found is to be checked")
        self.assertNotIn("symbol", document.doubtful)
        document.number = "187"
        self.assertNotIn("number", document.doubtful, "what the clerk typed is sure")
        self.assertIn("signer_name", document.doubtful)

    def test_what_the_clerk_typed_stays_and_what_was_read_too(self):
        document = self.page({"subject": self.field("Ket luan")})
        document.subject = "Kết luận"
        recognition = document.recognition_ids
        document.sudo()._fill_from(recognition.sudo())
        self.assertEqual(document.subject, "Kết luận")
        self.assertEqual(recognition.found["subject"]["value"], "Ket luan")

    def test_marks_of_types_count(self):
        self.assertEqual(self.page({"document_type": self.field("HĐ")}).document_type_id.code, "HĐ")
        self.assertEqual(self.page({"document_type": self.field("HD")}).document_type_id.code, "HD")

    def test_a_job_that_breaks_shows_on_the_document(self):
        with trap_jobs() as trap:
            document = self.env["eoffice.document"].with_user(self.clerk)._receive_files([("a.pdf", b"%PDF a")])
            job = trap.enqueued_jobs[0]
        job.store()
        job.set_failed()
        job.store()
        self.assertEqual(document.ocr_state, "failed")
        self.assertTrue(document.ocr_note)

    def test_a_page_read_twice_is_the_same(self):
        with trap_jobs() as trap, file_open("eoffice_documents/tests/drafting/one-page.pdf", "rb") as scan:
            document = self.env["eoffice.document"].with_user(self.clerk)._receive_files([("a.pdf", scan.read())])
            self.perform(trap)
            page = document.recognition_ids.page_ids
            before = page.read(["text", "state"])
            page.sudo()._job_read()
            self.assertEqual(page.read(["text", "state"]), before)
        self.assertEqual((document.ocr_state, len(page)), ("read", 1))
        self.assertEqual(document.symbol, "TB-UBND")
        self.assertTrue(
            self.env["eoffice.document"].with_user(self.clerk).search([("fulltext", "ilike", "giao ban thang")])
        )

    def test_a_page_that_ends_the_reader_is_set_aside_at_the_third_try(self):
        scan = self.env["eoffice.recognition"].sudo()
        document = self.receive(b"")
        page = (
            self.env["eoffice.recognition.page"]
            .sudo()
            .create({"recognition_id": document.recognition_ids.id, "number": 1})
        )
        job = Job(page._job_read)
        job.store()
        page = page.with_context(job_uuid=job.uuid)
        with patch(
            "odoo.addons.eoffice_documents.models.capture.eoffice_recognition_page.read_page_sandboxed"
        ) as reader:
            reader.side_effect = ReaderStopped
            for tried in range(2):
                job.db_record().sudo().retry = tried
                with self.assertRaises(RetryableJobError):
                    page._job_read()
                self.assertEqual(page.state, "waiting")
            job.db_record().sudo().retry = 2
            page._job_read()
        self.assertEqual((page.state, page.failure), ("failed", error_message(scan.env, ReaderStopped())))

    def test_a_file_at_which_the_reader_stops_is_opened_again(self):
        document = self.receive(b"")
        scan = document.recognition_ids.sudo()
        job = Job(scan._job_open)
        job.store()
        scan = scan.with_context(job_uuid=job.uuid)
        with patch("odoo.addons.eoffice_documents.models.capture.eoffice_recognition.open_scan_sandboxed") as opener:
            opener.side_effect = ReaderStopped
            with self.assertRaises(RetryableJobError):
                scan._job_open()
            job.db_record().sudo().retry = 2
            scan._job_open()
        self.assertEqual((scan.state, scan.failure), ("failed", error_message(scan.env, ReaderStopped())))

    def test_receiving_needs_a_clerk(self):
        count = self.env["eoffice.document"].search_count([])
        for user in (self.head, self.specialist, self.administrator):
            with self.subTest(user.login), self.assertRaises(UserError):
                self.env["eoffice.document"].with_user(user)._receive_files([("a.pdf", b"%PDF a")])
        self.assertEqual(self.env["eoffice.document"].search_count([]), count)
