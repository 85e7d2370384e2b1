import logging
from contextlib import closing

import psycopg2
from odoo import fields, models
from odoo.exceptions import UserError
from odoo.sql_db import connection_info_for
from odoo.tools import SQL
from psycopg2.errors import LockNotAvailable
from psycopg2.extras import wait_select

from ...fulltext.tokenizer_sql import NEXT, beside, bodies, installed
from .eoffice_document_text import INDEX, UNCOUNTED

FRESH = f"{INDEX}_fresh"
BUILDER = 825310001  # the advisory lock that a connection holds as long as it builds
# nothing that is set for visitors of the database may break the building off
OPTIONS = "-c statement_timeout=0 -c lock_timeout=0 -c client_connection_check_interval=0 -c maintenance_work_mem=256MB"
ATTEMPTS = 2

_logger = logging.getLogger(__name__)


class TextIndexBuild(models.Model):
    """A second index is built beside the first, and takes its place in a moment when nobody is in the way.

    The database works by itself (CREATE INDEX CONCURRENTLY: people go on reading and writing); no process of ours waits
    for it, so none can be killed with it. A job looks every few seconds how far it is.
    """

    _inherit = "eoffice.text.index"

    def _build_step(self):
        """Look how far the database is, or do what comes next."""
        done = self._percent_built()
        if done is not None:
            self.building = done
        else:
            self._try(self._clear_away if self._is_useless() else self._next_step)

    def _try(self, step):
        """Run ``step``, or nothing of it if others would have to wait for it; then the next look tries again."""
        try:
            with self.env.cr.savepoint():
                self.env.cr.execute("SET LOCAL lock_timeout = '1s'")
                step()
                self.env.cr.execute("SET LOCAL lock_timeout = 0")
        except LockNotAvailable:
            _logger.info("the index of words is in use; its swap is tried again")

    def _next_step(self):
        if self._fresh():
            self._swap()
        elif self.attempts >= ATTEMPTS:
            raise UserError(self.env._("The database broke off the building of the index; its log says why."))
        else:
            self.attempts += 1
            self._send_to_build()

    def _function(self):
        """The function of the fresh index: that of the old one, or the next if the text is cut otherwise now."""
        return f"eoffice_lexemes{NEXT}" if self.env["eoffice.document.text"]._cut_changed() else "eoffice_lexemes"

    def _fresh(self):
        """(whether it is whole, its definition) of the fresh index; None where there is none."""
        rows = self.env.execute_query(
            SQL(
                "SELECT indisvalid, pg_get_indexdef(indexrelid) FROM pg_index WHERE indexrelid = to_regclass(%s)", FRESH
            )
        )
        return rows[0] if rows else None

    def _is_useless(self):
        """Whether what stands there from an earlier try must go first, or the next functions are lacking."""
        fresh, function = self._fresh(), self._function()
        if fresh and not (fresh[0] and f" {function}(" in fresh[1]):
            return True
        wanted = bodies(beside(self.env["eoffice.document.text"]._cut()))
        return function.endswith(NEXT) and installed(self.env.cr, wanted) != wanted

    def _clear_away(self):
        self.env.cr.execute(SQL("DROP INDEX IF EXISTS %s", SQL.identifier(FRESH)))
        if self._function().endswith(NEXT):
            self.env.cr.execute(beside(self.env["eoffice.document.text"]._cut()))

    def _send_to_build(self):
        """Give the database the order over a connection of its own, and leave; it goes on without us."""
        _name, info = connection_info_for(self.env.cr.dbname)
        with closing(psycopg2.connect(**{**info, "options": OPTIONS}, async_=True)) as connection:
            wait_select(connection)
            cursor = connection.cursor()
            cursor.execute("SELECT pg_try_advisory_lock(%s)", [BUILDER])
            wait_select(connection)
            if cursor.fetchone()[0]:
                index = self.env["eoffice.document.text"]._index_of(self._function())
                order = SQL("CREATE INDEX CONCURRENTLY %s ON %s", SQL.identifier(FRESH), index)
                cursor.execute(order.code, order.params)
                while connection.poll() == psycopg2.extensions.POLL_WRITE:
                    pass

    def _percent_built(self):
        """How far the database is; None if it builds nothing."""
        rows = self.env.execute_query(
            SQL(
                """SELECT progress.phase, progress.blocks_done, progress.blocks_total
                     FROM pg_locks
                LEFT JOIN pg_stat_progress_create_index progress ON progress.pid = pg_locks.pid
                    WHERE locktype = 'advisory' AND objid = %s AND granted
                      AND database = (SELECT oid FROM pg_database WHERE datname = current_database())""",
                BUILDER,
            )
        )
        if not rows:
            return None
        phase, done, total = rows[0]
        if not phase or phase.endswith("before build"):
            return 0
        return 90 * done // total if phase.startswith("building") and total else 95

    def _cancel_building(self):
        self.env.cr.execute(
            SQL(
                """SELECT pg_cancel_backend(pid) FROM pg_locks WHERE locktype = 'advisory' AND objid = %s AND granted
                      AND database = (SELECT oid FROM pg_database WHERE datname = current_database())""",
                BUILDER,
            )
        )

    def _swap(self):
        """Put the fresh index, and the functions it was made by, in the place of the old ones."""
        execute = self.env.cr.execute
        texts = self.env["eoffice.document.text"]
        execute(SQL("DROP INDEX IF EXISTS %s", SQL.identifier(INDEX)))
        if texts._cut_changed():
            execute("DROP FUNCTION eoffice_lexemes(text, text)")
            execute(f"ALTER FUNCTION eoffice_lexemes{NEXT}(text, text) RENAME TO eoffice_lexemes")
            execute(texts._cut())
            for name in bodies(texts._cut()).keys() - {"eoffice_lexemes"}:
                execute(SQL("DROP FUNCTION %s", SQL.identifier(name + NEXT)))
            execute("DELETE FROM eoffice_search_vocabulary")  # known words are cut alike: their cron counts them anew
        execute(SQL("ALTER INDEX %s RENAME TO %s", SQL.identifier(FRESH), SQL.identifier(INDEX)))
        execute(UNCOUNTED)
        now = fields.Datetime.now()
        took = (now - self.started_on).total_seconds() / 60
        self.write({"state": "done", "building": 100, "rebuilt_on": now, "rebuilt_minutes": took, "checked_wrong": 0})
