import logging
from datetime import timedelta

from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError
from odoo.fields import Domain
from odoo.tools import SQL

from ..common import office_clock

_logger = logging.getLogger(__name__)

NEW = ("registered", "issued")  # acts that make a document new to everybody who reads it
MAX_MATCHES = 1000  # documents told of at once
NEWEST = 50_000  # of what has come since a look, so many are looked at
SEARCH_TIMEOUT = "20s"  # for one search


class SearchMatches(models.Model):
    """Looking for what is new: what came since the last look is found once for all alerts, then asked as each owner."""

    _inherit = "eoffice.search.alert"

    @api.model
    def _marks(self):
        """Where a look that begins now ends."""
        [(access, log)] = self.env.execute_query(
            SQL("""SELECT COALESCE((SELECT max(id) FROM eoffice_document_access), 0),
                          COALESCE((SELECT max(id) FROM eoffice_audit_log), 0)""")
        )
        return {"access": access, "log": log, "at": fields.Datetime.to_string(fields.Datetime.now())}

    @api.model
    def _news(self, since):
        """What came after the marks ``since``.

        :return: (documents registered, issued or read since, {principal id: documents that it may read since});
            those of old registers are not new
        """
        self.env["eoffice.recognition.page"].flush_model()
        self.env["eoffice.recognition"].flush_model(["document_id", "source_id"])
        self.env["eoffice.audit.log"].flush_model()
        self.env["eoffice.document"].flush_model(["register_import_key"])
        rows = self.env.execute_query(
            SQL(
                """SELECT document.id
                     FROM (SELECT document_id FROM eoffice_audit_log WHERE id > %(log)s AND act IN %(acts)s
                            UNION
                           SELECT scan.document_id FROM eoffice_recognition_page page
                             JOIN eoffice_recognition scan ON scan.id = page.recognition_id
                            WHERE page.read_on >= %(at)s
                            UNION
                           SELECT scan.document_id FROM eoffice_recognition_page page
                             JOIN eoffice_recognition scan ON scan.source_id = page.recognition_id
                            WHERE page.read_on >= %(at)s) new
                     JOIN eoffice_document document
                       ON document.id = new.document_id AND document.register_import_key IS NULL
                 ORDER BY document.id DESC LIMIT %(newest)s""",
                log=since["log"],
                at=since["at"],
                acts=NEW,
                newest=NEWEST,
            )
        )
        readers = self.env.execute_query(
            SQL(
                """SELECT principal_id, array_agg(document_id)
                     FROM (SELECT access.principal_id, access.document_id FROM eoffice_document_access access
                             JOIN eoffice_document document
                               ON document.id = access.document_id AND document.register_import_key IS NULL
                            WHERE access.id > %s ORDER BY access.id DESC LIMIT %s) new
                 GROUP BY principal_id""",
                since["access"],
                NEWEST,
            )
        )
        return {row[0] for row in rows}, dict(readers)

    @api.model
    def _cron_check(self):
        """Look for what is new to each owner and tell them; each alert is kept as soon as it is told, so none twice."""
        marks = self._marks()
        due = self.sudo()._due()
        news, quiet = {}, due.browse()
        self.env["ir.cron"]._commit_progress(remaining=len(due))
        for alert in due:
            since = tuple(alert.seen_before.values())
            if since not in news:
                news[since] = self._news(alert.seen_before)
            fresh = alert._fresh(*news[since])
            if not fresh and not alert.failure:
                quiet |= alert
                continue
            alert._check(fresh, marks)
            if not self.env["ir.cron"]._commit_progress(1):
                break
        quiet._looked(marks)
        self.env["ir.cron"]._commit_progress(len(quiet))

    def _due(self):
        """The alerts to look for now: of people with an account, not paused, once a day at their hour."""
        now = fields.Datetime.now()
        alerts = self.search([("paused", "=", False), ("user_id.active", "=", True)], order="checked_on, id")
        return alerts.filtered(lambda alert: alert.how == "at_once" or alert.checked_on < alert._hour_before(now))

    def _hour_before(self, now):
        """The last time, as UTC, that the office's clock showed the hour of this alert."""
        midnight = office_clock.midnight(self.env, office_clock.day(self.env, now))
        moment = midnight + timedelta(minutes=round(self.hour * 60))
        return moment if moment <= now else moment - timedelta(days=1)

    def _fresh(self, everybody, readers):
        """Ids of what is new to the owner, before asking what they may read of it."""
        return everybody.union(*(readers.get(principal, ()) for principal in self.user_id.principal_ids.ids))

    def _check(self, fresh, marks):
        """Ask as the owner does, and tell them; what goes wrong is on their list and tried again after the others."""
        self.ensure_one()
        user = self.user_id
        alert = self.with_user(user).with_context(lang=user.lang, fulltext_exactly=True)
        try:
            with self.env.cr.savepoint():
                found = alert._found(fresh)
                if found:
                    self._notify(found)
        except Exception as error:  # noqa: BLE001
            _logger.info("alert %s could not be run: %s", self.id, type(error).__name__)
            self.write({"failure": alert._reason(error), "checked_on": fields.Datetime.now()})
        else:
            self._looked(marks)

    def _found(self, fresh):
        """Those of ``fresh`` that the search finds for the current user, and they were not told of before."""
        self.env.cr.execute(SQL("SET LOCAL statement_timeout = %s", SEARCH_TIMEOUT))
        documents = self.env["eoffice.document"].search(
            Domain("id", "in", sorted(fresh)) & self._domain(), limit=MAX_MATCHES
        )
        self.env.cr.execute("SET LOCAL statement_timeout TO DEFAULT")
        told = [("alert_id", "=", self.id), ("document_ids", "in", documents.ids)]
        known = self.env["eoffice.search.match"].sudo().search(told) if documents else self.notification_ids.browse()
        return documents - known.document_ids.with_env(self.env)

    def _looked(self, marks):
        for seen, alerts in self.grouped(lambda alert: tuple(alert.seen.items())).items():
            alerts.write(
                {"seen": marks, "seen_before": dict(seen), "checked_on": fields.Datetime.now(), "failure": False}
            )

    def _reason(self, error):
        if isinstance(error, AccessError):
            return self.env._("You no longer have the right to search so. Ask the administrator.")
        if isinstance(error, UserError):
            return str(error)
        return self.env._(
            "The saved search cannot be run as it is: it may ask for something that is no longer there, or take too "
            "long. Make the search again, save it, and delete this one."
        )

    def action_try_again(self):
        """Run a search that failed at once, for its owner."""
        self.check_access("write")
        marks = self._marks()
        for alert in self.checked_sudo().filtered("failure"):
            alert._check(alert._fresh(*self._news(alert.seen_before)), marks)
