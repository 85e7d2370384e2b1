from odoo.tools import SQL

WINDOW = 4000  # documents that are asked first, the newest
RARE = 40  # hits among these, up to which the index is asked for all hits there are
OWN = 20_000  # documents up to which a reader's own are looked at one by one
LOOK_UP = 5  # what that costs, where 1 is asking of one hit whether he may read it
LOOK_UP_BEGINNING = 100  # the same for all words that begin so
GROWTH = 8

TEXT = SQL("eoffice_lexemes(text.form, text.body)")


class Walk:
    """The newest documents with given words among those that a query allows, as fast among many as among few.

    PostgreSQL cannot know how many documents have a rare word, and guesses wrong both ways (decision 0003). So the
    index is asked for the newest few thousand documents first. What comes back tells how common the words are:

    - enough for the page: done;
    - rare words: the index lists all documents that have them;
    - common words and a reader of so few documents that it is less work: these are looked up in the index one by one;
    - common words otherwise: further back in growing steps until the page is full.
    """

    def __init__(self, allowed, until=None):
        """``allowed``: a Query on eoffice.document with every condition and the rights of the reader.

        ``until``: the last day of arrival that it lets through, if it says one; the walk begins there.
        """
        self.allowed = allowed
        self.until = until
        self.env = allowed._env
        self.own = None
        self.total = WINDOW  # documents there are, about
        self.edges = {}

    def newest(self, words, need):
        """Ids of at most ``need`` documents that match the tsquery ``words``, newest first."""
        matching = SQL("%s @@ %s::tsquery", TEXT, words)
        edge = self._edge(WINDOW)
        hits, ids = self._within(SQL("%s AND %s", self._days(edge, None), matching), need)
        if len(ids) >= need or edge is None:
            return ids[:need]
        if hits <= RARE:
            return self._within(matching, need)[1]
        look_up = LOOK_UP_BEGINNING if ":*" in words else LOOK_UP
        if self._own_are_less(hits, len(ids), need, look_up) and self._own_documents() is not None:
            return self._own_with(matching, need)
        reach = WINDOW
        while len(ids) < need and edge is not None:
            reach *= GROWTH
            before, edge = edge, self._edge(reach)
            ids += self._within(SQL("%s AND %s", self._days(edge, before), matching), need - len(ids))[1]
        return ids

    def _own_are_less(self, hits, readable, need, look_up):
        """Judged by the newest: ``hits`` of them have the words, and the reader may see ``readable`` of these."""
        common, share = hits / WINDOW, max(readable, 1) / hits
        own = self.total * share
        return own < OWN and look_up * min(own, need / common) <= min(self.total * common, need / share)

    def _ask(self, statement):
        return self.env.execute_query(statement)

    def _edge(self, reach):
        """The day from which on there are ``reach`` documents; None where there are fewer altogether."""
        if reach not in self.edges:
            rows = self._ask(
                SQL(
                    "SELECT received_on FROM eoffice_document WHERE %s ORDER BY received_on DESC OFFSET %s LIMIT 1",
                    SQL("received_on <= %s", self.until) if self.until else SQL("TRUE"),
                    reach,
                )
            )
            self.edges[reach] = rows[0][0] if rows else None
        return self.edges[reach]

    def _days(self, first, before):
        parts = []
        if first is not None:
            parts.append(SQL("text.day >= %s", first))
        if before is not None:
            parts.append(SQL("text.day < %s", before))
        elif self.until:
            parts.append(SQL("text.day <= %s", self.until))
        return SQL(" AND ").join(parts) if parts else SQL("TRUE")

    def _within(self, condition, need):
        """(documents whose text meets ``condition``, ids of the newest ``need`` of those allowed)."""
        [row] = self._ask(
            SQL(
                """WITH hit AS MATERIALIZED (SELECT text.document_id FROM eoffice_document_text text WHERE %s)
                   SELECT (SELECT count(*) FROM hit),
                          ARRAY(%s),
                          (SELECT reltuples FROM pg_class WHERE oid = 'eoffice_document'::regclass)""",
                condition,
                self._page(SQL("ANY(ARRAY(SELECT document_id FROM hit))"), need),
            )
        )
        self.total = max(row[2], WINDOW)
        return row[0], row[1]

    def _page(self, among, need):
        return SQL(
            "SELECT eoffice_document.id FROM %s WHERE %s AND eoffice_document.id = %s "
            "ORDER BY eoffice_document.received_on DESC, eoffice_document.id DESC LIMIT %s",
            self.allowed.from_clause,
            self.allowed.where_clause or SQL("TRUE"),
            among,
            need,
        )

    def _own_documents(self):
        """Ids of all documents that are allowed, newest first, where they are few; None where they are many."""
        if self.own is None:
            rows = self._ask(
                SQL(
                    """SELECT id
                         FROM (SELECT eoffice_document.id, eoffice_document.received_on FROM %s WHERE %s LIMIT %s) own
                     ORDER BY received_on DESC, id DESC""",
                    self.allowed.from_clause,
                    self.allowed.where_clause or SQL("TRUE"),
                    OWN + 1,
                )
            )
            self.own = [row[0] for row in rows] if len(rows) <= OWN else False
        return None if self.own is False else self.own

    def _own_with(self, matching, need):
        """Each document is looked up in the index of words: "+ 0" keeps to that index, LIMIT to one after the other."""
        rows = self._ask(
            SQL(
                """SELECT own.id
                     FROM unnest(%s::int[]) WITH ORDINALITY AS own (id, place)
               CROSS JOIN LATERAL (SELECT FROM eoffice_document_text text
                                    WHERE text.document_id + 0 = own.id AND %s LIMIT 1) hit
                 ORDER BY own.place LIMIT %s""",
                self.own,
                matching,
                need,
            )
        )
        return [row[0] for row in rows]
