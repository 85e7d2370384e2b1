from odoo.addons.eoffice_documents.tests.dossier.dossiers import DossierCase
from odoo.addons.queue_job.tests.common import trap_jobs
from odoo.tests import tagged

from ..common.case import SignatureCase


@tagged("post_install", "-at_install")
class TestArchive(SignatureCase, DossierCase):
    def test_what_the_archive_takes_over_is_checked_once_more(self):
        document = self.received(self.by_person())
        document.action_register()
        dossier = self.closed(document, who=self.clerk)
        transfer = self.env["eoffice.archive.transfer"].with_user(self.clerk)._offer(dossier)
        self.trust_root.active = False
        with trap_jobs() as trap:
            transfer.with_user(self.archivist).action_accept()
            self.perform(trap)
        self.assertEqual(document.signature_state, "unknown")

    def test_what_goes_back_to_the_unit_is_not(self):
        document = self.received(self.by_person())
        document.action_register()
        dossier = self.closed(document, who=self.clerk)
        transfer = self.env["eoffice.archive.transfer"].with_user(self.clerk)._offer(dossier)
        with trap_jobs() as trap:
            transfer.with_user(self.archivist)._return("Thiếu bản chính")
            trap.assert_jobs_count(0)
