from datetime import date

from odoo.tests import freeze_time, tagged

from .case import ScheduleCase


@tagged("post_install", "-at_install")
class TestNewYear(ScheduleCase):
    """Sunday becomes Monday, 4 January 2027, in the office; the browser is in Los Angeles."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.env = cls.env(context={**cls.env.context, "tz": "America/Los_Angeles"})

    def test_this_week_is_the_office_s(self):
        weeks = self.env["eoffice.schedule.week"].with_user(self.clerk)
        opened = []
        for moment in ("2027-01-03 16:59:00", "2027-01-03 17:01:00"):
            with freeze_time(moment):
                opened.append(weeks.browse(weeks.action_open_week()["res_id"]).monday)
        self.assertEqual(opened, [date(2026, 12, 28), date(2027, 1, 4)])

    def test_an_item_stands_on_the_office_s_day(self):
        item = self.item(start="2027-01-03 17:30:00", stop="2027-01-03 18:30:00")
        self.assertEqual((item.week_id.monday, item._public_value()["day"]), (date(2027, 1, 4), date(2027, 1, 4)))
        self.assertEqual((item.session, item._shown("start")), ("morning", "00:30 04/01/2027"))
