from markupsafe import Markup
from odoo import api, fields, models
from odoo.addons.eoffice_documents.models.common import office_clock
from odoo.exceptions import UserError


class CalendarEventRsvp(models.Model):
    """Who was invited to an item and who comes."""

    _inherit = "calendar.event"

    rsvp_ids = fields.One2many("eoffice.meeting.rsvp", "event_id", "Replies", readonly=True)
    coming_count = fields.Integer("Come", compute="_compute_reply_counts")
    waiting_count = fields.Integer("No answer yet", compute="_compute_reply_counts")

    can_answer = fields.Boolean(compute="_compute_can_answer")

    @api.depends("rsvp_ids")
    @api.depends_context("uid")
    def _compute_can_answer(self):
        for event in self:
            event.can_answer = bool(event.sudo().rsvp_ids._of_user(self.env.user))

    @api.depends("rsvp_ids.state")
    def _compute_reply_counts(self):
        for event in self:
            states = event.sudo().rsvp_ids.mapped("state")
            event.coming_count, event.waiting_count = states.count("coming"), states.count("waiting")

    def _enter_calendars(self):
        """Whoever is invited has a reply to give, once the item is published."""
        super()._enter_calendars()
        replies = self.env["eoffice.meeting.rsvp"].checked_sudo()
        invited = self.checked_sudo().filtered(lambda item: item.schedule_state == "accepted")
        replies.create(
            [
                {"event_id": item.id, "unit_id": unit.id}
                for item in invited
                for unit in item.guest_unit_ids - item.rsvp_ids.unit_id
            ]
        )
        gone = invited.rsvp_ids.filtered(
            lambda reply: reply.unit_id and reply.unit_id not in reply.event_id.guest_unit_ids
        )
        gone.unlink()

    def _invite_guest(self, name, email):
        """Invite somebody from outside, who gets a personal link by mail."""
        self.ensure_one()
        self._check_office()
        item = self.checked_sudo()
        if item.week_id.state != "published" or item.audience != "public":
            raise UserError(self.env._("Guests from outside are invited to published public items only."))
        reply = item.rsvp_ids.create({"event_id": item.id, "guest_name": name, "guest_email": email})
        start = office_clock.written(item._start_here())
        body = Markup("<p>%s</p><p><b>%s</b></p><p>%s – %s</p><p><a href='%s'>%s</a></p>") % (
            self.env._("%s invites you:", item.week_id.unit_id.name),
            item.name,
            start,
            item.location or "",
            reply._link(),
            self.env._("Tell us whether you come"),
        )
        self.env["eoffice.notification"]._send_mails(
            [{"email_to": email, "subject": self.env._("Invitation: %s", item.name), "body_html": body}]
        )
        return reply
