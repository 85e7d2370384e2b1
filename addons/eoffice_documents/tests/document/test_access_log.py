from freezegun import freeze_time
from odoo.exceptions import AccessError
from odoo.tests import tagged

from ..common.case import OfficeCase


@tagged("post_install", "-at_install")
class TestReadings(OfficeCase):
    def setUp(self):
        super().setUp()
        self.document = self.at_specialist()

    def test_two_openings_by_two_people_are_two_rows(self):
        for user in (self.specialist, self.head):
            self.document.with_user(user).action_note_opened()
        self.assertEqual((self.document.access_count, self.document.reader_count), (2, 2))
        rows = self.env["eoffice.access.log"].with_user(self.leader).search([("document_id", "=", self.document.id)])
        self.assertEqual(rows.user_id, self.specialist | self.head)

    def test_the_same_again_at_once_is_one_reading(self):
        for moment, count in (("03:00:00", 1), ("03:04:00", 1), ("03:06:00", 2)):
            with freeze_time(f"2026-11-25 {moment}"):
                self.document.with_user(self.specialist).action_note_opened()
            self.document.invalidate_recordset(["access_count"])
            self.assertEqual(self.document.access_count, count)
        self.assertEqual(self.document.reader_count, 1)

    def test_a_download_is_noted_and_is_no_opening(self):
        file = self.document.sudo().recognition_ids.attachment_id
        self.assertEqual(file.res_model, "eoffice.document")
        self.env["ir.binary"].with_user(self.specialist)._get_stream_from(file.with_user(self.specialist))
        row = self.document.access_log_ids
        self.assertEqual((row.act, row.user_id), ("downloaded", self.specialist))
        self.assertEqual(self.document.access_count, 0)

    def test_nobody_forges_it_and_no_stranger_reads_it(self):
        self.document.with_user(self.specialist).action_note_opened()
        row = self.document.access_log_ids
        for user in (self.specialist, self.clerk, self.chief, self.administrator):
            for attempt in (
                lambda own: own.write({"act": "printed"}),
                lambda own: own.unlink(),
                lambda own: own.create({"document_id": self.document.id, "user_id": self.head.id, "act": "opened"}),
            ):
                with self.subTest(user.login), self.assertRaises(AccessError):
                    attempt(row.with_user(user))
        with self.assertRaises(AccessError):
            row.write({"act": "printed"})
        self.assertFalse(row.with_user(self.colleague).search([("id", "=", row.id)]))
        with self.assertRaises(AccessError):
            self.document.with_user(self.colleague).action_note_opened()
        self.assertEqual(len(self.document.access_log_ids), 1)
