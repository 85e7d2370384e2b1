from collections import Counter
from unittest.mock import patch

from odoo.tests import tagged
from odoo.tools import SQL

from ...models.search import eoffice_document_facets as facets_module
from ...models.search import newest_first_search as walk_module
from .many_documents import ManyDocuments

NOTHING = {name: [] for name in ("document_type_id", "issuer_id", "unit_id", "arrival_year", "state")}
COLUMNS = {"arrival_year": "EXTRACT(YEAR FROM received_on)::int", "unit_id": "0"}


@tagged("post_install", "-at_install")
class TestFacets(ManyDocuments):
    """What a list can be narrowed to is counted right, for who reads little and who reads all, and never for long."""

    def facets(self, user, domain=(), **chosen):
        return self.env["eoffice.document"].with_user(user).search_panel_facets(list(domain), NOTHING | chosen)

    def counts(self, facet):
        return {value["id"]: value["__count"] for value in facet["values"]}

    def plain(self, user, name, condition="TRUE"):
        """The same by reading all rows."""
        rows = self.env.execute_query(
            SQL(
                """SELECT %s, count(*) FROM made
                    WHERE %s AND id IN (SELECT document_id FROM eoffice_document_access WHERE principal_id IN %s)
                    GROUP BY 1""",
                SQL(COLUMNS.get(name, name)),
                SQL(condition),
                tuple(user.principal_ids.ids),
            )
        )
        return Counter({value: count for value, count in rows if value is not None})

    def test_counts_are_those_of_the_reader(self):
        words = ("fulltext", "ilike", "phần")
        for user, domain, condition, total in (
            (self.specialist, [], "TRUE", 300),
            (self.specialist, [words], "position('phần' IN subject) > 0", 300),
            (self.clerk, [words], "position('phần' IN subject) > 0", 3000),
            (self.clerk, [words, ("state", "=", "done")], "position('phần' IN subject) > 0 AND state = 'done'", 428),
        ):
            with self.subTest(user=user.login, domain=domain):
                found = self.facets(user, domain)
                for name in ("document_type_id", "arrival_year", "state"):
                    self.assertEqual(self.counts(found[name]), self.plain(user, name, condition))
                self.assertEqual(self.counts(found["unit_id"]), {self.committee.id: total})
                self.assertFalse(any(facet["cut"] for facet in found.values()))
        self.assertFalse(any(facet["values"] for facet in self.facets(self.other_clerk).values()))

    def test_the_twenty_most_frequent_issuers_are_offered(self):
        issuers = self.facets(self.clerk, [("fulltext", "ilike", "phần")])["issuer_id"]["values"]
        plain = self.plain(self.clerk, "issuer_id", "position('phần' IN subject) > 0")
        self.assertGreater(len(plain), 20)
        self.assertEqual([value["__count"] for value in issuers], sorted(plain.values(), reverse=True)[:20])
        self.assertEqual(self.counts({"values": issuers}), {value["id"]: plain[value["id"]] for value in issuers})
        self.assertEqual(issuers[0]["display_name"], self.env["res.partner"].browse(issuers[0]["id"]).name)

    def test_what_is_ticked_narrows_the_others_and_leaves_its_own_values(self):
        kind = self.env["eoffice.document.type"].search([], limit=1).id
        words = [("fulltext", "ilike", "phần")]
        narrow = f"position('phần' IN subject) > 0 AND document_type_id = {kind}"
        for most in (facets_module.MAX_COUNTED, 2500):  # all at hand; and each counted anew
            with self.subTest(most), patch.object(facets_module, "MAX_COUNTED", most):
                found = self.facets(self.clerk, words, document_type_id=[kind], state=["done"])
                self.assertEqual(self.counts(found["state"]), self.plain(self.clerk, "state", narrow))
                self.assertEqual(
                    self.counts(found["document_type_id"]),
                    self.plain(self.clerk, "document_type_id", "position('phần' IN subject) > 0 AND state = 'done'"),
                )
                self.assertEqual(
                    {year: count for year, count in self.counts(found["arrival_year"]).items() if count},
                    self.plain(self.clerk, "arrival_year", narrow + " AND state = 'done'"),
                )

    def test_what_is_ticked_stays_offered(self):
        years = self.facets(self.clerk, [("fulltext", "ilike", "lẻ")], arrival_year=[1999])["arrival_year"]
        self.assertEqual(self.counts(years)[1999], 0)

    def test_a_year_lists_its_documents(self):
        documents = self.env["eoffice.document"].with_user(self.specialist)
        for years in ([2006], [2006, 2010]):
            expected = sum(self.plain(self.specialist, "arrival_year")[year] for year in years)
            self.assertEqual(documents.search_count([("arrival_year", "in", years)]), expected)
        self.assertEqual(set(documents.search([("arrival_year", "=", 2006)]).mapped("arrival_year")), {2006})
        self.assertEqual(documents.search_count([("issue_year", "=", False)]), 300)

    def test_words_of_an_old_year_are_looked_for_from_its_end(self):
        documents = self.env["eoffice.document"].with_user(self.clerk)
        expected = self.env.execute_query(
            SQL("SELECT id FROM made WHERE received_on <= '2006-12-31' ORDER BY received_on DESC, id DESC LIMIT 80")
        )
        for year in (
            ("arrival_year", "in", [2006]),
            ("received_on", "<=", "2006-12-31"),
            ("received_on", "<", "2007-01-01"),
        ):
            asked, ask = [], walk_module.NewestFirstSearch._execute

            def note(walk, statement, asked=asked, ask=ask):
                asked.append(statement)
                return ask(walk, statement)

            with self.subTest(year), patch.object(walk_module.NewestFirstSearch, "_execute", note):
                found = documents.search([("fulltext", "ilike", "moi"), year], limit=80)
                self.assertEqual(found.ids, [row[0] for row in expected])
                self.assertEqual(len(asked), 2)

    def test_counting_stops(self):
        self.register.copy({"year": 1998, "name": "Sổ cũ"})
        with patch.object(facets_module, "MAX_COUNTED", 1000):
            for domain in ([], [("fulltext", "ilike", "mọi")]):
                found = self.facets(self.clerk, domain)
                newest = self.plain(self.clerk, "state", "n > 29000")
                self.assertTrue(all(facet["cut"] for facet in found.values()))
                self.assertEqual(sum(self.counts(found["state"]).values()), 1000)
                self.assertEqual(self.counts(found["state"]), newest)
                self.assertEqual(self.counts(found["arrival_year"])[1998], 0, "years of the registers can be chosen")

    def test_few_queries(self):
        for user, domain, most in (
            (self.specialist, [], 10),
            (self.clerk, [], 12),
            (self.specialist, [("fulltext", "ilike", "mọi")], 12),
            (self.clerk, [("fulltext", "ilike", "phần")], 12),
        ):
            self.facets(user, domain)
            self.env.invalidate_all()
            with self.subTest(user=user.login, domain=domain), self.assertQueryCount(most):
                self.facets(user, domain)

    def test_no_big_table_is_read_through(self):
        """EXPLAIN of all that is asked of PostgreSQL (issue 8); as many are counted of 30,000 as of a million."""
        documents = self.env.registry["eoffice.document"]
        query, select = self.env.execute_query, documents._facet_select
        plans = []

        def explain(statement):
            plans.append(self.plan(statement))
            return statement

        for user in (self.clerk, self.specialist):
            for domain in (
                [],
                [("fulltext", "ilike", "mọi")],
                [("fulltext", "ilike", "lẻ")],
                [("arrival_year", "=", 2006)],
            ):
                plans.clear()
                with (
                    self.subTest(user=user.login, domain=domain),
                    patch.object(facets_module, "MAX_COUNTED", 300),
                    patch.object(
                        walk_module.NewestFirstSearch, "_execute", lambda walk, statement: query(explain(statement))
                    ),
                    patch.object(documents, "_facet_select", lambda *args: explain(select(*args))),
                ):
                    self.facets(user, domain, state=["done"])
                    self.assertNoBigTableIsReadThrough(plans)

    def test_other_fields_are_not_told(self):
        found = self.env["eoffice.document"].with_user(self.clerk).search_panel_facets([], {"note": [], "state": []})
        self.assertEqual(list(found), ["state"])
