from odoo.exceptions import AccessError
from odoo.tests import tagged

from ..common.case import OfficeCase

DAY = {"name": "Đi làm bù", "day": "2031-07-19"}


@tagged("post_install", "-at_install")
class TestAgencies(OfficeCase):
    """What is of the whole office is kept by the agency that runs it; an office chief of a commune keeps their own."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.commune_chief = cls._person("t_commune_chief", "office_chief")
        cls.commune.office_chief_ids = cls.commune_chief

    def test_which_agency_runs_the_office(self):
        units = self.env["hr.department"]
        self.assertEqual(units._eoffice_running_unit(), self.committee)
        for user, runs in (
            (self.leader, True),
            (self.chief, True),
            (self.commune_chief, False),
            (self.head, False),
            (self.administrator, False),
        ):
            self.assertEqual(user._eoffice_runs_office(), runs, user.login)

    def test_settings_of_the_whole_office(self):
        pages = self.env["eoffice.settings"]
        before = self.env.company.eoffice_near_due_hours
        with self.assertRaisesRegex(AccessError, "every agency"):
            pages.with_user(self.commune_chief).default_get(["eoffice_near_due_hours"])
        with self.assertRaises(AccessError):
            pages.with_user(self.commune_chief).create({"eoffice_near_due_hours": 99}).execute()
        page = pages.with_user(self.chief).create({"eoffice_near_due_hours": 99})
        self.committee.office_chief_ids = False
        self.chief.employee_ids.department_id = self.commune
        with self.assertRaises(AccessError):
            page.execute()
        self.assertEqual(self.env.company.eoffice_near_due_hours, before)

    def refused(self, records, values, **other):
        """The office chief of the commune makes, changes and removes none of them, but reads them all."""
        records = records.with_user(self.commune_chief)
        self.assertTrue(records.read(list(values)))
        before = records.sudo().read(list(values))
        acts = [lambda: records.create({**values, **other}), lambda: records.write(values), records.unlink]
        for act in acts:
            with self.assertRaises(AccessError):
                act()
        self.assertEqual(records.exists().sudo().read(list(values)), before)

    def test_reminders_and_working_time(self):
        steps, days = self.env["eoffice.reminder.rule"], self.env["eoffice.working.day"]
        step = {"name": "x", "hours": -4, "receiver": "unit_head"}
        self.refused(steps.with_user(self.chief).create(step), step)
        self.refused(days.with_user(self.chief).create(DAY), DAY, day="2031-07-26")
        holiday = {"name": "Lễ", "date_from": "2031-07-20 00:00:00", "date_to": "2031-07-20 10:00:00"}
        other = {"date_from": "2031-08-20 00:00:00", "date_to": "2031-08-20 10:00:00"}
        self.refused(self.env["resource.calendar.leaves"].with_user(self.chief).create(holiday), holiday, **other)
        with self.assertRaises(AccessError):
            self.env["eoffice.holidays"].with_user(self.commune_chief).create({"year": 2031}).action_fill()

    def test_working_time_of_ones_own_calendar(self):
        calendars = self.env["resource.calendar"]
        own, other = (calendars.create({"name": name}) for name in ("Của xã", "Của phòng"))
        self.commune.working_calendar_id, self.department.working_calendar_id = own, other
        days = self.env["eoffice.working.day"].with_user(self.commune_chief)
        day = days.create({**DAY, "calendar_id": own.id})
        day.name = "Đi làm bù ngày 02/9"
        with self.assertRaises(AccessError):
            days.create({**DAY, "calendar_id": other.id})
        with self.assertRaises(AccessError):
            day.calendar_id = False
        self.commune.working_calendar_id = self.env.company.resource_calendar_id
        with self.assertRaises(AccessError):
            days.create({**DAY, "day": "2031-07-26", "calendar_id": self.env.company.resource_calendar_id.id})

    def test_lists_of_receivers(self):
        lists = self.env["eoffice.recipient.list"]
        theirs = lists.with_user(self.clerk).create({"name": "Các xã"})
        own = lists.with_user(self.commune_chief).create({"name": "Các thôn"})
        own.name = "Các thôn của xã"
        with self.assertRaises(AccessError):
            theirs.with_user(self.commune_chief).name = "hỏng"
        with self.assertRaises(AccessError):
            theirs.with_user(self.commune_chief).unlink()
        self.assertEqual(theirs.with_user(self.commune_chief).name, "Các xã")
        for record in (theirs, own):
            record.with_user(self.chief).sequence = 5
        own.unlink()

    def test_nothing_is_moved_to_another_unit(self):
        """Odoo asks for the right before a write: a rule of one's own would become one of everybody."""
        receiver = self.env["eoffice.principal"]._of_user(self.other_clerk)
        rules = {
            "eoffice.routing.rule": ({"name": "x", "target_id": receiver.id}, [self.committee.id]),
            "eoffice.deadline.rule": ({"name": "x"}, [self.committee.id, False]),
        }
        for model, (values, units) in rules.items():
            record = self.env[model].with_user(self.commune_chief).create({**values, "unit_id": self.commune.id})
            for unit in units:
                with self.subTest(model, unit=unit), self.assertRaises(AccessError):
                    record.unit_id = unit
            self.assertEqual(record.unit_id, self.commune)
