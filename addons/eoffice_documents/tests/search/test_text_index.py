from unittest.mock import patch

from odoo.addons.queue_job.tests.common import trap_jobs
from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged
from odoo.tools import SQL
from psycopg2 import DataError

from ...fulltext.tokenizer_sql import NEXT, beside, bodies, installed
from ...models.search import eoffice_document_text, eoffice_text_index_jobs
from ...models.search.eoffice_text_index_build import FRESH
from ..common.case import OfficeCase

OTHER_CUT = """CREATE OR REPLACE FUNCTION eoffice_lexemes(form text, body text) RETURNS tsvector LANGUAGE plpgsql
               IMMUTABLE PARALLEL SAFE AS $$ BEGIN RETURN array_to_tsvector(ARRAY['of_before']); END $$"""


@tagged("post_install", "-at_install")
class TestTextIndex(OfficeCase):
    """The administrator checks, mends and rebuilds the index of words in slices, while others work."""

    def setUp(self):
        super().setUp()
        self.enterContext(patch.object(eoffice_text_index_jobs, "SLICE", 3))
        self.enterContext(patch.object(eoffice_text_index_jobs, "MAX_WRITTEN", 2))
        self.documents = self.env["eoffice.document"]
        for number in range(7):
            self.documents |= self.entry(number=str(900 + number), subject=f"Bản ghi {number}")
        self.env.flush_all()
        self.texts = self.env["eoffice.document.text"]
        self.texts._fill(SQL("TRUE"))
        self.index = self.env.ref("eoffice_documents.text_index").with_user(self.administrator)
        self.row = self.index.sudo()

    def spoil(self, *positions, missing=()):
        for at in positions:
            self.env.cr.execute(
                "UPDATE eoffice_document_text SET form = 'cũ' WHERE document_id = %s", [self.documents[at].id]
            )
        for at in missing:
            self.env.cr.execute("DELETE FROM eoffice_document_text WHERE document_id = %s", [self.documents[at].id])

    def run_jobs(self, act, most=1000):
        """Run ``act`` and the jobs that follow; returns how many there were."""
        with trap_jobs() as trap:
            act()
            return self.perform(trap, most)

    def perform(self, trap, most=1000):
        done = 0
        while trap.enqueued_jobs and done < most:
            trap.enqueued_jobs.pop(0).perform()
            done += 1
        return done

    def differing(self):
        return self.texts._differing(SQL("document.id IN %s", tuple(self.documents.ids)), 100)

    def ask(self, text):
        return self.documents.search([("fulltext", "ilike", text), ("id", "in", self.documents.ids)])

    def test_a_check_counts_and_changes_nothing(self):
        self.spoil(1, 4, missing=[6])
        self.run_jobs(self.index.action_check)
        self.assertEqual((self.row.state, self.row.checked_wrong), ("done", 3))
        self.assertEqual(self.row.looked_at, self.documents.sudo().search_count([]))
        self.assertEqual(self.row.lacking, 1)
        self.assertEqual(self.differing(), self.documents[1].ids + self.documents[4].ids + self.documents[6].ids)

    def test_mending_stores_what_differs_and_nothing_else(self):
        self.spoil(0, 1, 2, 3, 4, missing=[5])
        self.run_jobs(self.index.action_mend)
        self.assertFalse(self.differing())
        self.assertEqual((self.row.state, self.row.wrong, self.row.lacking), ("done", 6, 0))
        self.assertEqual(self.row.looked_at, self.documents.sudo().search_count([]), "none twice, none left out")
        self.assertEqual(self.ask("ban ghi 5"), self.documents[5])

    def test_it_stops_and_goes_on_where_it_was(self):
        self.spoil(*range(7))
        self.row.cursor = 0
        self.run_jobs(self.index.action_mend, most=1)
        seen = self.row.looked_at
        self.assertTrue(seen)
        self.run_jobs(self.index.action_stop)
        self.assertEqual((self.row.state, self.row.looked_at), ("stopped", seen))
        self.run_jobs(self.index.action_resume)
        self.assertEqual((self.row.state, self.row.wrong), ("done", 7))
        self.assertEqual(self.row.looked_at, self.documents.sudo().search_count([]))

    def test_going_on_twice_leaves_one_job(self):
        with trap_jobs() as trap:
            for act in ("check", "stop", "resume", "stop", "resume"):
                getattr(self.index, f"action_{act}")()
            self.assertEqual(len(trap.enqueued_jobs), 1)
            self.perform(trap)
        self.assertEqual(self.row.looked_at, self.documents.sudo().search_count([]))

    def test_two_jobs_for_one_slice_leave_nothing_out(self):
        """After a kill -9 the queue may run a job again."""
        self.spoil(*range(7))
        with trap_jobs() as trap:
            self.index.action_mend()
            job = trap.enqueued_jobs[0]
            self.perform(trap, 1)
            job.perform()
            self.perform(trap)
        self.assertFalse(self.differing())
        self.assertEqual(self.row.looked_at, self.documents.sudo().search_count([]))

    def test_a_text_that_cannot_be_stored_is_named_and_tried_again(self):
        bad = self.documents[3].id
        self.spoil(2, 3, 4)
        fill = type(self.texts)._fill

        def refuse(texts, condition):
            if bad in condition.params[0]:
                raise DataError("word is too long to be indexed")
            return fill(texts, condition)

        with patch.object(type(self.texts), "_fill", refuse), self.assertLogs(level="WARNING"):
            self.run_jobs(self.index.action_mend)
        self.assertEqual((self.row.state, self.row.fault_count), ("done", 1))
        self.assertEqual(self.row.fault_text, f"{bad}: word is too long to be indexed")
        self.assertEqual(self.differing(), [bad])
        self.index.action_retry()
        self.assertFalse(self.row.fault_count)
        self.assertFalse(self.differing())

    def test_a_job_that_broke_shows_on_the_screen(self):
        with trap_jobs() as trap:
            self.index.action_check()
            job = trap.enqueued_jobs[0]
        job.store()
        job.db_record().sudo().write({"state": "failed", "exc_message": "no room on disk"})
        self.assertEqual((self.row.state, self.row.failure), ("failed", "no room on disk"))
        self.run_jobs(self.index.action_resume)
        self.assertEqual(self.row.state, "done")

    def test_the_fresh_index_takes_the_place_of_the_old_one(self):
        self.row.write({"stage": "index", "state": "running", "started_on": "2026-01-01", "act": "rebuild"})
        self.env.cr.execute(
            SQL("CREATE INDEX %s ON %s", SQL.identifier(FRESH), self.texts._index_of("eoffice_lexemes"))
        )
        self.run_jobs(self.row._queue)
        self.assertEqual((self.row.state, self.row._fresh()), ("done", None))
        self.assertTrue(self.row.rebuilt_on)
        self.assertEqual(self.ask("ban ghi 5"), self.documents[5])

    def test_a_build_that_breaks_off_twice_is_said(self):
        self.row.write({"stage": "index", "state": "running", "attempts": 2})
        with self.assertRaisesRegex(UserError, "broke off"):
            self.row._job_go()

    def test_a_new_way_of_cutting_waits_for_its_index(self):
        self.env.cr.execute(OTHER_CUT)
        self.assertTrue(self.index.cut_changed)
        with patch.object(eoffice_document_text, "SMALL", 0):
            self.texts.init()
        self.assertTrue(self.texts._cut_changed(), "the index and the function it was made by stay")
        with trap_jobs() as trap:
            self.env["eoffice.text.index"]._follow_cut()
            trap.assert_jobs_count(1)
        self.row.stage = "index"
        self.row._build_step()
        wanted = bodies(beside(self.texts._cut()))
        self.assertEqual(installed(self.env.cr, wanted), wanted)
        self.env.cr.execute(
            SQL("CREATE INDEX %s ON %s", SQL.identifier(FRESH), self.texts._index_of(f"eoffice_lexemes{NEXT}"))
        )
        self.row._build_step()
        self.assertEqual(self.row.state, "done")
        self.assertFalse(self.env["eoffice.search.vocabulary"].search_count([]), "counted anew, in the new way")
        self.assertFalse(self.texts._cut_changed())
        self.assertFalse(installed(self.env.cr, wanted), "nothing is left over")
        self.assertEqual(self.ask("ban ghi 5"), self.documents[5])
        [(made_of,)] = self.env.execute_query(SQL("SELECT pg_get_indexdef(%s::regclass)", eoffice_document_text.INDEX))
        self.assertIn(" eoffice_lexemes(form, body)", made_of)

    def test_a_small_office_is_brought_up_to_date_by_the_upgrade(self):
        self.env.cr.execute(OTHER_CUT)
        self.texts.init()
        self.assertFalse(self.texts._cut_changed())
        self.assertEqual(self.ask("ban ghi 5"), self.documents[5])

    def test_only_administrators(self):
        before = self.row.read(["state", "act", "user_id"])
        for user in (self.clerk, self.chief, self.leader, self.head, self.specialist, self.helper):
            index = self.index.with_user(user)
            with self.subTest(user.login), self.assertRaises(AccessError):
                index.read(["documents"])
            for act in ("rebuild", "mend", "check", "stop", "resume", "retry"):
                with self.subTest(user.login, act=act), self.assertRaises(AccessError):
                    getattr(index, f"action_{act}")()
        with self.assertRaises(AccessError):
            self.index.write({"state": "done"})
        with self.assertRaises(AccessError):
            self.index.copy()
        self.assertEqual(self.row.read(["state", "act", "user_id"]), before)

    def test_one_work_at_a_time(self):
        with trap_jobs():
            self.index.action_check()
            with self.assertRaises(UserError):
                self.index.action_rebuild()
