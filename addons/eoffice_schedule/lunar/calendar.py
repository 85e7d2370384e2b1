"""From a day of the solar calendar to the lunar one.

A lunar month begins on the day of the new moon, a lunar year has the winter solstice in its month 11; the first month
after it without a principal term of the sun is the leap month. Moon and sun by the series of J. Meeus, Astronomical
Algorithms, chapters 25 and 49, good to a few minutes; days are those of UTC+7, which since 1968 is what tells the
Vietnamese calendar from the Chinese one.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from math import floor, pi, radians, sin

ZONE = 7 / 24  # days ahead of Greenwich
SYNODIC = 29.530588861
EPOCH = date(2000, 1, 1).toordinal() - 2451544.5  # ordinal of a Julian date at midnight


@dataclass(frozen=True)
class LunarDay:
    """`day` and `month` from 1, `leap` when the month is the second of its number, `year` the one of its Tết."""

    day: int
    month: int
    year: int
    leap: bool = False

    def __str__(self):
        return f"{self.day}/{self.month}{' nhuận' if self.leap else ''}"


def lunar_day(day: date) -> LunarDay:
    """The lunar day of `day`; years 1900 to 2199."""
    for year in (day.year, day.year - 1):
        months = _months(year)
        begun = [month for month in months if month[0] <= day]
        if begun:
            first, number, leap = begun[-1]
            return LunarDay((day - first).days + 1, number, year + 1 if number <= 10 else year, leap)
    raise ValueError(day)


@lru_cache(maxsize=512)
def _months(year):
    """(first day, number, leap) of the months from month 11 of lunar `year` to the last before the next month 11."""
    start, end = _month_11(year), _month_11(year + 1)
    count = round((end.toordinal() - start.toordinal()) / SYNODIC)
    firsts = [_new_moon_near(start + timedelta(days=round(SYNODIC * number))) for number in range(count)]
    leap = None
    if count == 13:
        ends = [*firsts[1:], end]
        # the first month in which the sun enters no new twelfth of its way
        leap = next(i for i in range(1, count) if _twelfth(firsts[i]) == _twelfth(ends[i]))
    months, number = [], 11
    for place, first in enumerate(firsts):
        is_leap = place == leap
        number = number if is_leap or not place else number % 12 + 1
        months.append((first, number, is_leap))
    return months


@lru_cache(maxsize=512)
def _month_11(year):
    """First day of the month that holds the winter solstice of solar `year`."""
    day = _new_moon_near(date(year, 12, 31))
    if day > date(year, 12, 31):
        day = _new_moon_near(day - timedelta(days=29))
    while _twelfth(day) >= 9:  # the sun is past the solstice when this month begins
        day = _new_moon_near(day - timedelta(days=29))
    return day


def _new_moon_near(day):
    """The day of the new moon nearest to `day`."""
    number = round((day.toordinal() - EPOCH - ZONE - 2451550.09766) / SYNODIC)
    return min((_new_moon(number + step) for step in (-1, 0, 1)), key=lambda moon: abs((moon - day).days))


@lru_cache(maxsize=4096)
def _new_moon(k):
    """The day on which the k-th new moon after that of January 2000 falls."""
    t = k / 1236.85
    moment = 2451550.09766 + SYNODIC * k + t * t * (0.00015437 + t * (-0.00000015 + t * 0.00000000073))
    e = 1 - t * (0.002516 + 0.0000074 * t)
    sun = radians(2.5534 + 29.1053567 * k - 0.0000014 * t * t)
    moon = radians(201.5643 + 385.81693528 * k + 0.0107582 * t * t + 0.00001238 * t**3)
    latitude = radians(160.7108 + 390.67050284 * k - 0.0016118 * t * t - 0.00000227 * t**3)
    node = radians(124.7746 - 1.56375588 * k + 0.0020672 * t * t)
    moment += (
        -0.4072 * sin(moon)
        + 0.17241 * e * sin(sun)
        + 0.01608 * sin(2 * moon)
        + 0.01039 * sin(2 * latitude)
        + 0.00739 * e * sin(moon - sun)
        - 0.00514 * e * sin(moon + sun)
        + 0.00208 * e * e * sin(2 * sun)
        - 0.00111 * sin(moon - 2 * latitude)
        - 0.00057 * sin(moon + 2 * latitude)
        + 0.00056 * e * sin(2 * moon + sun)
        - 0.00042 * sin(3 * moon)
        + 0.00042 * e * sin(sun + 2 * latitude)
        + 0.00038 * e * sin(sun - 2 * latitude)
        - 0.00024 * e * sin(2 * moon - sun)
        - 0.00017 * sin(node)
    )
    return _day_of(moment - _clock_drift(2000 + k / 12.3685))


def _clock_drift(year):
    """Days by which dynamical time is ahead of the clock (Espenak and Meeus, to the accuracy needed here)."""
    u = year - 2000
    seconds = 62.92 + 0.32217 * u + 0.005589 * u * u if year > 1986 else max(-3.0, 63.86 + 0.3345 * u - 0.0060 * u * u)
    return seconds / 86400


def _day_of(moment):
    return date.fromordinal(floor(moment + ZONE + EPOCH))


def _twelfth(day):
    """The twelfth of its way in which the sun is as `day` begins: 0 after the spring equinox, 9 after the solstice."""
    t = (day.toordinal() - EPOCH - ZONE - 2451545.0) / 36525
    anomaly = radians(357.52911 + t * (35999.05029 - 0.0001537 * t))
    longitude = radians(280.46646 + t * (36000.76983 + 0.0003032 * t))
    longitude += radians(
        (1.914602 - t * (0.004817 + 0.000014 * t)) * sin(anomaly)
        + (0.019993 - 0.000101 * t) * sin(2 * anomaly)
        + 0.000289 * sin(3 * anomaly)
        - 0.00569
        - 0.00478 * sin(radians(125.04 - 1934.136 * t))
    )
    return floor(longitude % (2 * pi) / (pi / 6))
