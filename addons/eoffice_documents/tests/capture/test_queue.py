from odoo import fields
from odoo.addons.queue_job.tests.common import trap_jobs
from odoo.exceptions import AccessError
from odoo.tests import freeze_time, tagged

from .test_scan_batch import BatchCase


@tagged("post_install", "-at_install")
class TestQueue(BatchCase):
    def setUp(self):
        super().setUp()
        self.env["eoffice.recognition"].sudo().search([]).write({"state": "read"})

    def queue(self, user=None):
        return self.env["eoffice.recognition"].with_user(user or self.clerk).queue()

    def test_what_waits_is_counted_with_the_oldest_and_urgent_ones_come_first(self):
        with trap_jobs():
            plain, urgent = self.entry(), self.entry(number="2")
        urgent.urgency = "express"
        seen = self.queue()
        self.assertEqual((seen["files"], seen["failed"]), (2, 0))
        self.assertEqual(seen["since"], fields.Datetime.to_string(plain.sudo().recognition_ids.create_date))
        self.assertEqual([row["res_id"] for row in seen["rows"]], [urgent.id, plain.id])

    def test_pages_a_minute_are_those_of_the_last_ten(self):
        batch = self.receive(1, -2, 2)
        pages = batch.recognition_ids.page_ids.sudo()
        with freeze_time("2026-11-24 03:00:00"):
            pages.write({"read_on": "2026-11-24 02:55:00"})
            pages[0].read_on = "2026-11-24 02:40:00"
            self.assertEqual(self.queue()["pace"], 0.2)

    def test_a_failure_is_named_and_read_again_one_or_all(self):
        with trap_jobs() as trap:
            bad = self.env["eoffice.document"].with_user(self.clerk)._receive_files([("a.pdf", b""), ("b.pdf", b"")])
            self.perform(trap)
        seen = self.queue()
        self.assertEqual((seen["files"], seen["failed"]), (0, 2))
        self.assertTrue(all(row["failure"] for row in seen["rows"]))
        bad[0].action_throw_away()
        self.assertEqual(self.queue()["failed"], 1, "what was thrown away troubles nobody")
        with trap_jobs() as trap:
            self.assertEqual(self.env["eoffice.recognition"].with_user(self.clerk).action_rerun_failed_ocr(), 1)
            self.assertEqual(len(trap.enqueued_jobs), 1)
        self.assertEqual(bad[1].ocr_state, "waiting")

    def test_clerks_see_their_unit_administrators_only_counts_and_others_nothing(self):
        with trap_jobs():
            self.entry()
        self.assertEqual((self.queue(self.other_clerk)["files"], self.queue(self.other_clerk)["rows"]), (0, []))
        seen = self.queue(self.administrator)
        self.assertEqual((seen["files"], seen["rows"], seen["clerk"]), (1, [], False))
        for user in (self.head, self.specialist, self.leader, self.helper):
            with self.subTest(user.login), self.assertRaises(AccessError):
                self.queue(user)

    def test_a_job_cut_off_by_a_stopping_server_waits_again_and_is_no_failure(self):
        with trap_jobs() as trap:
            document = self.entry()
            job = trap.enqueued_jobs[0]
        job.store()
        row = job.db_record().sudo()
        row.write({"state": "failed", "exc_name": "psycopg2.InterfaceError"})
        self.assertEqual(document.ocr_state, "waiting")
        self.env["queue.job"].sudo()._requeue_cut_off()
        self.assertEqual((row.state, document.ocr_state, document.ocr_note), ("pending", "waiting", False))

    def test_the_screen_costs_few_queries_however_much_waits(self):
        def cost():
            self.env.flush_all()
            self.env.invalidate_all()
            before = self.env.cr.sql_log_count
            self.queue()
            return self.env.cr.sql_log_count - before

        with trap_jobs():
            for number in range(2):
                self.entry(number=str(number))
            cost()
            few = cost()
            for number in range(12):
                self.entry(number=str(number))
            many = cost()
        self.assertLessEqual(many, few)
        self.assertLessEqual(few, 22)


@tagged("post_install", "-at_install")
class TestReceiver(BatchCase):
    def test_only_a_clerk_of_a_unit_with_registers_has_photos_straightened(self):
        self.env["eoffice.document"].with_user(self.clerk)._check_receiver()
        for user in (self.head, self.specialist, self.administrator):
            with self.subTest(user.login), self.assertRaises(AccessError):
                self.env["eoffice.document"].with_user(user)._check_receiver()
