import hashlib
import json

from odoo import api, fields, models
from odoo.tools import SQL

from ..common import office_clock

MOST = 5000  # notes in a seal: 240 kB
ONE_AT_A_TIME = 6_102_024


class EvidenceSeal(models.Model):
    """A seal over the notes that waited: it names the seal before it, so that none can be changed or left out.

    ``payload`` has 48 bytes a note: id of the row, id of what it belongs to (both 8 bytes), hash (32). It, and not a
    range of ids, says what is sealed: notes of transactions that end later come into a later seal.
    """

    _name = "eoffice.evidence.seal"
    _description = "Seal of the logs"
    _inherit = ["eoffice.immutable.mixin", "eoffice.evidence.reader.mixin"]
    _order = "number desc"
    _log_access = False

    number = fields.Integer("Seal", required=True, readonly=True, aggregator=False)
    model = fields.Char("Log", required=True, readonly=True)
    columns = fields.Char(readonly=True)
    key_name = fields.Char("Key", readonly=True)
    first_id = fields.Integer(required=True, readonly=True, aggregator=False)
    last_id = fields.Integer(required=True, readonly=True, aggregator=False)
    row_count = fields.Integer("Rows", required=True, readonly=True, aggregator=False)
    payload = fields.Binary(required=True, readonly=True, attachment=False, groups=fields.NO_ACCESS)
    sealed_on = fields.Datetime(required=True, readonly=True)
    previous_hash = fields.Char(required=True, readonly=True)
    hash = fields.Char("SHA-256 of the seal", required=True, readonly=True, index=True)

    log = fields.Char("Name of the log", compute="_compute_log", search="_search_log")

    _number_uniq = models.UniqueIndex("(number)")
    _rows_idx = models.Index("(model, last_id, first_id)")

    def init(self):
        super().init()
        # hashes do not get smaller by packing
        self.env.cr.execute("ALTER TABLE eoffice_evidence_seal ALTER COLUMN payload SET STORAGE EXTERNAL")

    @api.depends("number", "sealed_on")
    def _compute_display_name(self):
        for seal in self:
            when = office_clock.moment_text(self.env, seal.sealed_on)
            seal.display_name = self.env._("Seal %(number)s, %(when)s", number=seal.number, when=when)

    @api.depends("model")
    @api.depends_context("lang")
    def _compute_log(self):
        for seal in self:
            seal.log = self.env["eoffice.evidence.mixin"]._evidence_log_name(seal.model)

    @api.model
    def _search_log(self, operator, value):
        if operator not in ("ilike", "not ilike"):
            return NotImplemented
        mixin = self.env["eoffice.evidence.mixin"]
        names = [name for name in mixin._evidence_models() if value.lower() in mixin._evidence_log_name(name).lower()]
        return [("model", "in" if operator == "ilike" else "not in", names)]

    @api.model
    def _digest(self, last):
        """SHA-256 over all that the seals up to ``last`` say, as they are stored now; "" for none."""
        if not last:
            return ""
        self.env.cr.execute(
            SQL(
                """SELECT encode(sha256(convert_to(string_agg(
                              ROW(number, model, columns, key_name, first_id, last_id, row_count, sealed_on,
                                  previous_hash, hash, encode(sha256(payload), 'hex'))::text, ' ' ORDER BY number),
                              'UTF8')), 'hex')
                     FROM eoffice_evidence_seal WHERE number <= %s""",
                last,
            )
        )
        return self.env.cr.fetchone()[0] or ""

    @api.model
    def _cron_seal(self):
        """Seal what waits, a seal a transaction: what a kill cuts off waits for the next run."""
        while self._seal_next():
            if not self.env["ir.cron"]._commit_progress(1):
                break

    @api.model
    def _seal_all(self):
        """The same within the current transaction."""
        while self._seal_next():
            pass

    @api.model
    def _seal_next(self):
        """Seal the oldest notes that are of one kind; how many they were. Two at once: one of them does nothing."""
        execute = self.env.cr.execute
        execute(SQL("SELECT pg_try_advisory_xact_lock(%s)", ONE_AT_A_TIME))
        if not self.env.cr.fetchone()[0]:
            return 0
        execute(
            SQL(
                """WITH oldest AS (SELECT model, columns, key_name FROM eoffice_evidence_pending ORDER BY id LIMIT 1),
                        taken AS (
                            DELETE FROM eoffice_evidence_pending WHERE id IN (
                                SELECT id FROM eoffice_evidence_pending
                                  JOIN oldest USING (model, columns, key_name) ORDER BY id LIMIT %s)
                            RETURNING *)
                   SELECT model, columns, key_name, min(row_id), max(row_id), count(*),
                          string_agg(int8send(row_id) || int8send(parent_id) || hash, ''::bytea ORDER BY id)
                     FROM taken GROUP BY model, columns, key_name""",
                MOST,
            )
        )
        taken = self.env.cr.fetchone()
        if not taken:
            return 0
        *facts, payload = taken
        execute("SELECT number, hash FROM eoffice_evidence_seal ORDER BY number DESC LIMIT 1")
        number, previous = self.env.cr.fetchone() or (0, "")
        facts = [number + 1, *facts, fields.Datetime.now(), previous]
        digest = seal_hash(*facts, hashlib.sha256(payload).hexdigest())
        execute(
            SQL(
                """INSERT INTO eoffice_evidence_seal (number, model, columns, key_name, first_id, last_id, row_count,
                                                      sealed_on, previous_hash, hash, payload) VALUES %s""",
                (*facts, digest, payload),
            )
        )
        self.invalidate_model()
        return facts[6]

    @api.model
    def _last_line(self):
        """The newest seal as it is printed, so that it is known outside of the machine; "" when there is none."""
        seal = self.sudo().search([], limit=1)
        when = office_clock.moment_text(self.env, seal.sealed_on)
        return seal and self.env._(
            "Seal of the logs no. %(number)s of %(when)s: %(hash)s", number=seal.number, when=when, hash=seal.hash
        )


def seal_hash(number, model, columns, key_name, first_id, last_id, row_count, sealed_on, previous, payload):
    """SHA-256, in hexadecimal figures, of all that a seal says; ``payload`` is the hash of the notes in it."""
    facts = [number, model, columns, key_name, first_id, last_id, row_count, str(sealed_on), previous, payload]
    return hashlib.sha256(json.dumps(facts).encode()).hexdigest()
