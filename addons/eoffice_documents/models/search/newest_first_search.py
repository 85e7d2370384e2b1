import math

from odoo.tools import SQL

WINDOW = 4000  # documents that are asked first, the newest
MAX_OWN = 20_000  # documents up to which a reader's own are listed
MARGIN = 1.5  # further back than words and rights of the newest say
# microseconds on a machine of an office; only how they compare matters
LOOK_UP = 50  # asking the index of one word in one document
HIT = 12  # asking of one hit whether its reader may see it
HIT_OF_OWN = 1  # finding one hit among the reader's own
OWN_LISTED = 4  # listing one of these
READ = 0.3  # reading over one document in the index

TEXT = SQL("eoffice_lexemes(text.form, text.body)")


class NewestFirstSearch:
    """The newest documents with given words among those that a query allows, as fast among many as among few.

    PostgreSQL cannot know how many documents have a rare word, and guesses wrong both ways (decision 0003). So the
    index is asked for the newest few thousand documents first. What comes back tells how common the words are and
    how much of it the reader may see. If the page is not full, what is least work goes on:

    - the index lists all documents that have the words (rare ones);
    - further back, as far as it takes by what the newest say (a reader of many);
    - a reader of few: their own are listed, then found among the hits, or looked up in the index one by one.
    """

    def __init__(self, allowed, until=None):
        """``allowed``: a Query on eoffice.document with every condition and the rights of the reader.

        ``until``: the last day of arrival that it lets through, if it says one; the walk begins there.
        """
        self.allowed = allowed
        self.until = until
        self.env = allowed._env
        self.own = None  # what the reader may see and was not given yet, newest first; False: too many to list
        self.total = WINDOW  # documents there are, about
        self.common = 0  # share of documents that words asked for so far have: read over again by what is asked later
        self.edges = {}

    def newest(self, words, need):
        """Ids of at most ``need`` documents that match the tsquery ``words``, newest first.

        Asked again, with words that none of those given before has.
        """
        ids = [] if self.own == [] else self._newest(words, need)
        if self.own:
            given = set(ids)
            self.own = [document for document in self.own if document not in given]
        return ids

    def _newest(self, words, need):
        matching = SQL("%s @@ %s::tsquery", TEXT, words)
        seen, hits, ids, before = WINDOW, 0, [], None
        while True:
            edge = self._edge(seen)
            more, found = self._within(SQL("%s AND %s", self._days(edge, before), matching), need - len(ids))
            hits, ids, before = hits + more, ids + found, edge
            if len(ids) >= need or edge is None:
                return ids
            everything = self.total * hits / seen
            share = max(len(ids), 0.5) / max(hits, 1)
            back = min(need / share * MARGIN, everything)
            far = back > everything / 2 or not hits
            self.common = max(self.common, hits / seen)
            read = READ * self.total * self.common * (1 if far else back / everything)
            look_up = LOOK_UP * words.count("'") / 2 if ":*" not in words else math.inf
            looked_up = look_up * need * self.total / max(everything, 1)  # as long as they have as many
            if self._own_are_less(share, look_up, min(looked_up, HIT_OF_OWN * back + read), HIT * back + read):
                if min(look_up * len(self.own), looked_up) < HIT_OF_OWN * back + read:
                    return self._own_with(matching, need)
                since = None if far else self._edge(int(seen * back / hits))
                ids = self._own_among(SQL("%s AND %s", self._days(since, None), matching)) if since else []
                return (ids if len(ids) >= need else self._own_among(matching))[:need]
            if far:
                return self._within(matching, need)[1]
            seen = max(2 * seen, int(seen * back / hits))

    def _own_are_less(self, share, look_up, further, otherwise):
        """Whether it is less work than ``otherwise`` to list what the reader may see, and to go on from there.

        ``share``: how much the reader may see of what was found; ``look_up``, ``further``: the cost of looking up one
        of theirs, and at most of all that is left to do.
        """
        own = self.total * share if self.own is None else len(self.own or ())
        listing = OWN_LISTED * own if self.own is None else 0
        less = own <= MAX_OWN and listing + min(look_up * own, further) < otherwise
        return less and self._own_documents() is not None

    def _execute(self, statement):
        return self.env.execute_query(statement)

    def _edge(self, reach):
        """The day from which on there are ``reach`` documents; None where there are fewer altogether."""
        if reach not in self.edges:
            rows = self._execute(
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
        [row] = self._execute(
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
            rows = self._execute(
                SQL(
                    """SELECT id
                         FROM (SELECT eoffice_document.id, eoffice_document.received_on FROM %s WHERE %s LIMIT %s) own
                     ORDER BY received_on DESC, id DESC""",
                    self.allowed.from_clause,
                    self.allowed.where_clause or SQL("TRUE"),
                    MAX_OWN + 1,
                )
            )
            self.own = [row[0] for row in rows] if len(rows) <= MAX_OWN else False
        return None if self.own is False else self.own

    def _own_with(self, matching, need):
        """Each document is looked up in the index of words: "+ 0" keeps to that index, LIMIT to one after the other."""
        rows = self._execute(
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

    def _own_among(self, condition):
        """The reader's own of all hits; as bigint no index of documents is tried, and texts be cut one by one."""
        rows = self._execute(
            SQL(
                """SELECT text.document_id FROM eoffice_document_text text
                    WHERE %s AND text.document_id::bigint = ANY(%s::bigint[])""",
                condition,
                self.own,
            )
        )
        found = {row[0] for row in rows}
        return [document for document in self.own if document in found]
