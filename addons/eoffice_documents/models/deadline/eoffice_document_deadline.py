from datetime import datetime, time

from odoo import api, fields, models

from ..common import office_clock


class DocumentDeadline(models.Model):
    """The limits of the law on a document itself, and the deadline that a rule gives it when it is registered."""

    _inherit = "eoffice.document"

    landed_on = fields.Datetime("Came in", readonly=True, copy=False, default=fields.Datetime.now)
    register_due = fields.Datetime(
        "To be registered by",
        compute="_compute_register_due",
        store=True,
        help="The day it came, or the next working day; urgent ones at once (N30 Đ4.2.c).",
    )
    registering_hours = fields.Float("Working hours until registered", readonly=True, aggregator="avg", copy=False)
    is_registering_late = fields.Boolean(
        "Late to register", compute="_compute_is_registering_late", search="_search_is_registering_late"
    )

    _to_register_idx = models.Index("(unit_id, register_due) WHERE state = 'to_register'")
    _registered_idx = models.Index("(unit_id, registered_on) WHERE registered_on IS NOT NULL")

    @api.depends("landed_on", "direction", "urgency", "unit_id", "document_type_id", "issuer_id")
    def _compute_register_due(self):
        for document in self:
            document.register_due = document.direction == "incoming" and document._limit_end(
                "register", document.landed_on or document.create_date or fields.Datetime.now()
            )

    @api.model
    def _registering_late_domain(self):
        """Not registered within the limit of the law: one meaning, as for lines."""
        return [("state", "=", "to_register"), ("register_due", "<", fields.Datetime.now())]

    @api.depends("state", "register_due")
    def _compute_is_registering_late(self):
        late = self.filtered_domain(self._registering_late_domain())
        for document in self:
            document.is_registering_late = document in late

    @api.model
    def _search_is_registering_late(self, operator, value):
        if operator != "in":
            return NotImplemented
        late = fields.Domain(self._registering_late_domain())
        return late if True in value else ~late

    def _limit_end(self, purpose, start):
        """When ``purpose`` is due by the rule that fits this document; ``start`` and the answer in UTC.

        False when no rule fits.
        """
        rule = self.env["eoffice.deadline.rule"]._first_match(purpose, self)
        return rule and self.unit_id._calendar()._end_of(rule._limit(), start)

    def action_register_anyway(self):
        result = super().action_register_anyway()
        document = self.sudo()
        document.registering_hours = document.unit_id._calendar()._hours_between(
            document.landed_on or document.create_date, document.registered_on
        )
        return result

    def _first_line_values(self, first):
        """The day the document names; without one, what a rule gives it."""
        values = super()._first_line_values(first)
        if values["deadline"]:
            return {**values, "original_deadline": values["deadline"], "deadline_origin": "document"}
        rule = self.env["eoffice.deadline.rule"]._first_match("handle", self)
        if not rule:
            return values
        deadline = self.unit_id._calendar()._end_of(rule._limit(), values["sent_on"])
        return {
            **values,
            "deadline": deadline,
            "original_deadline": deadline,
            "deadline_origin": "rule",
            "deadline_rule_id": rule.id,
            "deadline_basis": rule._basis(values["sent_on"]),
        }

    @api.model
    def _end_of_day(self, day):
        """The end of work on ``day`` in the office's calendar (17:00 when nobody works then), as UTC."""
        if not day:
            return False
        calendar = self.env.company.resource_calendar_id
        end = calendar._working_time().end_of_day(day) or datetime.combine(day, time(17))
        return office_clock.utc(self.env, end)


class UnitCalendar(models.Model):
    _inherit = "hr.department"

    working_calendar_id = fields.Many2one(
        "resource.calendar", "Working hours", help="Empty: those of the unit above, or of the office."
    )

    def _calendar(self):
        """The calendar that deadlines of this unit are counted in."""
        unit = self.sudo()
        while unit and not unit.working_calendar_id:
            unit = unit.parent_id
        return unit.working_calendar_id or self.env.company.resource_calendar_id
