"""What PostgreSQL alone can do on the same rows: the best of three plans, and the search that stock Odoo would make."""

import os
import statistics
import time

import psycopg2
from fulltext import parse_query

STOCK_SECONDS, BEST_SECONDS, TIMES = 20, 5, 5
NEWEST = "ORDER BY d.received_on DESC, d.id DESC LIMIT 80"
MAY = (
    "EXISTS (SELECT 1 FROM eoffice_document_access a WHERE a.document_id = d.id AND a.principal_id = ANY(%(readers)s))"
)
# by date until there are enough; by the index of words; by what the reader may see
PLANS = (
    f"SELECT d.id FROM eoffice_document d WHERE {MAY} AND EXISTS (SELECT 1 FROM eoffice_document_text t "
    f"WHERE t.document_id = d.id AND t.vector @@ %(query)s::tsquery) {NEWEST}",
    "WITH hit AS MATERIALIZED (SELECT document_id FROM eoffice_document_text WHERE vector @@ %(query)s::tsquery) "
    f"SELECT d.id FROM hit JOIN eoffice_document d ON d.id = hit.document_id WHERE {MAY} {NEWEST}",
    "WITH mine AS MATERIALIZED (SELECT DISTINCT document_id FROM eoffice_document_access "
    "WHERE principal_id = ANY(%(readers)s)) SELECT d.id FROM mine "
    "JOIN eoffice_document_text t ON t.document_id = mine.document_id AND t.vector @@ %(query)s::tsquery "
    f"JOIN eoffice_document d ON d.id = mine.document_id {NEWEST}",
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
            "JOIN res_users u ON u.id = res_users_id WHERE login = %s", [login],
        )  # fmt: skip
        self.readers = self.cursor.fetchone()[0]

    def best(self, asked):
        """Milliseconds of the fastest plan, the median of a few times."""
        return min(self._time(plan, {"query": parse_query(asked)}, BEST_SECONDS, TIMES) for plan in PLANS)

    def stock(self, asked):
        """Milliseconds of stock Odoo's ``ilike``, once; STOCK_SECONDS at most, where it is stopped."""
        words = asked.replace('"', "").rstrip("*").split(" -")[0]
        return self._time(STOCK, {"like": f"%{words}%"}, STOCK_SECONDS, 1)

    def _time(self, sql, values, limit, times):
        self.cursor.execute("SET statement_timeout = %s", [limit * 1000])
        spent = []
        try:
            for _ in range(times):
                began = time.perf_counter()
                self.cursor.execute(sql, {**values, "readers": self.readers})
                self.cursor.fetchall()
                spent.append(time.perf_counter() - began)
        except psycopg2.errors.QueryCanceled:
            return limit * 1000
        return 1000 * statistics.median(spent)
