from datetime import timedelta

from odoo import api, fields, models
from odoo.addons.eoffice_documents.models.common import office_clock
from odoo.tools.translate import LazyTranslate

_lt = LazyTranslate(__name__)


class UsageReminder(models.Model):
    """Who was told that they have not opened the system yet: once a window."""

    _name = "eoffice.usage.reminder"
    _description = "Reminded to open the system"
    _log_access = False

    user_id = fields.Many2one("res.users", required=True, readonly=True, ondelete="cascade")
    day = fields.Date(required=True, readonly=True)
    window_id = fields.Many2one("eoffice.usage.window", required=True, readonly=True, ondelete="cascade")

    _once = models.Constraint("UNIQUE(day, window_id, user_id)", "Reminded already.")

    @api.model
    def _cron_remind(self):
        """Tell who has not come, some minutes after the hour; run twice, it tells nobody twice."""
        now = office_clock.now(self.env)
        for place, window in enumerate(self.env["eoffice.usage.window"].search([])):
            hour = window._hour_of(now.date())
            from_, until = (hour + timedelta(minutes=more) for more in (window.remind_after, 180))
            if window.remind_after and from_ <= now <= until:
                self._remind(window, place, now.date())

    def _remind(self, window, place, day):
        units = self.env["hr.department"].search([("rollout_ids.starts_on", "<=", day)])
        told = self.search([("day", "=", day), ("window_id", "=", window.id)]).user_id
        people = units.member_ids.user_id.filtered("active") - told
        states = self.env["eoffice.usage.checkin"]._states(people, day, day)
        absent = people.filtered(lambda user: states[user.id][day][place] in ("missed", "waiting"))
        self.create([{"user_id": user.id, "day": day, "window_id": window.id} for user in absent])
        self.env["eoffice.notification"]._send(
            absent,
            lambda env: env._(
                "It is past %s: open «My work» to see what has come.", window.with_context(lang=env.lang).name
            ),
            subject=_lt("Open what waits for you"),
        )
