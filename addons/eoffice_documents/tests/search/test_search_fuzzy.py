from unittest.mock import patch

from odoo.tests import tagged
from odoo.tools import SQL

from ...fulltext import Question
from ...fulltext.fuzzy import choose, edits1
from ...models.search import eoffice_document_fuzzy_search as near_module
from ...models.search import newest_first_search as walk_module
from ..common.case import OfficeCase

BIG = ("eoffice_document", "eoffice_document_text", "eoffice_document_access", "eoffice_search_vocabulary")


@tagged("post_install", "-at_install")
class TestNear(OfficeCase):
    """A slip in the question or on the page still finds the document, after those that have the very words."""

    def setUp(self):
        super().setUp()
        self.documents = self.env["eoffice.document"].with_user(self.clerk)
        self.right = self.page("1", "Về quán karaoke và kết luận cuộc họp giao ban về chương trình nông thôn mới")
        self.misread = self.page("2", "Về quán karoke, kết luậm cuộc h0p, chuơng trinh nong thorn rnới")
        self.far = self.page("3", "Về phòng chống thiên tai, số 15/2024/NĐ-CP và 16/2024/NĐ-CP, mã 2025")
        self.all = self.right | self.misread | self.far

    def page(self, number, text, **values):
        document = self.entry(number=number, subject="Khác", **values)
        self.env["eoffice.recognition.page"].sudo().create(
            {"recognition_id": document.recognition_ids.id, "number": 1, "state": "read", "text": text}
        )
        document._index_text()
        return document

    def ask(self, text, among=None, user=None):
        documents = self.documents.with_user(user or self.clerk)
        return documents.search([("fulltext", "ilike", text), ("id", "in", (among or self.all).ids)]).ids

    def test_a_slip_on_the_page_or_in_the_question(self):
        both = [self.right.id, self.misread.id]
        for text in ("quán karaoke", "kết luận", "chương trình", "nông thôn mới", "cuộc họp"):
            with self.subTest(text):
                self.assertEqual(self.ask(text), both)
        for text in (
            "quán karaokke",
            "kết luậnn",
            "kết lậun giao ban",
            "chưng trình",
            "chươngg trình",
            "nông thôm mới",
        ):
            with self.subTest(text):
                self.assertIn(self.right.id, self.ask(text))
        self.assertEqual(self.ask("quan karoke"), [self.misread.id, self.right.id])

    def test_counted_or_not_yet(self):
        words = self.env["eoffice.search.vocabulary"]
        while words._count_waiting():
            pass
        self.assertEqual(self.ask("quán karaoke"), [self.right.id, self.misread.id])
        self.env.cr.execute("SELECT count(*) FROM eoffice_search_vocabulary_waiting")
        self.assertEqual(self.env.cr.fetchone(), (0,))

    def test_what_is_far_is_not_found(self):
        for text in ("karate", "kết quả", "cuộc sống", "giao nhân", "thông tin", "đâucó"):
            with self.subTest(text):
                self.assertEqual(self.ask(text), [])

    def test_one_syllable_is_no_slip_of_another_while_something_is_found(self):
        other = self.page("4", "Họp giao dân")
        self.assertEqual(self.ask("giao ban", self.all | other), [self.right.id])
        self.assertEqual(self.ask("giao dàn", self.all | other), [other.id])
        self.assertEqual(self.ask("hợp giao dan mới"), [])

    def test_another_syllable_beside_its_neighbour_where_nothing_is_found(self):
        """ "quang" is a word of the office; «quang karaoke» is nowhere, «quán karaoke» is."""
        self.page("4", "Thắp quang đèn")
        self.assertEqual(self.ask("quang karaoke"), [self.right.id])
        self.assertEqual(self.ask("karaoke quang"), [])

    def test_numbers_phrases_beginnings_and_unwanted_words_are_as_they_are(self):
        self.assertEqual(self.ask("15/2024"), [self.far.id])
        for text in ("14/2024", "15/2025", "2024a", "2026", '"quán karaokee"', "karaoki*", "17/2024/NĐ-CP"):
            with self.subTest(text):
                self.assertEqual(self.ask(text), [])
        self.assertEqual(self.ask("karaoke -luậm"), [self.right.id])
        self.assertEqual(self.ask("karaoke -luận"), [self.misread.id])

    def test_only_what_one_may_read(self):
        self.assertEqual(self.ask("quán karokee", user=self.specialist), [])
        self.assertEqual(self.ask("quán karokee", user=self.other_clerk), [])
        self.env["eoffice.document.access"]._grant([(self.misread.id, self.principal(self.specialist).id)])
        self.assertEqual(self.ask("quán karaoke", user=self.specialist), [self.misread.id])

    def test_the_reader_is_told(self):
        found = self.all.with_user(self.clerk).with_context(fulltext_query=["quán karaoke"])
        self.assertNotIn("eoffice_near", found[0].passage)
        self.assertIn("eoffice_near", found[1].passage)
        self.assertIn(": karoke<", found[1].passage)
        self.assertIn("<mark>quán</mark> <mark>karoke</mark>", found[1].passage)
        self.assertFalse(found[2].passage)
        other = self.right.with_user(self.clerk).with_context(fulltext_query=["quán <b>karaoki"])
        self.assertNotIn("<b>", other.passage)

    def test_lists_pages_and_counts_agree(self):
        many = self.all
        for number in range(5):
            many |= self.page(f"1{number}", "quán karaoke" if number % 2 else "quán karaokee")
        domain = [("fulltext", "ilike", "quán karaoke"), ("id", "in", many.ids)]
        whole = self.documents.search(domain)
        self.assertEqual(whole.mapped("number"), ["13", "11", "1", "14", "12", "10", "2"])
        paged = [one for start in (0, 3, 6) for one in self.documents.search(domain, offset=start, limit=3).ids]
        self.assertEqual(paged, whole.ids)
        self.assertEqual(self.documents.search_count(domain), 7)
        self.assertEqual(self.documents._read_group(domain, [], ["__count"]), [(7,)])
        self.patch(near_module, "MAX_FUZZY", 3)  # the very words fill a page: nothing is added
        self.assertEqual(self.documents.search(domain).mapped("number"), ["13", "11", "1"])
        self.patch(near_module, "MAX_FUZZY", 5)
        self.assertEqual(self.documents.search(domain).mapped("number"), ["13", "11", "1", "14", "12"])

    def test_two_questions_at_once(self):
        domain = [("fulltext", "ilike", "karoke"), ("fulltext", "ilike", "kết luậnn"), ("id", "in", self.all.ids)]
        self.assertEqual(self.documents.search(domain), self.right)
        either = ["|", ("fulltext", "ilike", "karokke"), ("fulltext", "ilike", "thiên tại"), ("id", "in", self.all.ids)]
        self.assertEqual(self.documents.search(either)[0], self.far)


