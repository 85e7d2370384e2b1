from datetime import date, datetime, timedelta

from odoo.tests import BaseCase, tagged

from ...working_time import Limit, NoWorkingTime, WorkingTime, public_holidays

HOURS = [(7, 11.5), (13.5, 17)]
WEEK = {weekday: HOURS for weekday in range(5)}
TET_2026 = (datetime(2026, 2, 14), datetime(2026, 2, 22, 23, 59, 59))


@tagged("post_install", "-at_install")
class TestWorkingTime(BaseCase):
    """A Tết, hour by hour: Friday 13 February 2026 is the last day at work, Monday 23 the next."""

    def setUp(self):
        super().setUp()
        self.office = WorkingTime(WEEK, [TET_2026])

    def end(self, amount, measure, *start):
        return Limit(amount, measure).end(self.office, datetime(2026, *start))

    def test_next_working_day_jumps_over_tet(self):
        monday = datetime(2026, 2, 23, 17)
        for start in ((2, 13, 7), (2, 13, 16), (2, 13, 23), (2, 14, 9), (2, 17, 0), (2, 22, 23)):
            self.assertEqual(self.end(1, "days", *start), monday, start)
        self.assertEqual(self.end(1, "days", 2, 12, 16), datetime(2026, 2, 13, 17))
        self.assertEqual(self.end(1, "days", 2, 23, 7), datetime(2026, 2, 24, 17))

    def test_the_morning_of_the_next_working_day(self):
        self.assertEqual(self.end(1, "morning", 2, 13, 16), datetime(2026, 2, 23, 11, 30))
        self.assertEqual(self.end(1, "days", 2, 13, 16), datetime(2026, 2, 23, 17), "OUT-08: two limits, two ends")

    def test_the_same_day_unless_work_is_over(self):
        self.assertEqual(self.end(0, "days", 2, 13, 10), datetime(2026, 2, 13, 17))
        self.assertEqual(self.end(0, "days", 2, 13, 17), datetime(2026, 2, 23, 17))
        self.assertEqual(self.end(0, "days", 2, 15, 10), datetime(2026, 2, 23, 17))

    def test_hours_stop_for_lunch_night_and_tet(self):
        self.assertEqual(self.end(2, "hours", 2, 12, 10, 30), datetime(2026, 2, 12, 14, 30))
        self.assertEqual(self.end(8, "hours", 2, 12, 15), datetime(2026, 2, 13, 15))
        self.assertEqual(self.end(2, "hours", 2, 13, 16), datetime(2026, 2, 23, 8))
        self.assertEqual(self.end(1, "hours", 2, 13, 16), datetime(2026, 2, 13, 17), "not after Tết")
        self.assertEqual(self.end(8, "hours", 2, 18, 3), datetime(2026, 2, 23, 17))

    def test_each_hour_of_a_fortnight_adds_itself_or_nothing(self):
        """From 10 to 26 February: the hours between the start and each next hour never fall, and end at 64."""
        start, known = datetime(2026, 2, 10), 0
        for hour in range(17 * 24 + 1):
            moment = start + timedelta(hours=hour)
            passed = self.office.hours_between(start, moment)
            begun = moment - timedelta(hours=1)
            at_work = begun.weekday() < 5 and not date(2026, 2, 14) <= begun.date() <= date(2026, 2, 22)
            share = {7: 1, 8: 1, 9: 1, 10: 1, 11: 0.5, 13: 0.5, 14: 1, 15: 1, 16: 1}.get(begun.hour, 0)
            known += share if hour and at_work else 0
            self.assertAlmostEqual(passed, known, 6, moment)
        self.assertAlmostEqual(known, 8 * 8, 6, "four days before Tết and four after")
        self.assertEqual(self.office.hours_between(moment, start), -known)

    def test_a_swapped_saturday_is_worked_even_in_a_time_off(self):
        office = WorkingTime(WEEK, [TET_2026], {date(2026, 2, 14): 4, date(2026, 2, 28): 0})
        self.assertEqual(Limit(1, "days").end(office, datetime(2026, 2, 13, 9)), datetime(2026, 2, 14, 17))
        self.assertEqual(Limit(1, "days").end(office, datetime(2026, 2, 27, 9)), datetime(2026, 2, 28, 17))

    def test_half_a_day_off_leaves_the_other_half(self):
        office = WorkingTime(WEEK, [(datetime(2026, 2, 12, 12), datetime(2026, 2, 12, 23, 59, 59))])
        self.assertEqual(Limit(0, "days").end(office, datetime(2026, 2, 12, 8)), datetime(2026, 2, 12, 11, 30))
        self.assertEqual(office.hours_between(datetime(2026, 2, 12), datetime(2026, 2, 13)), 4.5)

    def test_off_inside_off_is_taken_once(self):
        office = WorkingTime(WEEK, [(datetime(2026, 2, 1), datetime(2026, 2, 28, 23)), TET_2026])
        self.assertEqual(office.next_working_day(date(2026, 2, 13)), date(2026, 3, 2))

    def test_nobody_ever_works(self):
        for limit in (Limit(1, "days"), Limit(1, "hours")):
            with self.assertRaises(NoWorkingTime):
                limit.end(WorkingTime({}), datetime(2026, 1, 5))

    def test_public_holidays_fixed_and_lunar(self):
        days = public_holidays(2026)
        for month, day in ((1, 1), (2, 17), (4, 26), (4, 30), (5, 1), (9, 2)):
            self.assertIn(date(2026, month, day), days)
        self.assertIn(date(2024, 2, 10), public_holidays(2024), "first day of Giáp Thìn")
        self.assertIn(date(2024, 4, 18), public_holidays(2024), "tenth of the third lunar month")
        self.assertNotIn(date(2026, 2, 24), days)
