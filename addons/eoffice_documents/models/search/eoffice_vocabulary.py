import re

from odoo import api, fields, models
from odoo.tools import SQL, file_open

from ...fulltext.fuzzy import LONG, choose, edits1, is_correctable
from ...fulltext.tokenizer_sql import bodies, installed

ASKED = 12  # words of one question that are asked with what looks like them, or begins so
FRESH = 200  # texts that nobody counted yet which are looked at
ENDINGS = 250  # words that begin alike, up to which they are asked one by one
BITE = 2000


class Word(models.Model):
    """Every word that stands in a form or on a page, without accents, to know what a mistyped or misread one may be.

    Nobody reads it: it says what to look for, and a reader sees only what stands in documents they may read.
    """

    _name = "eoffice.search.vocabulary"
    _description = "Known word"
    _log_access = False

    word = fields.Char(required=True)
    texts = fields.Integer(required=True, help="Forms and bodies that have it.")

    _word_uniq = models.Constraint("UNIQUE(word)", "A word is known once.")

    def init(self):
        self.pool.post_init(self._keep_by_trigger)

    def _keep_by_trigger(self):
        """Let the database note which words come and go."""
        with file_open("eoffice_documents/fulltext/vocabulary.sql") as file:
            functions = file.read()
        if installed(self.env.cr, bodies(functions)) not in ({}, bodies(functions)):
            self.env.cr.execute(
                "DELETE FROM eoffice_search_vocabulary"
            )  # other words are known now: their cron counts them anew
        self.env.cr.execute(functions)
        self.env.cr.execute(
            "CREATE INDEX IF NOT EXISTS eoffice_search_vocabulary_gone_idx "
            "ON eoffice_search_vocabulary (id) WHERE texts <= 0;"
            "CREATE INDEX IF NOT EXISTS eoffice_search_vocabulary_alike_idx "
            "ON eoffice_search_vocabulary USING gin (word gin_trgm_ops)"
        )

    @api.model
    def _count_anew(self):
        """Count the words of all texts; people may go on writing beside it."""
        self.env.cr.execute("DELETE FROM eoffice_search_vocabulary_waiting; DELETE FROM eoffice_search_vocabulary")
        self.env.cr.execute(
            """INSERT INTO eoffice_search_vocabulary (word, texts)
               SELECT word, count(*)
                 FROM eoffice_document_text text,
                      LATERAL unnest(eoffice_vocabulary(text.form) || eoffice_vocabulary(text.body)) AS word
             GROUP BY word"""
        )

    @api.model
    def _cron_count(self):
        """Add up what waits, in bites, so that a stopped server loses nothing; at first count an office of before."""
        cron = self.env["ir.cron"]
        if not self.sudo().search_count([], limit=1):
            self._count_anew()
            cron._commit_progress(1)
        while taken := self._count_waiting():
            cron._commit_progress(taken)

    def _count_waiting(self):
        """Add up one bite; how many rows it was."""
        self.env.cr.execute(
            """WITH gone AS (
                   DELETE FROM eoffice_search_vocabulary_waiting
                    WHERE id IN (SELECT id FROM eoffice_search_vocabulary_waiting ORDER BY id LIMIT %s)
                   RETURNING gained, lost),
               change AS (
                   SELECT word, sum(sign) AS sign
                     FROM (SELECT unnest(gained) AS word, 1 AS sign FROM gone
                           UNION ALL SELECT unnest(lost), -1 FROM gone) AS changes
                 GROUP BY word HAVING sum(sign) != 0),
               known AS (
                   INSERT INTO eoffice_search_vocabulary AS old (word, texts) SELECT word, sign FROM change
                       ON CONFLICT (word) DO UPDATE SET texts = old.texts + EXCLUDED.texts)
               SELECT count(*) FROM gone""",
            [BITE],
        )
        [taken] = self.env.cr.fetchone()
        self.env.cr.execute("DELETE FROM eoffice_search_vocabulary WHERE texts <= 0")
        return taken

    @api.model
    def _beginning_with(self, beginnings):
        """{beginning: all words that begin so}, of those ``beginnings`` of which all are known and that are few.

        Words have a letter; so of figures («15*») not all are known.
        """
        asked = sorted(filter(re.compile("[a-z]").search, beginnings))[:ASKED]
        rows = asked and self.env.execute_query(
            SQL(
                """WITH waiting AS MATERIALIZED (SELECT gained FROM eoffice_search_vocabulary_waiting LIMIT %(many)s)
                   SELECT asked, (SELECT count(*) FROM waiting),
                          ARRAY(SELECT word FROM eoffice_search_vocabulary WHERE word LIKE asked || '%%' LIMIT %(most)s)
                          || ARRAY(SELECT DISTINCT word FROM waiting, unnest(gained) AS word
                                    WHERE word LIKE asked || '%%')
                     FROM unnest(%(asked)s) AS asked WHERE EXISTS (SELECT FROM eoffice_search_vocabulary)""",
                many=FRESH + 1,
                most=ENDINGS + 1,
                asked=asked,
            )
        )
        found = {beginning: {beginning, *known} for beginning, waiting, known in rows if waiting <= FRESH}
        return {beginning: sorted(known) for beginning, known in found.items() if len(known) <= ENDINGS}

    @api.model
    def _near(self, words):
        """What to ask beside each of the folded ``words``, and what instead where nothing is found: see ``choose``.

        Two dicts {word: [others]}, in one query.
        """
        asked = [word for word in dict.fromkeys(words) if is_correctable(word)][:ASKED]
        if not asked:
            return {}, {}
        known = {word: {} for word in asked}
        for word, other, texts in self.env.execute_query(self._fuzzy_query(asked)):
            known[word][other] = max(texts, known[word].get(other, 0))
        chosen = {word: choose(word, others) for word, others in known.items()}
        return (
            {word: beside for word, (beside, _instead) in chosen.items() if beside},
            {word: instead for word, (_beside, instead) in chosen.items() if instead},
        )

    @staticmethod
    def _fuzzy_query(asked):
        """Rows (word asked, known word that may be it, texts): by the index of words, long ones by that of trigrams."""
        slips = [(word, slip) for word in asked for slip in edits1(word)]
        return SQL(
            """WITH slip AS MATERIALIZED (SELECT * FROM unnest(%s::text[], %s::text[]) AS slip (asked, word)),
                    long AS (SELECT unnest(%s::text[]) AS asked),
                    fresh AS MATERIALIZED (
                        SELECT DISTINCT unnest(gained) AS word
                          FROM (SELECT gained FROM eoffice_search_vocabulary_waiting
                                  ORDER BY id DESC LIMIT %s) AS newest)
               SELECT slip.asked, known.word, known.texts
                 FROM slip, LATERAL (SELECT word, texts FROM eoffice_search_vocabulary
                                     WHERE word = slip.word LIMIT 1) AS known
                UNION ALL
               SELECT long.asked, known.word, known.texts
                 FROM long, LATERAL (SELECT word, texts FROM eoffice_search_vocabulary
                                     WHERE word %% long.asked OFFSET 0) AS known
                UNION ALL
               SELECT slip.asked, word, 1 FROM slip JOIN fresh USING (word)
                UNION ALL
               SELECT long.asked, fresh.word, 1 FROM long JOIN fresh ON fresh.word %% long.asked""",
            [word for word, _slip in slips],
            [slip for _word, slip in slips],
            [word for word in asked if len(word) >= LONG],
            FRESH,
        )