@tagged("post_install", "-at_install")
class TestWords(OfficeCase):
    """The known words: what texts gain and lose, added up later; nobody waits for anybody."""

    def texts(self):
        while self.env["eoffice.search.vocabulary"]._count_waiting():
            pass
        return dict(self.env.execute_query(SQL("SELECT word, texts FROM eoffice_search_vocabulary")))

    def test_words_come_and_go_with_the_texts(self):
        before = self.texts()
        first, second = (self.entry(number=number, subject="Zuyquo h0ặc xyz12 ab") for number in "12")
        now = self.texts()
        self.assertEqual([now[word] for word in ("zuyquo", "h0ac", "xyz12", "ab")], [2, 2, 2, 2 + before.get("ab", 0)])
        self.assertFalse([word for word in now if word.isdigit()])
        first.subject = "Khác"
        self.assertEqual(self.texts()["zuyquo"], 1)
        self.env["eoffice.document.text"].search([("document_id", "=", second.id)]).unlink()
        self.assertNotIn("zuyquo", self.texts())

    def test_counting_anew_gives_the_same(self):
        self.entry(number="1", subject="Zuyquo")
        before = self.texts()
        self.entry(number="2", subject="Zuyquo")
        self.env["eoffice.search.vocabulary"]._count_anew()
        now = self.texts()
        self.assertEqual(now, before | {word: now[word] for word in now if now[word] != before.get(word)})
        self.assertEqual(now["zuyquo"], 2)

    def test_an_office_of_before_is_counted_by_the_cron(self):
        self.entry(number="1", subject="Zuyquo")
        self.env.cr.execute("DELETE FROM eoffice_search_vocabulary; DELETE FROM eoffice_search_vocabulary_waiting")
        self.entry(number="2", subject="Zuyquo")
        with patch.object(type(self.env["ir.cron"]), "_commit_progress", lambda *_args, **_more: 60):
            self.env["eoffice.search.vocabulary"]._cron_count()
        self.assertEqual(self.texts()["zuyquo"], 2)

    def test_the_same_text_again_notes_nothing(self):
        document = self.entry(number="1", subject="Zuyquo")
        self.texts()
        document._index_text()
        document.write({"subject": "zuyquo  ZUYQUO"})
        self.env.cr.execute("SELECT count(*) FROM eoffice_search_vocabulary_waiting")
        self.assertEqual(self.env.cr.fetchone(), (0,))

    def test_slips(self):
        for slip in ("karoke", "karaooke", "karaoek", "karaok", "karaokr", "kara0ke", "akraoke", "karaokee"):
            self.assertIn(slip, edits1("karaoke"))
        self.assertIn("rnoi", edits1("moi"))
        self.assertIn("1uan", edits1("luan"))
        self.assertIn("quan", edits1("qan"))
        self.assertIn("moii", edits1("moi"))
        self.assertFalse({"mai", "mo"} & edits1("moi"))
        self.assertEqual(choose("luan", {"luan": 9, "luat": 8, "luam": 1}), (["luam"], ["luat"]))
        self.assertEqual(choose("luam", {"luan": 7, "luat": 8}), (["luat", "luan"], []))
        self.assertEqual(choose("song", {"nong": 8, "sonq": 1}), (["sonq"], ["nong"]))
        self.assertEqual(choose("photocopy", {"photocpoi": 1, "photograph": 1}), (["photocpoi"], []))

    def test_nobody_reads_it(self):
        for user in (self.specialist, self.clerk, self.administrator):
            self.assertFalse(self.env["eoffice.search.vocabulary"].with_user(user).has_access("read"))


