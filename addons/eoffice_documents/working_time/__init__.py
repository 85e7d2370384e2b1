"""Working time of an office: which hours of which days people are at work, and what a time limit means in them.

Plain Python, importable without Odoo. Moments are naive datetimes in the office's own time zone.
"""

from .errors import NoWorkingTime
from .limit import Limit
from .public_holidays import public_holidays
from .working_time import WorkingTime

__all__ = ["Limit", "NoWorkingTime", "WorkingTime", "public_holidays"]
