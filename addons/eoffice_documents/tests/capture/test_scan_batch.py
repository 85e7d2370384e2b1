import ast
from unittest.mock import patch

from odoo.addons.queue_job.tests.common import trap_jobs
from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from ...recognition import open_scan
from ..common.case import OfficeCase
from .papers import stack

READ_PAGE = "odoo.addons.eoffice_documents.models.capture.eoffice_recognition_batch.read_page_sandboxed"
WHO = ("clerk", "chief", "leader", "head", "specialist", "other_clerk", "administrator", "helper")


class BatchCase(OfficeCase):
    def receive(self, *sheets, read=True, **values):
        """A batch of ``sheets``, read unless said otherwise, as its clerk sees it."""
        with trap_jobs() as trap:
            batch = (
                self.env["eoffice.scan.batch"].with_user(self.clerk)._receive([("lo.pdf", stack(*sheets))], **values)
            )
            if read:
                self.perform(trap)
        return batch

    def items(self, *documents, turns=None, dropped=()):
        """An arrangement with these lists of page numbers as documents."""
        items = [
            {"number": number, "turn": (turns or {}).get(number, 0), "dropped": False, "starts": number == part[0]}
            for part in documents
            for number in part
        ]
        return items + [{"number": number, "turn": 0, "dropped": True, "starts": False} for number in dropped]

    def make(self, batch, items, read=True):
        """The documents made of a batch, in order."""
        with trap_jobs() as trap:
            ids = batch.action_make(items)
            if read:
                self.perform(trap)
        return self.env["eoffice.document"].with_user(self.clerk).browse(ids)

    def proposed(self, batch):
        parts = []
        for item in batch.strip()["items"]:
            if not item["dropped"]:
                parts.append([]) if item["starts"] else None
                parts[-1].append(item["number"])
        return parts


