from functools import partial

from markupsafe import Markup
from odoo import models
from odoo.addons.eoffice_documents.models.common import office_clock
from odoo.exceptions import AccessError, UserError
from odoo.tools.translate import LazyTranslate

_lt = LazyTranslate(__name__)


class CalendarEventActions(models.Model):
    """What the Office does with items: accept, refuse, postpone, cancel; and notifying those concerned."""

    _inherit = "calendar.event"

    def _check_office(self):
        if any(self.env.user not in item.week_id.unit_id._schedule_editors() for item in self.sudo()):
            raise AccessError(self.env._("Only the Office of the unit arranges and publishes its schedule."))

    def _after_creation(self):
        """What is added to a week that is published already is published at once, and marked for its readers."""
        added = self.checked_sudo().filtered(lambda item: item.week_id.state == "published")
        added._mark("added")
        added._enter_calendars()
        added._notify_concerned(_lt("New in the work schedule"))
        return self

    def action_accept(self):
        """Take proposals into the schedule."""
        self._check_office()
        if any(item.schedule_state != "proposed" for item in self):
            raise UserError(self.env._("Only proposals are accepted. Refresh the list."))
        self.checked_sudo().write({"schedule_state": "accepted"})
        self._after_creation()

    def _refuse(self, reason):
        self._check_office()
        self._check_reason(reason)
        if any(item.schedule_state != "proposed" for item in self):
            raise UserError(self.env._("Only proposals are refused. An item of the schedule is cancelled."))
        self.checked_sudo().write({"schedule_state": "refused", "reason": reason})
        for item in self.checked_sudo():
            item._notify_users(item.create_uid, _lt("Your item was not taken into the schedule: %s", reason))

    def _postpone(self, reason):
        self._strike("postponed", reason, _lt("Postponed: %s", reason))

    def _cancel(self, reason):
        self._strike("cancelled", reason, _lt("Cancelled: %s", reason))

    def _strike(self, state, reason, message):
        """Postpone or cancel; readers of a published week see it struck through with the reason."""
        self._check_office()
        self._check_reason(reason)
        if any(item.schedule_state not in ("accepted", "postponed") for item in self):
            raise UserError(self.env._("This item is not in the schedule any more. Refresh the list."))
        items = self.checked_sudo()
        items.write({"schedule_state": state, "reason": reason})
        published = items.filtered(lambda item: item.week_id.state == "published")
        published._mark(state, reason=reason)
        published._notify_concerned(message)
        if state == "cancelled":
            published.with_context(dont_notify=True, no_mail_to_attendees=True).write({"partner_ids": [(5, 0, 0)]})

    def action_restore(self):
        """Undo a delay or a cancelling."""
        self._check_office()
        if any(item.schedule_state not in ("postponed", "cancelled") for item in self):
            raise UserError(self.env._("Only a postponed or cancelled item is put back."))
        items = self.checked_sudo()
        items.write({"schedule_state": "accepted", "reason": False})
        published = items.filtered(lambda item: item.week_id.state == "published")
        published._mark("changed")
        published._enter_calendars()
        published._notify_concerned(_lt("It takes place after all"))

    def _check_reason(self, reason):
        if not (reason or "").strip():
            raise UserError(self.env._("Write the reason: those concerned will read it."))

    def _enter_calendars(self):
        """Enter accepted items into the calendars of those concerned, with a reminder half an hour before."""
        alarm = self.env.ref("calendar.alarm_notif_1", raise_if_not_found=False)
        for item in self.filtered(lambda item: item.schedule_state == "accepted"):
            item.with_context(dont_notify=True, no_mail_to_attendees=True).write(
                {
                    "partner_ids": [(6, 0, item._concerned_users().partner_id.ids)],
                    "alarm_ids": [(6, 0, alarm.ids if alarm else [])],
                }
            )

    def _notify_concerned(self, message):
        for item in self:
            item._notify_users(item._concerned_users(), message)

    def _notify_users(self, users, message):
        """Tell ``users`` ``message``, a lazy term, about this item."""
        self.env["eoffice.notification"]._send(
            users, partial(self._message_body, message), record=self, subject=_lt("Work schedule")
        )

    def _message_body(self, message, env):
        start = office_clock.written(self._start_here())
        return Markup("<p>%s</p><p>%s – %s</p>") % (env._(message), self.name, start)
