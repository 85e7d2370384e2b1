import os
import tempfile
from pathlib import Path
from unittest.mock import patch

from odoo.addons.eoffice_documents.models.common import evidence_hashing as hashing
from odoo.addons.eoffice_documents.tests.evidence.evidence import Tampering
from odoo.tests import tagged

from ..common.case import RolloutCase


@tagged("post_install", "-at_install")
class TestAccountEvidence(Tampering, RolloutCase):
    """The audit log of accounts is sealed as those of documents are."""

    def setUp(self):
        super().setUp()
        self.env.cr.flush()
        self.forget_set_up()
        key = Path(self.enterContext(tempfile.TemporaryDirectory()), "key")
        key.write_bytes(b"a key that no table knows")
        self.enterContext(patch.dict(os.environ, {hashing.KEY_FILE: str(key)}))
        self.work()
        self.sealed()
        self.work()

    def work(self):
        for user in (self.specialist, self.clerk, self.head):
            self.env["eoffice.account.audit.log"]._add("made", user)
        self.env.cr.flush()

    def without_key(self):
        return patch.dict(os.environ, {hashing.KEY_FILE: ""})

    def test_tampering_before_and_after_the_seal(self):
        self.assertEqual(self.found(), set())
        for seal in (lambda: None, self.sealed):
            seal()
            for way in self.WAYS:
                with self.subTest(way):
                    self.assert_found("eoffice.account.audit.log", way)

    def test_the_account_is_named(self):
        row = self.env["eoffice.account.audit.log"].search([], limit=1)
        login = row.user_id.login
        self.execute("DELETE FROM %s WHERE id = %s", row, row.id)
        self.assertIn(login, self.checked().finding_ids.sentence)