@tagged("post_install", "-at_install")
class TestBatch(BatchCase):
    def test_headers_split_a_stack_and_blank_pages_fall_out(self):
        batch = self.receive(1, -2, 2, "blank", 3)
        self.assertEqual(batch.ocr_state, "read")
        self.assertEqual(self.proposed(batch), [[1, 2], [3], [5]])
        pages = batch.strip()["pages"]
        self.assertTrue(pages[4]["blank"])
        self.assertIn("2/TB-UBND", pages[3]["title"])

    def test_separator_sheets_decide_and_are_left_out(self):
        batch = self.receive(1, "separator", -7, 2, "separator", 3)
        self.assertEqual(self.proposed(batch), [[1], [3, 4], [6]])

    def test_blank_pages_and_separators_are_not_read(self):
        with patch(READ_PAGE, side_effect=AssertionError("read")):
            batch = self.receive("blank", "separator")
        self.assertEqual(batch.recognition_ids.page_ids.mapped("state"), ["read", "read"])

    def test_documents_are_made_without_reading_a_page_twice(self):
        batch = self.receive(1, -2, 2, "blank")
        with patch(READ_PAGE, side_effect=AssertionError("read twice")):
            first, second = self.make(batch, batch.strip()["items"])
        self.assertEqual((first.number, first.page_count, second.number, second.page_count), ("1", 2, "2", 1))
        self.assertEqual((first.ocr_state, first.state, first.symbol), ("read", "to_register", "TB-UBND"))
        self.assertEqual(first.recognition_ids.found["number"]["page"], 1)
        self.assertEqual(open_scan(first.recognition_ids.attachment_id.raw).page_count, 2)
        self.assertEqual((batch.state, batch.document_count), ("done", 2))
        self.assertEqual(first.audit_log_ids.mapped("act"), ["received"])
        self.assertTrue(self.env["eoffice.document"].with_user(self.clerk).search([("fulltext", "ilike", "giao ban")]))

    def test_the_file_as_it_came_is_kept(self):
        data = stack(1, 2)
        batch = self.env["eoffice.scan.batch"].with_user(self.clerk)._receive([("lo.pdf", data)])
        batch.recognition_ids.sudo().page_count = 2
        self.env["eoffice.recognition.page"].sudo().create(
            [{"recognition_id": batch.recognition_ids.id, "number": number} for number in (1, 2)]
        )
        self.make(batch, self.items([1], [2]), read=False)
        self.assertEqual(batch.attachment_id.raw, data)

    def test_pages_go_in_the_order_the_clerk_laid_them_and_turned_ones_are_read_anew(self):
        batch = self.receive(1, -2, 2)
        first, second = self.make(batch, self.items([3, 2], [1], turns={2: 180}), read=False)
        pages = first.recognition_ids.page_ids
        self.assertEqual(pages.mapped("state"), ["read", "waiting"])
        self.assertEqual(pages.mapped("origin"), [{"number": 3, "turn": 0}, {"number": 2, "turn": 0}])
        self.assertIn("giao ban tháng 2", pages[0].text)
        self.assertEqual(first.ocr_state, "reading")

    def test_a_batch_may_be_split_before_it_is_read(self):
        batch = self.receive(1, 2, read=False)
        with trap_jobs() as trap:
            batch.recognition_ids.sudo()._job_open()
            queued = list(trap.enqueued_jobs)
        first, second = self.make(batch, self.items([1], [2]))
        self.assertEqual((first.number, second.number), ("1", "2"))
        for job in queued:
            job.perform()
        self.assertEqual((batch.state, batch.proposal, first.ocr_state), ("done", False, "read"))

    def test_what_the_clerk_arranged_is_kept_until_the_next_day(self):
        batch = self.receive(1, 2)
        batch.action_arrange(self.items([2, 1]))
        self.assertEqual([item["number"] for item in batch.strip()["items"]], [2, 1])
        batch.action_arrange(False)
        self.assertEqual(self.proposed(batch), [[1], [2]])

    def test_pages_that_are_not_the_batch_s_are_refused(self):
        batch = self.receive(1, 2)
        for wrong in (
            [],
            self.items([1]),
            self.items([1, 1]),
            self.items([1, 2, 3]),
            self.items([1, 2], turns={1: 45}),
            [{"number": 1}],
            "x",
            self.items([], dropped=[1, 2]),
        ):
            with self.subTest(wrong), self.assertRaises(UserError):
                batch.action_make(wrong)
        self.assertEqual((batch.state, batch.document_count), ("open", 0))

    def test_split_again_takes_the_documents_back(self):
        batch = self.receive(1, -2, 2)
        wrong = self.make(batch, self.items([1], [2, 3]))
        batch.action_split_again()
        self.assertEqual(batch.state, "open")
        self.assertEqual(wrong.mapped("state"), ["void", "void"])
        with patch(READ_PAGE, side_effect=AssertionError("read twice")):
            right = self.make(batch, self.items([1, 2], [3]))
        self.assertEqual(right.mapped("number"), ["1", "2"])
        right[0].write({"issuer_name": "UBND huyện", "issued_on": "2015-11-30"})
        right[0].action_register_anyway()
        with self.assertRaises(UserError):
            batch.action_split_again()

    def test_a_document_of_several_is_split_without_reading_it_again(self):
        with trap_jobs() as trap:
            document = self.env["eoffice.document"].with_user(self.clerk)._receive_files([("a.pdf", stack(1, -2, 2))])
            self.perform(trap)
        action = document.action_split()
        batch = self.env["eoffice.scan.batch"].with_user(self.clerk).browse(action["res_id"])
        self.assertEqual((document.state, bool(document.recognition_ids)), ("void", False))
        self.assertEqual(self.proposed(batch), [[1, 2], [3]])
        with patch(READ_PAGE, side_effect=AssertionError("read twice")):
            self.assertEqual(self.make(batch, batch.strip()["items"]).mapped("number"), ["1", "2"])

    def test_the_same_file_twice_is_told(self):
        first, other = self.receive(1, 2), self.receive(1, 3)
        copy = self.env["eoffice.scan.batch"].with_user(self.clerk)._receive([("b.pdf", first.attachment_id.raw)])
        self.assertEqual((copy.duplicate_id, other.duplicate_id), (first, other.browse()))

    def test_a_batch_that_cannot_be_opened_says_why_and_can_be_thrown_away(self):
        with trap_jobs() as trap:
            batch = (
                self.env["eoffice.scan.batch"]
                .with_user(self.clerk)
                ._receive([("a.pdf", b"%PDF-1.7\n1 0 obj << /Type")])
            )
            self.perform(trap)
        self.assertEqual(batch.ocr_state, "failed")
        self.assertTrue(batch.failure)
        file = batch.attachment_id
        batch.action_drop()
        self.assertEqual((batch.state, bool(file.exists())), ("dropped", False))
        log = self.env["eoffice.change.audit.log"].search([("model", "=", batch._name), ("record_id", "=", batch.id)])
        self.assertEqual((log.act, log.user_id, len(log.note.splitlines())), ("changed", batch.env.user, 1))

    def test_a_secret_document_takes_the_batch_with_it(self):
        batch = self.receive(1, 2)
        secret, _other = self.make(batch, self.items([1], [2]))
        secret.secrecy = "secret"
        file = batch.attachment_id
        secret.action_make_stub()
        self.assertFalse(file.exists() or batch.recognition_ids)
        self.assertTrue(_other.recognition_ids.page_ids.text)

    def test_a_thrown_away_document_leaves_the_list_and_keeps_its_trace(self):
        document = self.entry()
        document.action_throw_away()
        self.assertEqual((document.state, document.audit_log_ids.mapped("act")), ("void", ["received", "discarded"]))
        registered = self.registered(number="5")
        with self.assertRaises(UserError):
            registered.action_throw_away()

    def test_what_was_thrown_away_by_mistake_is_put_back_by_its_clerk(self):
        document = self.entry()
        self.assertFalse(document.can_put_back)
        document.action_throw_away()
        listed = self.env.ref("eoffice_documents.action_thrown_away").sudo()
        self.assertIn(document, document.search(ast.literal_eval(listed.domain)))
        with self.assertRaises(AccessError):
            document.with_user(self.specialist).action_put_back()
        document.action_put_back()
        self.assertEqual((document.state, document.can_put_back), ("to_register", False))
        self.assertEqual(document.audit_log_ids.sorted("id").mapped("act"), ["received", "discarded", "put_back"])
        with self.assertRaises(UserError):
            document.action_put_back()

    def test_what_was_split_is_not_put_back_beside_its_parts(self):
        document = self.entry()
        document._discard("Split into several documents")
        self.assertFalse(document.can_put_back)
        with self.assertRaises(UserError):
            document.action_put_back()


