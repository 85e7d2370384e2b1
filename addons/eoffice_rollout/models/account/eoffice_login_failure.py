import hashlib
from datetime import timedelta

from odoo import api, fields, models
from odoo.tools import SQL

FREE = 5  # failures of an account before its next try has to wait
FIRST_WAIT, LONGEST_WAIT = 15, 15 * 60  # seconds; twice as long with each failure
FORGOTTEN = timedelta(hours=24)  # without a failure
# a whole office may stand behind one address: it fails often, but not more than this for long
ADDRESS_FREE, ADDRESS_PER_MINUTE = 100, 2


class LoginFailure(models.Model):
    """How often a log-in failed, by account and by address: what the next try has to wait for.

    An account is counted apart for the addresses its owner has logged in from: a stranger elsewhere does not lock them
    out of their own desk. Kept in the database, so that all processes count together and a restart forgets nothing;
    each count is a transaction of its own, as the request that failed is rolled back.
    """

    _name = "eoffice.login.failure"
    _description = "Failed log-ins"
    _log_access = False

    key = fields.Char(required=True, readonly=True)  # a digest: people type passwords into the field of the name
    failures = fields.Float(required=True, readonly=True)
    last_on = fields.Datetime(required=True, readonly=True, index=True)

    _key_uniq = models.UniqueIndex("(key)")

    @api.model
    def _key(self, *parts):
        return hashlib.sha256("\0".join(map(str, parts)).encode()).hexdigest()

    @api.model
    def _seconds_to_wait(self, key):
        """How long before the next try with an account; 0 when it may come now.

        Tries at the same moment all pass, and all count: the wait after them is the longer.
        """
        row = self._run(SQL("SELECT failures, last_on FROM eoffice_login_failure WHERE key = %s", key))
        if not row or row[0] < FREE:
            return 0
        wait = min(LONGEST_WAIT, FIRST_WAIT * 2 ** min(row[0] - FREE, 20))
        left = wait - (fields.Datetime.now() - row[1]).total_seconds()
        return int(left) + 1 if left > 0 else 0

    @api.model
    def _add(self, key):
        """Count one failure more of an account; how many there are now."""
        now = fields.Datetime.now()
        return self._run(
            SQL(
                """INSERT INTO eoffice_login_failure AS f (key, failures, last_on) VALUES (%(key)s, 1, %(now)s)
                   ON CONFLICT (key) DO UPDATE SET last_on = %(now)s,
                   failures = CASE WHEN f.last_on > %(old)s THEN f.failures + 1 ELSE 1 END RETURNING failures""",
                key=key,
                now=now,
                old=now - FORGOTTEN,
            )
        )[0]

    @api.model
    def _clear(self, key):
        self._run(SQL("DELETE FROM eoffice_login_failure WHERE key = %s RETURNING 1", key))

    @api.model
    def _add_at_address(self, key):
        """Count one failure more at an address, whose count sinks with time."""
        self._run(
            SQL(
                """INSERT INTO eoffice_login_failure AS f (key, failures, last_on) VALUES (%(key)s, 1, %(now)s)
                   ON CONFLICT (key) DO UPDATE SET last_on = %(now)s, failures = 1 + GREATEST(0, f.failures
                   - %(sinks)s * extract(epoch FROM %(now)s - f.last_on) / 60) RETURNING 1""",
                key=key,
                now=fields.Datetime.now(),
                sinks=ADDRESS_PER_MINUTE,
            )
        )

    @api.model
    def _seconds_at_address(self, key):
        """How long an address has to wait; 0 when it need not."""
        row = self._run(SQL("SELECT failures, last_on FROM eoffice_login_failure WHERE key = %s", key))
        if not row:
            return 0
        left = row[0] - ADDRESS_FREE - ADDRESS_PER_MINUTE * (fields.Datetime.now() - row[1]).total_seconds() / 60
        return int(left * 60 / ADDRESS_PER_MINUTE) + 1 if left >= 0 else 0

    @api.model
    def _run(self, query):
        with self.env.registry.cursor() as cursor:
            cursor.execute(query)
            return cursor.fetchone()

    @api.autovacuum
    def _gc(self):
        self.env.cr.execute(
            SQL("DELETE FROM eoffice_login_failure WHERE last_on < %s", fields.Datetime.now() - FORGOTTEN)
        )
