from datetime import timedelta

from odoo import api, fields, models
from odoo.addons.eoffice_documents.models.common import office_clock
from odoo.exceptions import ValidationError

MORNING_ENDS, AFTERNOON_ENDS = 12, 18  # hours, as agencies divide the day


class CalendarEvent(models.Model):
    """An item of the work schedule is an event of Odoo's calendar with what an office notes besides.

    Its day and hours are the event's ``start`` and ``stop``, its content the ``name``, its place the ``location``.
    An event without ``week_id`` is somebody's own and none of this matters to it.
    """

    _name = "calendar.event"
    _inherit = ["calendar.event", "eoffice.concurrent.edit.mixin"]

    week_id = fields.Many2one(
        "eoffice.schedule.week", readonly=True, index="btree_not_null", ondelete="restrict", copy=False
    )
    schedule_state = fields.Selection(
        [
            ("proposed", "Proposed"),
            ("accepted", "In the schedule"),
            ("refused", "Refused"),
            ("postponed", "Postponed"),
            ("cancelled", "Cancelled"),
        ],
        readonly=True,
        index="btree_not_null",
        copy=False,
    )
    proposing_unit_id = fields.Many2one("hr.department", "Proposed by", readonly=True, ondelete="restrict", copy=False)
    session = fields.Selection(
        [("morning", "Morning"), ("afternoon", "Afternoon"), ("evening", "Evening"), ("all_day", "All day")],
        compute="_compute_session",
        store=True,
    )
    chair_id = fields.Many2one("res.users", ondelete="restrict", index="btree_not_null")
    leader_ids = fields.Many2many("res.users", "eoffice_event_leader_rel", string="Attending leaders")
    room_id = fields.Many2one("eoffice.meeting.room", ondelete="restrict", index="btree_not_null")
    assembly_point = fields.Char(help="Where people meet to go there together.")
    guest_unit_ids = fields.Many2many("hr.department", "eoffice_event_guest_unit_rel", string="Invited units")
    guest_ids = fields.Many2many("res.users", "eoffice_event_guest_rel", string="Invited people")
    participants = fields.Text("Participants in words")
    preparing_unit_id = fields.Many2one("hr.department", "Prepared by", ondelete="restrict")
    preparation = fields.Char("What it prepares")
    vehicle = fields.Char("Vehicle, note")
    office_leader_id = fields.Many2one("res.users", "Leader of the Office in charge", ondelete="restrict")
    specialist_id = fields.Many2one("res.users", "Specialist in charge", ondelete="restrict")
    document_id = fields.Many2one("eoffice.document", "Source document", ondelete="restrict", index="btree_not_null")
    audience = fields.Selection(
        [("public", "On the website"), ("internal", "Inside only"), ("masked", "Shown as busy")],
        default="public",
        help="Shown as busy: the website tells that the leader is engaged, and nothing else.",
    )
    replaces_invitation = fields.Boolean("This schedule replaces the invitation")
    unplanned = fields.Boolean("Unplanned or urgent", help="Called at short notice: paper copies are allowed.")
    unplanned_reason = fields.Char()
    reason = fields.Char("Reason of refusal, delay or cancelling", readonly=True, copy=False)

    _week_start_idx = models.Index("(week_id, start) WHERE week_id IS NOT NULL")

    @api.depends("start", "allday")
    def _compute_session(self):
        for event in self:
            hour = event._start_here().hour if event.start else 0
            if event.allday:
                event.session = "all_day"
            elif hour < MORNING_ENDS:
                event.session = "morning"
            else:
                event.session = "afternoon" if hour < AFTERNOON_ENDS else "evening"

    def _start_here(self):
        """Start on the clock of the office; an event of the whole day begins at midnight there."""
        return self._on_the_wall(self.start)

    def _stop_here(self):
        return self._on_the_wall(self.stop)

    def _on_the_wall(self, moment):
        return moment.replace(hour=0, minute=0) if self.allday else office_clock.local(self.env, moment)

    @api.onchange("room_id")
    def _onchange_room_id(self):
        if self.room_id:
            self.location = self.room_id.name

    @api.onchange("document_id")
    def _onchange_document_id(self):
        if self.document_id and not self.name:
            self.name = self.document_id.subject

    @api.constrains("start", "stop", "week_id", "chair_id", "unplanned", "unplanned_reason")
    def _check_item(self):
        for item in self.filtered("week_id"):
            if not item.allday and item.stop <= item.start:
                raise ValidationError(self.env._("«%s» ends before it begins. Correct the hours.", item.name))
            if not item.allday and item.stop - item.start > timedelta(hours=24):
                raise ValidationError(
                    self.env._("«%s» lasts more than a day. Mark it as all day, or correct the hours.", item.name)
                )
            if not item.chair_id:
                raise ValidationError(self.env._("«%s» needs a chair: one leader who presides.", item.name))
            if item.unplanned and not (item.unplanned_reason or "").strip():
                raise ValidationError(self.env._("Say why «%s» is unplanned or urgent.", item.name))
            day = item._start_here().date()
            if not item.week_id.monday <= day <= item.week_id.sunday:
                raise ValidationError(self.env._("«%s» does not lie in its week.", item.name))

    @api.constrains("preparing_unit_id", "preparation")
    def _check_preparation(self):
        for item in self.filtered("week_id"):
            if item.preparing_unit_id and not (item.preparation or "").strip():
                raise ValidationError(
                    self.env._(
                        "Say what %(unit)s prepares for «%(item)s».", unit=item.preparing_unit_id.name, item=item.name
                    )
                )

    def _next_week_values(self):
        """What the same item says a week later."""
        self.ensure_one()
        copied = self.copy_data()[0]
        names = (
            "name",
            "allday",
            "location",
            "chair_id",
            "leader_ids",
            "room_id",
            "assembly_point",
            "guest_unit_ids",
            "guest_ids",
            "participants",
            "preparing_unit_id",
            "preparation",
            "vehicle",
            "office_leader_id",
            "specialist_id",
            "audience",
            "replaces_invitation",
        )
        return {
            **{name: copied[name] for name in names if name in copied},
            "start": self.start + timedelta(days=7),
            "stop": self.stop + timedelta(days=7),
        }

    def _concerned_users(self):
        """The accounts of those who are meant: chair, leaders, guests, the Office's people, heads of invited units."""
        item = self.sudo()
        heads = item.guest_unit_ids.head_id | item.preparing_unit_id.head_id
        return item.chair_id | item.leader_ids | item.guest_ids | item.office_leader_id | item.specialist_id | heads