@tagged("post_install", "-at_install")
class TestNearAtSize(OfficeCase):
    """Many documents and many words: by the indexes, in few queries."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.env.flush_all()
        cls.env.cr.execute(
            SQL(
                """ALTER TABLE eoffice_document_text DISABLE TRIGGER eoffice_search_vocabulary_wait;
                   CREATE TEMP TABLE made ON COMMIT DROP AS
                   WITH document AS (
                       INSERT INTO eoffice_document
                              (unit_id, direction, state, urgency, secrecy, received_on, subject)
                       SELECT %(unit)s, 'incoming', 'registered', 'normal', 'none', date '2005-01-01' + (n / 5)::int,
                              concat_ws(' ', 'mọi', CASE WHEN n %% 1000 = 0 THEN 'karaoke' END,
                                        CASE WHEN n %% 1000 = 500 THEN 'karaokee' END)
                         FROM generate_series(1, 8000) n RETURNING id, received_on, subject)
                   SELECT * FROM document;
                   INSERT INTO eoffice_document_text (document_id, day, form, body)
                   SELECT id, received_on, subject, '' FROM made;
                   INSERT INTO eoffice_document_access (document_id, principal_id) SELECT id, %(clerks)s FROM made;
                   INSERT INTO eoffice_search_vocabulary (word, texts)
                   SELECT DISTINCT translate(md5(n::text), '0123456789', 'ghijklmnop'), 1
                     FROM generate_series(1, 50000) n
                    UNION ALL VALUES ('moi', 8000), ('karaoke', 8), ('karaokee', 8) ON CONFLICT DO NOTHING;
                   ANALYZE eoffice_document; ANALYZE eoffice_document_text; ANALYZE eoffice_document_access;
                   ANALYZE eoffice_search_vocabulary""",
                unit=cls.committee.id,
                clerks=cls.env["eoffice.principal"]._of_unit(cls.committee, "clerk").id,
            )
        )

    def test_no_big_table_is_read_through(self):
        documents = self.env["eoffice.document"].with_user(self.clerk)
        for text, found in (("mọi karaoke", 16), ("karaoki", 8), ("karaookee", 16), ("mọi karaokex", 16)):
            statements = []
            real = walk_module.NewestFirstSearch._execute

            def note(walk, statement, real=real, statements=statements):
                statements.append(statement)
                return real(walk, statement)

            self.patch(walk_module.NewestFirstSearch, "_execute", note)
            self.assertEqual(len(documents.search([("fulltext", "ilike", text)], limit=80)), found, text)
            self.patch(walk_module.NewestFirstSearch, "_execute", real)
            words = Question.parse(text).single_words()
            for statement in (*statements, self.env["eoffice.search.vocabulary"]._fuzzy_query(words)):
                plan = "\n".join(row for (row,) in self.env.execute_query(SQL("EXPLAIN %s", statement)))
                for table in BIG:
                    self.assertNotIn(f"Seq Scan on {table} ", plan + " ", plan)

    def test_few_queries(self):
        documents = self.env["eoffice.document"].with_user(self.clerk)
        for text, most in (("karaoke", 6), ("đâucó", 6), ("mọi", 3), ("karaoki", 6)):
            documents.search([("fulltext", "ilike", text)], limit=80)
            self.env.invalidate_all()
            with self.subTest(text), self.assertQueryCount(most):
                documents._search([("fulltext", "ilike", text)], limit=80, order=documents._order)
