from odoo import fields, models
from odoo.addons.eoffice_documents.models.common import office_clock
from odoo.tools.translate import LazyTranslate

_lt = LazyTranslate(__name__)

WATCHED = (
    "name",
    "start",
    "stop",
    "allday",
    "location",
    "room_id",
    "assembly_point",
    "chair_id",
    "leader_ids",
    "guest_unit_ids",
    "guest_ids",
    "participants",
    "preparing_unit_id",
    "preparation",
    "audience",
)
SECRET_WHEN_MASKED = set(WATCHED) - {"start", "stop", "allday", "chair_id"}


class CalendarEventChanges(models.Model):
    """After publishing, every change is marked for readers and keeps the old value."""

    _inherit = "calendar.event"

    change_mark = fields.Selection(
        [("added", "Added"), ("changed", "Changed"), ("postponed", "Postponed"), ("cancelled", "Cancelled")],
        readonly=True,
        copy=False,
    )
    change_ids = fields.One2many("eoffice.schedule.change", "event_id", "Changes", readonly=True)

    def _published_values(self, vals):
        """What readers of published items see of the fields that ``vals`` writes, before it does."""
        names = [name for name in WATCHED if name in vals or (name in ("start", "stop") and "start_date" in vals)]
        shown = self.filtered(lambda item: item.week_id.state == "published" and item.schedule_state != "proposed")
        return {item: {name: item._shown(name) for name in names} for item in shown}

    def _note_changes(self, before):
        for item, values in before.items():
            changed = {name: old for name, old in values.items() if item._shown(name) != old}
            if changed:
                item._mark("changed", changed)
                item._enter_calendars()
                item._notify_concerned(_lt("Changed in the work schedule"))

    def _shown(self, name):
        """The value of a field as people read it."""
        field, value = self._fields[name], self[name]
        if field.type == "datetime":
            return office_clock.written(value and self._on_the_wall(value))
        if field.relational:
            return ", ".join(value.sudo().mapped("display_name"))
        if field.type == "selection":
            return dict(field._description_selection(self.env)).get(value, "")
        if field.type == "boolean":
            return self.env._("Yes") if value else self.env._("No")
        return value or ""

    def _mark(self, kind, old_values=None, reason=None):
        """Note what readers are to see as changed; ``old_values`` are by field name, as they were shown."""
        rows = [
            {"field_name": name, "old": old, "new": item._shown(name)}
            for item in self
            for name, old in (old_values or {}).items()
        ] or [{}]
        self.env["eoffice.schedule.change"].checked_sudo().create(
            [
                {
                    "event_id": item.id,
                    "type": kind,
                    "reason": reason,
                    "user_id": self.env.uid,
                    "changed_on": fields.Datetime.now(),
                    **row,
                }
                for item in self
                for row in rows
            ]
        )
        if kind != "changed" or not self.filtered(lambda item: item.change_mark == "added"):
            self.write({"change_mark": kind})
