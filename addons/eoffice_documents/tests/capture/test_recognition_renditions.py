import io
import shutil

from odoo.exceptions import AccessError
from odoo.tests import tagged
from PIL import Image
from pypdf import PdfReader

from ...recognition import Page, Word
from ..common.case import OfficeCase

BLANK = io.BytesIO()
Image.new("L", (827, 1169), 255).save(BLANK, "JPEG", dpi=(100, 100))


@tagged("post_install", "-at_install")
class TestRecognitionCopies(OfficeCase):
    def receive(self, name, data):
        return self.env["eoffice.document"].with_user(self.clerk)._receive_files([(name, data)])

    def read(self, source="ocr"):
        """A picture whose one page has been read."""
        scan = self.receive("quét.jpg", BLANK.getvalue()).recognition_ids.sudo()
        word = Word("Phước", 100, 100, 200, 40, 0.9)
        page = Page(1, "Phước", [word], 827, 1169, 100, source)
        scan.page_ids = [(0, 0, {"number": 1, "state": "read", "text": "Phước", "content": page.as_dict()})]
        return scan

    def test_the_copy_can_be_searched_and_the_file_stays(self):
        scan = self.read()
        scan._job_make_searchable()
        copy = scan.searchable_id
        self.assertEqual((copy.name, copy.mimetype), ("quét (tìm kiếm được).pdf", "application/pdf"))
        self.assertEqual(PdfReader(io.BytesIO(copy.raw)).pages[0].extract_text().strip(), "Phước")
        self.assertEqual(scan.attachment_id.raw, BLANK.getvalue())
        scan._job_make_searchable()
        self.assertFalse(copy.exists(), "the new copy takes the place of the old one")

    def test_who_reads_the_document_reads_the_copy_and_nobody_else(self):
        scan = self.read()
        scan._job_make_searchable()
        self.assertTrue(scan.searchable_id.with_user(self.clerk).raw)
        with self.assertRaises(AccessError):
            scan.searchable_id.with_user(self.other_clerk).read(["raw"])

    def test_the_copy_goes_with_the_reading(self):
        scan = self.read()
        scan._job_make_searchable()
        copy = scan.searchable_id
        scan.unlink()
        self.assertFalse(copy.exists())

    def test_only_what_was_read_by_the_machine_gets_a_copy(self):
        for source, jobs in (("ocr", 1), ("text layer", 0)):
            scan = self.read(source)
            with self.subTest(source):
                before = self.env["queue.job"].search_count([("method_name", "=", "_job_make_searchable")])
                scan._job_finish()
                after = self.env["queue.job"].search_count([("method_name", "=", "_job_make_searchable")])
                self.assertEqual(after - before, jobs)

    def test_a_word_file_is_read_by_its_pages(self):
        if not shutil.which("soffice"):
            self.skipTest("LibreOffice is not installed")
        text = "".join(f"\\u{ord(letter)}?" if ord(letter) > 127 else letter for letter in "Ủy ban nhân dân huyện")
        scan = self.receive("thư.rtf", b"{\\rtf1 " + text.encode() + b"}").recognition_ids.sudo()
        scan._job_open()
        self.assertEqual((scan.state, scan.page_count, scan.pages_id.name), ("reading", 1, "thư.pdf"))
        scan.page_ids._job_read()
        self.assertIn("Ủy ban nhân dân huyện", scan.page_ids.text)
        self.assertTrue(scan.attachment_id.raw.startswith(b"{"), "the file stays as it came")

    def test_a_word_file_that_cannot_be_opened_says_why(self):
        locked = (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage\0".encode("utf-16-le").ljust(64, b"\0") + b"\x22\0"
        )
        scan = self.receive("thư.docx", locked).recognition_ids.sudo()
        scan._job_open()
        self.assertEqual(scan.state, "failed")
        self.assertIn("password", scan.failure)