@tagged("post_install", "-at_install")
class TestBatchRights(BatchCase):
    def test_only_clerks_of_the_unit_see_a_batch_and_its_pages(self):
        batch = self.receive(1, 2).sudo()
        roads = {
            "batch": lambda user: batch.with_user(user).read(["name"]),
            "strip": lambda user: batch.with_user(user).strip(),
            "file": lambda user: batch.attachment_id.with_user(user).read(["raw"]),
            "recognition": lambda user: batch.recognition_ids.with_user(user).read(["state"]),
            "page": lambda user: batch.recognition_ids.page_ids.with_user(user).read(["text"]),
        }
        for who in WHO:
            for road, walk in roads.items():
                with self.subTest(who=who, road=road):
                    self.env.invalidate_all()
                    if who == "clerk":
                        walk(self.clerk)
                    else:
                        with self.assertRaises(AccessError):
                            walk(getattr(self, who))
            seen = (
                self.env["eoffice.recognition.page"].with_user(getattr(self, who)).search([("batch_id", "=", batch.id)])
            )
            self.assertEqual(bool(seen), who == "clerk")

    def test_only_clerks_of_the_unit_act_on_a_batch(self):
        items = self.items([1], [2])
        acts = {
            "receive": lambda batch: batch._receive([("x.pdf", b"%PDF")], unit=self.committee),
            "arrange": lambda batch: batch.action_arrange(items),
            "make": lambda batch: batch.action_make(items),
            "drop": lambda batch: batch.action_drop(),
            "read again": lambda batch: batch.recognition_ids.action_rerun_ocr(),
        }
        batch = self.receive(1, 2)
        picture = batch.sudo().read(["state", "arrangement"])
        count = self.env["eoffice.scan.batch"].search_count([])
        for who in WHO[1:]:
            for act, do in acts.items():
                with self.subTest(who=who, act=act), self.assertRaises(AccessError):
                    do(batch.with_user(getattr(self, who)))
        self.assertEqual(batch.sudo().read(["state", "arrangement"]), picture)
        self.assertEqual(self.env["eoffice.scan.batch"].search_count([]), count)

    def test_nobody_writes_a_batch_by_itself(self):
        batch = self.receive(1)
        for attempt in (
            lambda rows: rows.write({"state": "done"}),
            lambda rows: rows.create({"unit_id": self.committee.id}),
            lambda rows: rows.unlink(),
        ):
            with self.assertRaises(AccessError):
                attempt(batch)

    def test_a_document_is_split_and_thrown_away_by_its_clerk_only(self):
        document = self.entry()
        for who in WHO[1:]:
            for act in ("action_split", "action_throw_away"):
                with self.subTest(who=who, act=act), self.assertRaises(AccessError):
                    getattr(document.with_user(getattr(self, who)), act)()
        self.assertEqual(document.state, "to_register")
