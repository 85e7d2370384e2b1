import logging

from odoo import api, fields, models
from odoo.tools import SQL
from psycopg2 import DataError, InternalError
from psycopg2.errors import ProgramLimitExceeded

from .eoffice_text_index import PAUSE

SLICE = 2000  # documents that are compared in one transaction
MAX_WRITTEN = 200  # of these, texts that are written: a clerk who changes one of them waits about a second
KEPT = 100  # faults that are remembered
CHANNEL = "root.index"

_logger = logging.getLogger(__name__)


class TextIndexWork(models.Model):
    """Slices of work: each job does one, keeps how far it came, and leaves a job for the next.

    What is lost by a power cut is the slice at hand; a slice that is done twice finds nothing left to do.
    """

    _inherit = "eoffice.text.index"

    def _start(self, act):
        [(total,)] = self.env.execute_query(SQL("SELECT count(*) FROM eoffice_document"))
        self.write(
            {
                "act": act,
                "stage": "texts",
                "state": "running",
                "failure": False,
                "user_id": self.env.uid,
                "started_on": fields.Datetime.now(),
                "cursor": 0,
                "total": total,
                "looked_at": 0,
                "wrong": 0,
                "faults": False,
                "building": 0,
                "attempts": 0,
            }
        )
        self._queue()

    @api.model
    def _follow_cut(self):
        """After an upgrade that cuts text in another way: build the index anew, beside daily work."""
        index = self.env.ref("eoffice_documents.text_index")
        if index.state != "running" and self.env["eoffice.document.text"]._cut_changed():
            index._start("rebuild")

    def _queue(self, pause=None):
        """One job waits at a time, however often somebody stops and goes on."""
        self.with_delay(
            channel=CHANNEL, priority=5, eta=pause, identity_key=self._name, description="index of words"
        )._job_go()

    def _job_go(self):
        """Job: the next slice, then a job for the one after. It may run twice."""
        index = self.exists()
        if index.state == "running":
            index._build_step() if index.stage == "index" else index._slice()
            if index.state == "running":
                index._queue(PAUSE if index.stage == "index" else None)
            index._refresh_screen()
        elif index.stage == "index" and index._percent_built() is None and index.state == "stopped":
            index._try(index._clear_away)

    def _slice(self):
        """Compare the next documents with their texts, and store what differs."""
        last = self._last_of_slice()
        if last is None:
            self._end_of_texts()
            return
        texts = self.env["eoffice.document.text"]
        most = SLICE if self.act == "check" else MAX_WRITTEN
        wrong = texts._differing(self._after_cursor(last), most + 1)
        if len(wrong) > most:
            wrong = wrong[:most]
            last = wrong[-1]
        faults = {} if self.act == "check" else self._store(wrong)
        [(looked_at,)] = self.env.execute_query(
            SQL("SELECT count(*) FROM eoffice_document document WHERE %s", self._after_cursor(last))
        )
        self.write(
            {
                "cursor": last,
                "looked_at": self.looked_at + looked_at,
                "total": max(self.total, self.looked_at + looked_at),  # some were registered meanwhile
                "wrong": self.wrong + len(wrong),
                "faults": dict(list({**(self.faults or {}), **faults}.items())[:KEPT]),
            }
        )

    def _last_of_slice(self):
        [(last,)] = self.env.execute_query(
            SQL(
                "SELECT max(id) FROM (SELECT id FROM eoffice_document WHERE id > %s ORDER BY id LIMIT %s) slice",
                self.cursor,
                SLICE,
            )
        )
        return last

    def _after_cursor(self, last):
        return SQL("document.id > %s AND document.id <= %s", self.cursor, last)

    def _store(self, ids):
        """Store the texts of the documents ``ids``; where the database refuses, their halves, down to the document.

        Returns {document id: why not}.
        """
        if not ids:
            return {}
        try:
            with self.env.cr.savepoint():
                self.env["eoffice.document.text"]._fill(SQL("document.id IN %s", tuple(ids)))
        except (DataError, InternalError, ProgramLimitExceeded) as error:
            if len(ids) == 1:
                _logger.warning("the text of document %s was not stored: %s", ids[0], error)
                return {str(ids[0]): str(error).strip().splitlines()[0][:200]}
            half = len(ids) // 2
            return {**self._store(ids[:half]), **self._store(ids[half:])}
        return {}

    def _end_of_texts(self):
        if self.act == "rebuild":
            self.stage = "index"
        elif self.act == "check":
            self.write({"state": "done", "checked_on": fields.Datetime.now(), "checked_wrong": self.wrong})
        else:
            self.write({"state": "done", "checked_wrong": len(self.faults or {})})
