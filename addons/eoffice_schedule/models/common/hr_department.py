from datetime import timedelta

from odoo import api, fields, models
from odoo.exceptions import ValidationError

WEEKDAYS = [
    ("0", "Monday"),
    ("1", "Tuesday"),
    ("2", "Wednesday"),
    ("3", "Thursday"),
    ("4", "Friday"),
    ("5", "Saturday"),
    ("6", "Sunday"),
]


class Unit(models.Model):
    """A unit that publishes a work schedule, and the hour by which the others propose their items for it."""

    _inherit = "hr.department"

    publishes_schedule = fields.Boolean(
        compute="_compute_publishes_schedule",
        store=True,
        readonly=False,
        help="The work schedule of the unit's leaders is arranged by its office and published every week.",
    )
    schedule_cut_off_day = fields.Selection(WEEKDAYS, "Proposals until", default="4", help="Of the week before.")
    schedule_cut_off_hour = fields.Float("Until what hour", default=16.0)

    @api.depends("keeps_registers", "office_chief_ids")
    def _compute_publishes_schedule(self):
        """Who has an office that keeps registers has leaders whose week it arranges."""
        for unit in self:
            unit.publishes_schedule = unit.keeps_registers and bool(unit.office_chief_ids)

    @api.constrains("schedule_cut_off_hour")
    def _check_cut_off_hour(self):
        if any(not 0 <= unit.schedule_cut_off_hour < 24 for unit in self):
            raise ValidationError(self.env._("The hour of the cut-off lies between 00:00 and 23:59."))

    @api.model
    def _publishing_unit(self, user):
        """The unit in whose schedule ``user`` takes part: their own one or the nearest above it that publishes."""
        unit = user.sudo().employee_ids[:1].department_id
        while unit and not unit.publishes_schedule:
            unit = unit.parent_id
        return unit or self.sudo().search([("publishes_schedule", "=", True)], order="parent_path, sequence", limit=1)

    def _schedule_editors(self):
        """The Office of the unit: its chiefs and clerks arrange and publish the week."""
        return self.sudo().office_chief_ids | self.sudo().clerk_ids

    def _schedule_leaders(self):
        """Whose week it is, and who approves it."""
        return self.sudo().head_id | self.sudo().deputy_ids

    def _cut_off(self, monday):
        """The moment (local, without zone) until which items for the week of ``monday`` are proposed."""
        self.ensure_one()
        day = monday - timedelta(days=7 - int(self.schedule_cut_off_day or 4))
        return fields.Datetime.to_datetime(day) + timedelta(hours=self.schedule_cut_off_hour)
