"""The Vietnamese lunar calendar (âm lịch), reckoned for the clock of Hà Nội. Plain Python."""

from .calendar import LunarDay, lunar_day
