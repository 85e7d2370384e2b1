from datetime import date, datetime, timedelta

from odoo.addons.eoffice_documents.tests.common.case import OfficeCase
from odoo.tests import freeze_time

MONDAY = date(2026, 11, 23)
NOW = "2026-11-18 02:00:00"  # Wednesday morning of the week before: proposals are open until Friday 16:00


class ScheduleCase(OfficeCase):
    """The small office of the documents add-on; its committee publishes a schedule, its leader's week."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.committee.publishes_schedule = True
        cls.room = cls.env["eoffice.meeting.room"].create({"name": "Phòng họp thử"})

    def setUp(self):
        super().setUp()
        clock = freeze_time(NOW)
        clock.start()
        self.addCleanup(clock.stop)

    @staticmethod
    def at(day, hour, minute=0):
        """UTC moment of an hour in Vietnam, ``day`` days after Monday."""
        return datetime(MONDAY.year, MONDAY.month, MONDAY.day) + timedelta(days=day, hours=hour - 7, minutes=minute)

    def item(self, user=None, **values):
        """An item that ``user`` (the clerk) makes: Monday 8 to 10 unless said otherwise."""
        return (
            self.env["calendar.event"]
            .with_user(user or self.clerk)
            .with_context(eoffice_schedule=True)
            .create(
                {
                    "name": "Họp giao ban",
                    "start": self.at(0, 8),
                    "stop": self.at(0, 10),
                    "chair_id": self.leader.id,
                    "location": "Phòng họp A",
                    **values,
                }
            )
        )

    def publish(self, *items):
        """The items' week, approved and published."""
        week = items[0].sudo().week_id
        week.with_user(self.leader).action_approve()
        week.with_user(self.clerk).action_publish()
        return week
