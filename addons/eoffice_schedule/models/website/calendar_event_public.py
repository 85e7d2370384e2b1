from odoo import models

PUBLIC_STATES = ("accepted", "postponed", "cancelled")


class CalendarEventPublic(models.Model):
    """What the website, the feeds and the prints say of an item. Nothing else of it leaves the house.

    The one place that decides: an internal item is not there, a masked one tells its hours and that the leader is
    engaged, and no mail address, source document or private paper is part of any of it.
    """

    _inherit = "calendar.event"

    def _public_domain(self, unit, first=None, last=None):
        """Items of published weeks of ``unit`` that readers may know of, from Monday ``first`` to Monday ``last``."""
        domain = [
            ("week_id.unit_id", "=", unit.id),
            ("week_id.state", "=", "published"),
            ("schedule_state", "in", PUBLIC_STATES),
            ("audience", "in", ("public", "masked")),
        ]
        if first:
            domain.append(("week_id.monday", ">=", first))
        if last:
            domain.append(("week_id.monday", "<=", last))
        return domain

    def _public_values(self):
        """What readers see of the items, in the order of the day; superuser records, plain values out."""
        return [item._public_value() for item in self.sorted(lambda item: (item._start_here(), item.id))]

    def _public_value(self):
        start, stop = self._start_here(), self._stop_here()
        leaders = self.chair_id | self.leader_ids
        value = {
            "id": self.id,
            "day": start.date(),
            "last_day": stop.date(),
            "session": self.session,
            "start": "" if self.allday else start.strftime("%H:%M"),
            "stop": "" if self.allday else stop.strftime("%H:%M"),
            "starts": start,
            "stops": stop,
            "leader_ids": leaders.ids,
            "chair": self.chair_id.name,
            "chair_title": self._title_of(self.chair_id),
            "leaders": [],
            "masked": self.audience == "masked",
            "state": self.schedule_state,
            "mark": self.change_mark or "",
            "changed": max([self.write_date, *self.change_ids.mapped("changed_on")]),
            "sequence": len(self.change_ids),
            "changes": [],
            "reason": "",
        }
        if self.audience == "masked":
            return {
                **value,
                "content": self.env._("Engaged"),
                **dict.fromkeys(("place", "assembly", "participants", "prepares"), ""),
            }
        return {
            **value,
            "content": self.name,
            "leaders": self.leader_ids.sudo().mapped("name"),
            "place": self.location or self.room_id.name or "",
            "assembly": self.assembly_point or "",
            "participants": self._participants_in_words(),
            "prepares": ": ".join(filter(None, (self.preparing_unit_id.name, self.preparation))),
            "office": ", ".join(filter(None, (self.office_leader_id.name, self.specialist_id.name))),
            "replaces_invitation": self.replaces_invitation,
            "unplanned": self.unplanned,
            "reason": self.reason or "",
            "changes": [
                {"what": change.field_label, "old": change.old or "", "new": change.new or "", "on": change.changed_on}
                for change in self.change_ids.sorted("id")
                if change.type == "changed" and change.field_name
            ],
        }

    def _title_of(self, user):
        return user.sudo().employee_ids[:1].job_title or ""

    def _participants_in_words(self):
        units = ", ".join(self.guest_unit_ids.mapped("name"))
        people = ", ".join(self.guest_ids.mapped("name"))
        return "; ".join(filter(None, (self.participants, units, people)))
