"""From the text of a cell to the value Odoo wants; ValueError carries the sentence."""

import re
from datetime import datetime, time

from .. import tabular
from ..models.common import office_clock
from . import messages

YES, NO = {"1", "true", "x", "có"}, {"0", "false", "", "không"}
HOUR = re.compile(r"(\d{1,2}):([0-5]\d)")


def whole(text):
    try:
        return int(text)
    except ValueError:
        raise ValueError(messages.NOT_WHOLE.format(value=text)) from None


def number(text):
    """A number with point or comma, or an hour: 7:30 is 7.5."""
    if hour := HOUR.fullmatch(text):
        return int(hour[1]) + int(hour[2]) / 60
    try:
        return float(text.replace(",", "."))
    except ValueError:
        raise ValueError(messages.NOT_NUMBER.format(value=text)) from None


def yes_no(text):
    if text.lower() in YES | NO:
        return text.lower() in YES
    raise ValueError(messages.NOT_YES_NO.format(value=text))


def day(text):
    """ISO, or day/month/year as Excel rewrites it on a Vietnamese machine."""
    try:
        return tabular.day(text)
    except ValueError:
        raise ValueError(messages.NOT_DATE.format(value=text)) from None


def moment(text, zone, *, end):
    """The first or the last second of a day of the office, in UTC as Odoo keeps it."""
    local = datetime.combine(day(text), time(23, 59, 59) if end else time())
    return office_clock.in_utc(local, zone)


def choice(text, allowed):
    if text in allowed:
        return text
    raise ValueError(messages.NOT_CHOICE.format(value=text, names=", ".join(allowed)))
