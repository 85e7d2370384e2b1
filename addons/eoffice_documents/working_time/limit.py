"""A time limit: so many working days, hours or mornings."""

from dataclasses import dataclass
from datetime import datetime

MEASURES = ("days", "hours", "morning")


@dataclass(frozen=True)
class Limit:
    """`amount` of `measure`: `days` end with the day, `morning` with the morning of the day; `hours` are at work."""

    amount: float
    measure: str

    def end(self, working_time, start: datetime) -> datetime:
        """When the limit that began at `start` is over; moments in the office's time zone."""
        if self.measure == "hours":
            return working_time.after_hours(start, self.amount)
        if self.measure == "morning":
            return working_time.after_mornings(start, int(self.amount))
        return working_time.after_days(start, int(self.amount))
