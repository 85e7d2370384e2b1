from io import BytesIO
from zipfile import ZipFile

from odoo.addons.queue_job.tests.common import trap_jobs
from odoo.tests import tagged

from ...models.drafting import eoffice_document_version_rendition
from ...recognition.errors import OfficeDamaged
from .outgoing import ONE_PAGE, OutgoingCase


@tagged("post_install", "-at_install")
class TestVersionPdf(OutgoingCase):
    def word(self):
        file = BytesIO()
        with ZipFile(file, "w") as archive:
            archive.writestr("[Content_Types].xml", "<Types/>")
        return file.getvalue()

    def convert(self, answer):
        def office_to_pdf(data, suffix):
            self.assertEqual((data[:2], suffix), (b"PK", ".docx"))
            if isinstance(answer, Exception):
                raise answer
            return answer

        self.patch(eoffice_document_version_rendition, "office_to_pdf", office_to_pdf)

    def test_the_pages_of_a_word_file_are_made_in_a_job(self):
        self.convert(ONE_PAGE)
        document = self.draft()
        with trap_jobs() as trap:
            version = document._add_version(self.word(), "van-ban.docx")
            self.assertEqual(version.state, "waiting")
            trap.assert_jobs_count(1)
            trap.perform_enqueued_jobs()
        self.assertEqual((version.state, version.page_count), ("ready", 1))
        self.assertEqual(version.sudo().pdf_id.name, "van-ban.pdf")
        self.assertEqual(document.page_count, 1)

    def test_what_fails_says_why_and_can_be_run_again(self):
        self.convert(OfficeDamaged())
        document = self.draft()
        with trap_jobs() as trap:
            version = document._add_version(self.word(), "van-ban.docx")
            trap.perform_enqueued_jobs()
        self.assertEqual(version.state, "failed")
        self.assertTrue(version.failure)
        self.convert(ONE_PAGE)
        with trap_jobs() as trap:
            version.action_make_pdf()
            trap.perform_enqueued_jobs()
        self.assertEqual(version.state, "ready")

    def test_a_version_kept_for_its_fields_gets_the_pages_too(self):
        self.convert(ONE_PAGE)
        document = self.draft()
        with trap_jobs() as trap:
            document._add_version(self.word(), "van-ban.docx")
            document.write({"subject": "Khác"})
            document.action_submit()
            trap.perform_enqueued_jobs()
        self.assertEqual(document.version_ids.mapped("state"), ["ready"] * 3)
