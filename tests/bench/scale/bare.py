"""What PostgreSQL alone can do on the same rows: the best of three plans, and the search that stock Odoo would make."""

import os
import statistics
import time

import psycopg2
from eoffice_documents.fulltext import Question

STOCK_SECONDS, BEST_SECONDS, TIMES, PAGE = 20, 5, 5, 80
NEWEST = "ORDER BY d.received_on DESC, d.id DESC LIMIT 80"
MAY = (
    "EXISTS (SELECT 1 FROM eoffice_document_access a WHERE a.document_id = d.id AND a.principal_id = ANY(%(readers)s))"
)
WORDS = "eoffice_lexemes(t.form, t.body) @@ %(query)s::tsquery"
# among the newest until there are enough; by the index of words; by what the reader may see
RECENT = "t.day >= (SELECT received_on FROM eoffice_document ORDER BY received_on DESC OFFSET {} LIMIT 1) AND "
HITS = (
    "WITH hit AS MATERIALIZED (SELECT t.document_id FROM eoffice_document_text t WHERE {}" + WORDS + ") "
    f"SELECT d.id FROM hit JOIN eoffice_document d ON d.id = hit.document_id WHERE {MAY} {NEWEST}"
)
# a plan, and whether it must fill the page to be an answer
PLANS = (
    *((HITS.format(RECENT.format(newest)), True) for newest in (500, 4_000, 30_000)),
    (HITS.format(""), False),
    (
        "WITH mine AS MATERIALIZED (SELECT DISTINCT document_id FROM eoffice_document_access "
        "WHERE principal_id = ANY(%(readers)s)) SELECT d.id FROM mine CROSS JOIN LATERAL (SELECT 1 "
        f"FROM eoffice_document_text t WHERE t.document_id = mine.document_id AND {WORDS}) hit "
        f"JOIN eoffice_document d ON d.id = mine.document_id {NEWEST}",
        False,
    ),
)
STOCK = (
    f"SELECT d.id FROM eoffice_document d WHERE {MAY} AND d.id IN (SELECT document_id FROM eoffice_document_text "
    f"WHERE unaccent(body) ILIKE unaccent(%(like)s)) {NEWEST}"
)


class Bare:
    """The database of ``office`` as one reader, without Odoo."""

    def __init__(self, office, login):
        self.connection = psycopg2.connect(dbname=office.database, host=os.environ["PGHOST"], user=os.environ["PGUSER"])
        self.connection.autocommit = True
        self.cursor = self.connection.cursor()
        self.cursor.execute(
            "SELECT coalesce(array_agg(eoffice_principal_id), '{}') FROM eoffice_principal_res_users_rel "
            "JOIN res_users u ON u.id = res_users_id WHERE login = %s",
            [login],
        )
        self.readers = self.cursor.fetchone()[0]

    def best(self, asked):
        """Milliseconds of the fastest plan, the median of a few times."""
        values = {"query": Question.parse(asked).anywhere()}
        return min(self._time(plan, values, BEST_SECONDS, TIMES, PAGE if full else 0) for plan, full in PLANS)

    def stock(self, asked):
        """Milliseconds of stock Odoo's ``ilike``, once; STOCK_SECONDS at most, where it is stopped."""
        words = asked.replace('"', "").rstrip("*").split(" -")[0]
        return self._time(STOCK, {"like": f"%{words}%"}, STOCK_SECONDS, 1)

    def _time(self, sql, values, limit, times, least=0):
        self.cursor.execute("SET statement_timeout = %s", [limit * 1000])
        spent = []
        try:
            for _ in range(times):
                began = time.perf_counter()
                self.cursor.execute(sql, {**values, "readers": self.readers})
                if len(self.cursor.fetchall()) < least:
                    return limit * 1000
                spent.append(time.perf_counter() - began)
        except psycopg2.errors.QueryCanceled:
            return limit * 1000
        return 1000 * statistics.median(spent)
