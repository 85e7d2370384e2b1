from datetime import date

from odoo.tests import BaseCase, tagged

from ...lunar import lunar_day

# the first day of the year by the almanacs; 1985, 2007 and 2030 are not those of China
TET = {
    1985: (21, 1),
    1995: (31, 1),
    2000: (5, 2),
    2006: (29, 1),
    2007: (17, 2),
    2012: (23, 1),
    2015: (19, 2),
    2016: (8, 2),
    2017: (28, 1),
    2018: (16, 2),
    2019: (5, 2),
    2020: (25, 1),
    2021: (12, 2),
    2022: (1, 2),
    2023: (22, 1),
    2024: (10, 2),
    2025: (29, 1),
    2026: (17, 2),
    2027: (6, 2),
    2030: (2, 2),
}
LEAP = {date(2014, 10, 24): 9, date(2017, 7, 23): 6, date(2020, 5, 23): 4, date(2023, 3, 22): 2, date(2025, 7, 25): 6}


@tagged("post_install", "-at_install")
class TestLunar(BaseCase):
    def test_new_year_days(self):
        for year, (day, month) in TET.items():
            with self.subTest(year):
                found = lunar_day(date(year, month, day))
                self.assertEqual((found.day, found.month, found.year, found.leap), (1, 1, year, False))

    def test_leap_months_begin(self):
        for day, month in LEAP.items():
            found = lunar_day(day)
            self.assertEqual((found.day, found.month, found.leap), (1, month, True))
            self.assertEqual(str(found), f"1/{month} nhuận")

    def test_days_follow_one_another(self):
        day, before = date(2024, 1, 1), lunar_day(date(2023, 12, 31))
        while day < date(2027, 1, 1):
            now = lunar_day(day)
            self.assertIn(now.day, (1, before.day + 1))
            if now.day == 1:
                self.assertIn(before.day, (29, 30))
            day, before = date.fromordinal(day.toordinal() + 1), now
