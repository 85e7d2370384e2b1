"""From what a sheet keeps to the text a person saw in its cell, and from such a text to a day."""

import re
import unicodedata
from datetime import date, datetime, time, timedelta

_BLANKS = re.compile("[\u00a0\u202f\u2007]")
_DAY = r"(?P<day>\d{1,2})\s?[/.-]\s?(?P<month>\d{1,2})\s?[/.-]\s?(?P<year>\d{4})"
_ISO = r"(?P<year>\d{4})-(?P<month>\d{2})-(?P<day>\d{2})"
_TIME = r"(?:[ T]+(?P<hour>[01]?\d|2[0-3]):(?P<minute>[0-5]\d)(?::[0-5]\d(?:\.0+)?)?)?"
_FORMS = [re.compile(form + _TIME) for form in (_DAY, _ISO)]


def day_and_time(text: str) -> tuple[date, time]:
    """The day a cell says, as it is written in Vietnam (day/month/year) or by ISO, and the time of day, else midnight.

    Raises ValueError for anything else, also for a day no calendar has.
    """
    for form in _FORMS:
        if parts := form.fullmatch(text.strip()):
            day = date(int(parts["year"]), int(parts["month"]), int(parts["day"]))
            return day, time(int(parts["hour"] or 0), int(parts["minute"] or 0))
    raise ValueError(text)


def day(text: str) -> date:
    """The day a cell says; ValueError also for one with a time of day."""
    found, moment = day_and_time(text)
    if moment != time():
        raise ValueError(text)
    return found


def as_text(value, *, compose: bool = True) -> str:
    """The text of a cell's value: days as dd/mm/yyyy, times as hh:mm, whole numbers without a point.

    Letters and marks typed apart become single letters (NFC) unless ``compose`` is false.
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(int(value))
    if isinstance(value, datetime):
        return f"{value:%d/%m/%Y}" if value.time() == time() else f"{value:%d/%m/%Y %H:%M}"
    if isinstance(value, date):
        return f"{value:%d/%m/%Y}"
    if isinstance(value, time):
        return f"{value:%H:%M}"
    if isinstance(value, timedelta):
        minutes = round(value.total_seconds() / 60)
        return f"{minutes // 60:02}:{minutes % 60:02}"
    if isinstance(value, float):
        return f"{value:.0f}" if value.is_integer() and abs(value) < 1e15 else f"{value:.15g}"
    text = _BLANKS.sub(" ", str(value)).replace("\r\n", "\n").replace("\r", "\n").strip()
    return unicodedata.normalize("NFC", text) if compose else text
