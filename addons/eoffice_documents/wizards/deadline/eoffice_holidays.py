from datetime import datetime, time

from odoo import fields, models
from odoo.exceptions import UserError

from ...models.common import office_clock
from ...working_time import public_holidays


class Holidays(models.TransientModel):
    """Write the public holidays of a year into the working time; days that are free already stay as they are."""

    _name = "eoffice.holidays"
    _description = "Fill in the holidays of a year"

    year = fields.Integer(required=True, default=lambda self: office_clock.today(self.env).year + 1)

    def action_fill(self):
        self.ensure_one()
        if not 2000 <= self.year <= 2100:
            raise UserError(self.env._("Type a year between 2000 and 2100."))
        calendar = self.env.company.resource_calendar_id
        working_time = calendar._working_time()
        self.env["resource.calendar.leaves"].create(
            [
                {
                    "name": name,
                    "date_from": office_clock.midnight(self.env, day),
                    "date_to": office_clock.utc(self.env, datetime.combine(day, time(23, 59, 59))),
                    "calendar_id": False,
                    "resource_id": False,
                }
                for day, name in public_holidays(self.year).items()
                if working_time.is_working(day)
            ]
        )
        return {
            **self.env["ir.actions.act_window"]._for_xml_id("eoffice_documents.action_holidays"),
            "context": {"search_default_year": self.year},
        }
