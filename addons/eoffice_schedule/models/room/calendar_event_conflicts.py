from odoo import api, fields, models
from odoo.exceptions import ValidationError
from odoo.fields import Domain

TAKES_PLACE = ("proposed", "accepted")


class CalendarEventConflicts(models.Model):
    """Two meetings at once: a room is taken only once, a leader in two places is a warning."""

    _inherit = "calendar.event"

    conflict_note = fields.Char(compute="_compute_conflict_note")

    def _at_the_same_time(self):
        """Items of the schedule that overlap this one in time and take place."""
        domain = Domain("schedule_state", "in", TAKES_PLACE) & Domain("id", "not in", self._origin.ids)
        return self.sudo().search(domain & Domain("start", "<", self.stop) & Domain("stop", ">", self.start))

    @api.constrains("room_id", "start", "stop", "schedule_state")
    def _check_room(self):
        for item in self.filtered(lambda item: item.room_id and item.schedule_state in TAKES_PLACE):
            taken = item._at_the_same_time().filtered(lambda other: other.room_id == item.room_id)[:1]
            if taken:
                raise ValidationError(
                    self.env._(
                        "%(room)s is taken from %(start)s to %(stop)s by «%(other)s». Choose another room or hour.",
                        room=item.room_id.name,
                        start=taken._start_here().strftime("%H:%M"),
                        stop=taken._stop_here().strftime("%H:%M %d/%m"),
                        other=taken._public_name(),
                    )
                )

    def _public_name(self):
        return self.env._("a closed meeting") if self.audience == "masked" else self.name

    @api.depends("chair_id", "leader_ids", "start", "stop", "schedule_state")
    def _compute_conflict_note(self):
        items = self.filtered(lambda item: item.week_id and item.start and item.schedule_state in TAKES_PLACE)
        (self - items).conflict_note = False
        if not items:
            return
        near = self.sudo().search(
            [
                ("schedule_state", "in", TAKES_PLACE),
                ("start", "<", max(items.mapped("stop"))),
                ("stop", ">", min(items.mapped("start"))),
            ]
        )
        for item in items:
            leaders = item.sudo().chair_id | item.sudo().leader_ids
            notes = [
                self.env._(
                    "%(leader)s is also at «%(other)s» at %(start)s.",
                    leader=", ".join((leaders & (other.chair_id | other.leader_ids)).mapped("name")),
                    other=other._public_name(),
                    start=other._start_here().strftime("%H:%M"),
                )
                for other in near
                if other.id != item._origin.id
                and other.start < item.stop
                and other.stop > item.start
                and leaders & (other.chair_id | other.leader_ids)
            ]
            item.conflict_note = " ".join(notes)
