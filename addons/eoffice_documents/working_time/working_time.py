"""Hours at work, day by day."""

from bisect import bisect_left
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

from .errors import NoWorkingTime

LOOK_AHEAD = 400  # days: longer than any holiday
MIDNIGHT = time()


@dataclass(frozen=True)
class WorkingTime:
    """The hours of a week, the times off, and the days on which people work as on another weekday.

    `week` maps a weekday (0 Monday) to its (start, end) hours as floats; `off` is a list of (start, stop) moments,
    both counted in; `swapped` maps a day to the weekday whose hours it has, also inside a time off.
    """

    week: dict
    off: list = field(default_factory=list)
    swapped: dict = field(default_factory=dict)

    def __post_init__(self):
        object.__setattr__(self, "off", sorted(self.off))
        object.__setattr__(self, "_longest", max((stop - start for start, stop in self.off), default=timedelta()))
        object.__setattr__(self, "_known", {})

    def intervals(self, day: date) -> list:
        """The (start, stop) moments at work on `day`, in order; empty on a free day."""
        if day not in self._known:
            weekday = self.swapped.get(day, day.weekday())
            midnight = datetime.combine(day, MIDNIGHT)
            hours = [
                (midnight + timedelta(hours=start), midnight + timedelta(hours=stop))
                for start, stop in sorted(self.week.get(weekday, ()))
            ]
            self._known[day] = hours if day in self.swapped else self._without_off(hours)
        return self._known[day]

    def _without_off(self, intervals):
        if not intervals:
            return intervals
        first, last = intervals[0][0], intervals[-1][1]
        for start, stop in self.off[bisect_left(self.off, (first - self._longest, first)) :]:
            if start >= last:
                break
            # a time off ends on the last second that is free, as Odoo writes it
            intervals = [
                piece
                for begin, end in intervals
                for piece in ((begin, min(end, start)), (max(begin, stop + timedelta(seconds=1)), end))
                if piece[0] < piece[1]
            ]
        return intervals

    def is_working(self, day: date) -> bool:
        return bool(self.intervals(day))

    def next_working_day(self, day: date) -> date:
        """The first working day after `day`; NoWorkingTime when there is none in sight."""
        for step in range(1, LOOK_AHEAD):
            if self.is_working(found := day + timedelta(step)):
                return found
        raise NoWorkingTime

    def end_of_day(self, day: date):
        """The last moment at work on `day`; None on a free day."""
        return self.intervals(day)[-1][1] if self.is_working(day) else None

    def after_days(self, start: datetime, days: int) -> datetime:
        """The end of the `days`-th working day after the day of `start`; 0 is the end of that day itself.

        What comes on a free day, or after work with 0 days, is due at the end of the next working day.
        """
        day = start.date()
        if not days and not (self.is_working(day) and start < self.end_of_day(day)):
            days = 1
        for _ in range(days):
            day = self.next_working_day(day)
        return self.end_of_day(day)

    def after_mornings(self, start: datetime, days: int) -> datetime:
        """The end of the morning of the `days`-th working day after the day of `start` (Q28 Đ6.2)."""
        return self.intervals(self.after_days(start, days).date())[0][1]

    def after_hours(self, start: datetime, hours: float) -> datetime:
        """The moment when `hours` at work have passed since `start`."""
        left = timedelta(hours=hours)
        day = start.date()
        for _ in range(LOOK_AHEAD):
            for begin, end in self.intervals(day):
                begin = max(begin, start)
                if begin < end:
                    if end - begin >= left:
                        return begin + left
                    left -= end - begin
            day += timedelta(1)
        raise NoWorkingTime

    def hours_between(self, start: datetime, stop: datetime) -> float:
        """How many hours at work lie between two moments; negative when `stop` is the earlier one."""
        if stop < start:
            return -self.hours_between(stop, start)
        total = timedelta()
        for step in range((stop.date() - start.date()).days + 1):
            for begin, end in self.intervals(start.date() + timedelta(step)):
                total += max(timedelta(), min(end, stop) - max(begin, start))
        return total.total_seconds() / 3600
