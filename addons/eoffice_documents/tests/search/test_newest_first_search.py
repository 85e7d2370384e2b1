from unittest.mock import patch

from odoo.fields import Domain
from odoo.tests import tagged
from odoo.tools import SQL

from ...fulltext import Question
from ...models.search import newest_first_search as walk_module
from .many_documents import ManyDocuments


@tagged("post_install", "-at_install")
class TestWalk(ManyDocuments):
    """Many documents: the right ones, newest first, whichever way is taken, and no big table read through."""

    def expected(self, user, word, limit):
        """The same by reading all rows."""
        rows = self.env.execute_query(
            SQL(
                """SELECT id FROM made
                    WHERE subject LIKE %s AND id IN
                          (SELECT document_id FROM eoffice_document_access WHERE principal_id IN %s)
                    ORDER BY received_on DESC, id DESC LIMIT %s""",
                f"%{word}%",
                tuple(user.principal_ids.ids),
                limit,
            )
        )
        return [row[0] for row in rows]

    def search(self, user, word, limit=40):
        domain = [("fulltext", "ilike", word), ("subject", "like", "mọi")]
        return self.env["eoffice.document"].with_user(user).search(domain, limit=limit).ids

    def test_every_way_finds_the_same(self):
        own = {"WINDOW": 50, "MAX_OWN": 30_000, "OWN_LISTED": 0}
        for name, limits in (
            ("as it is", {"WINDOW": walk_module.WINDOW}),
            ("own looked up", {**own, "LOOK_UP": 0}),
            ("own among all hits", {**own, "HIT_OF_OWN": 0, "READ": 0, "MARGIN": 1_000_000}),
            ("own among some hits", {**own, "HIT_OF_OWN": 0, "READ": 0, "MARGIN": 0.1}),
            ("in steps back", {"WINDOW": 50, "MAX_OWN": 0, "MARGIN": 0.1}),
            ("by the index", {"WINDOW": 50, "MAX_OWN": 0, "MARGIN": 1_000_000}),
        ):
            for user in (self.clerk, self.specialist):
                for word in ("mọi", "phần", "lẻ"):
                    with self.subTest(name, user=user.login, word=word):
                        with patch.multiple(walk_module, **limits):
                            self.assertEqual(self.search(user, word), self.expected(user, word, 40))
                with self.subTest(name, user=user.login, word="phầ*"), patch.multiple(walk_module, **limits):
                    self.assertEqual(self.search(user, "phầ*"), self.expected(user, "phần", 40))
        self.assertEqual(self.search(self.clerk, "đâucó"), [])
        self.assertEqual(self.search(self.other_clerk, "mọi"), [])

    def test_each_way_is_taken(self):
        """Few documents of a reader are looked up for a common word, and found among the hits of a rarer one."""
        for word, way in (("mọi", "_own_with"), ("phần", "_own_among")):
            with (
                self.subTest(word),
                patch.multiple(walk_module, WINDOW=1000, OWN_LISTED=0),
                patch.object(walk_module.NewestFirstSearch, way, return_value=[7]) as taken,
            ):
                asked = Domain("fulltext", "ilike", word)
                self.env["eoffice.document"].with_user(self.specialist)._search(asked, limit=80)
                taken.assert_called()

    def test_a_page_and_its_count_are_one_walk(self):
        for user, word, pages in ((self.clerk, "phần", 12), (self.specialist, "mọi", 4), (self.clerk, "đâucó", 1)):
            documents = self.env["eoffice.document"].with_user(user)
            domain = [("fulltext", "ilike", word)]
            shown = []
            for page in range(pages):
                answer = documents.web_search_read(domain, {"subject": {}}, 80 * page, 80, count_limit=1001)
                shown += [row["id"] for row in answer["records"]]
            with self.subTest(user=user.login, word=word):
                self.assertEqual(answer["length"], documents.search_count(domain, limit=1001))
                self.assertEqual(shown, documents.search(domain, limit=80 * pages).ids)

    def test_a_document_is_chosen_by_its_words_in_the_same_way(self):
        for user, word in ((self.clerk, "phần"), (self.specialist, "mọi"), (self.clerk, "đâucó")):
            documents = self.env["eoffice.document"].with_user(user)
            with (
                self.subTest(user=user.login, word=word),
                patch.object(
                    walk_module.NewestFirstSearch,
                    "newest",
                    autospec=True,
                    side_effect=walk_module.NewestFirstSearch.newest,
                ) as walked,
            ):
                found = [document for document, _name in documents.name_search(word, [("subject", "like", "mọi")])]
                walked.assert_called()
                self.assertEqual(found, self.search(user, word, limit=100))

    def test_no_big_table_is_read_through(self):
        """EXPLAIN of all that is asked of PostgreSQL for each kind of word and reader (issue 8)."""
        for user in (self.clerk, self.specialist):
            for word in ("mọi", "phần", "lẻ", "đâucó", '"mọi phần"', "phầ*", "mọi -phần"):
                statements = []
                real = walk_module.NewestFirstSearch._execute

                def note(walk, statement, real=real, statements=statements):
                    statements.append(statement)
                    return real(walk, statement)

                with patch.object(walk_module.NewestFirstSearch, "_execute", note):
                    documents = self.env["eoffice.document"].with_user(user)
                    documents.search([("fulltext", "ilike", word)], limit=80)
                    documents.search_count([("fulltext", "ilike", word)], limit=10_001)
                with self.subTest(user=user.login, word=word):
                    self.assertNoBigTableIsReadThrough([self.plan(statement) for statement in statements])

    def test_a_page_takes_few_queries(self):
        self.env.flush_all()
        for user, word, most in (
            (self.clerk, "mọi", 3),
            (self.clerk, "đâucó", 6),
            (self.specialist, "moi", 4),
            (self.clerk, "le", 3),
        ):
            documents = self.env["eoffice.document"].with_user(user)
            documents.search([("fulltext", "ilike", word)], limit=80)
            self.env.invalidate_all()
            with self.subTest(user=user.login, word=word), self.assertQueryCount(most):
                documents._search([("fulltext", "ilike", word)], limit=80, order=documents._order)

    def test_hostile_words_stay_words(self):
        self.assertEqual(Question.parse("a'b ''").anywhere(), "'_a_b'")
        self.assertEqual(self.search(self.clerk, "ŉ'"), [])
