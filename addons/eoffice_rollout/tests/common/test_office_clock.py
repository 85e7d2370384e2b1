from datetime import date
from unittest.mock import patch

from odoo.tests import freeze_time, tagged

from ...models.usage import eoffice_usage_checkin
from .case import RolloutCase


@tagged("post_install", "-at_install")
class TestNewYear(RolloutCase):
    """The first day of 2016 in the office; the browser is in Los Angeles."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.env = cls.env(context={**cls.env.context, "tz": "America/Los_Angeles"})

    def test_a_window_is_of_the_office_s_day(self):
        self.enterContext(patch.dict(eoffice_usage_checkin.noted, clear=True))
        with freeze_time("2016-01-01 00:05:00"):  # 7:05
            self.env["eoffice.assignment"].with_user(self.head).work_opened()
        row = self.env["eoffice.usage.checkin"].search([("user_id", "=", self.head.id)])
        self.assertEqual((row.day, row.on_time), (date(2016, 1, 1), True))

    def test_paper_stops_at_the_office_s_midnight(self):
        with freeze_time("2015-12-01"):
            self.phase("2016-01-01", self.department)
        electronic = []
        for moment in ("2015-12-31 16:59:00", "2015-12-31 17:01:00"):
            with freeze_time(moment):
                electronic.append(self.department.with_env(self.env)._is_electronic())
        self.assertEqual(electronic, [False, True])
