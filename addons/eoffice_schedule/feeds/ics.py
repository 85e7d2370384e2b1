"""iCalendar (RFC 5545) by the icalendar library: stable UIDs, a SEQUENCE that grows with every change, a STATUS."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event, Timezone, TimezoneStandard

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
STATUS = {"accepted": "CONFIRMED", "postponed": "TENTATIVE", "cancelled": "CANCELLED"}


@dataclass(frozen=True)
class FeedItem:
    """One item as its readers may see it; `start` and `stop` are naive, on the clock of Vietnam (dates: all day)."""

    uid: str
    title: str
    start: datetime | date
    stop: datetime | date
    state: str
    sequence: int
    changed: datetime
    place: str = ""
    notes: str = ""
    url: str = ""


def feed(name: str, items: Iterable[FeedItem]) -> bytes:
    """The feed called `name`. `changed` is in UTC without zone."""
    calendar = Calendar()
    calendar.add("prodid", "-//eOffice//Lich cong tac//VI")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", name)
    calendar.add("x-wr-timezone", ZONE.key)
    calendar.add("refresh-interval;value=duration", "PT1H")
    calendar.add("x-published-ttl", "PT1H")
    calendar.add_component(_zone())
    for item in items:
        calendar.add_component(_event(item))
    return calendar.to_ical()


def _event(item):
    event = Event()
    event.add("uid", item.uid)
    event.add("summary", item.title)
    event.add("dtstart", _moment(item.start))
    event.add("dtend", _moment(item.stop))
    changed = item.changed.replace(tzinfo=UTC, microsecond=0)
    event.add("dtstamp", changed)
    event.add("last-modified", changed)
    event.add("sequence", item.sequence)
    event.add("status", STATUS[item.state])
    for name, value in (("location", item.place), ("description", item.notes), ("url", item.url)):
        if value:
            event.add(name, value)
    return event


def _moment(value):
    return value.replace(tzinfo=ZONE) if isinstance(value, datetime) else value


def _zone():
    """Vietnam has had one offset and no summer time since 1975."""
    zone, standard = Timezone(), TimezoneStandard()
    zone.add("tzid", ZONE.key)
    standard.add("dtstart", datetime(1975, 6, 13))
    standard.add("tzoffsetfrom", timedelta(hours=7))
    standard.add("tzoffsetto", timedelta(hours=7))
    standard.add("tzname", "+07")
    zone.add_component(standard)
    return zone
