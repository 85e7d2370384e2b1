"""iCalendar (RFC 5545) by the icalendar library: stable UIDs, a SEQUENCE that grows with every change, a STATUS."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event, Timezone, TimezoneStandard

from .plain_text import plain_text

STATUS = {"accepted": "CONFIRMED", "postponed": "TENTATIVE", "cancelled": "CANCELLED"}


@dataclass(frozen=True)
class FeedItem:
    """One item as its readers may see it; `start` and `stop` are naive, on the office's clock (dates: all day)."""

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


def feed(name: str, zone: ZoneInfo, items: Iterable[FeedItem]) -> bytes:
    """The feed called `name`, with its hours in `zone`. `changed` is in UTC without zone."""
    calendar = Calendar()
    calendar.add("prodid", "-//eOffice//Lich cong tac//VI")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", plain_text(name))
    calendar.add("x-wr-timezone", zone.key)
    calendar.add("refresh-interval;value=duration", "PT1H")
    calendar.add("x-published-ttl", "PT1H")
    calendar.add_component(_component(zone))
    for item in items:
        calendar.add_component(_event(item, zone))
    return calendar.to_ical()


def _event(item, zone):
    event = Event()
    event.add("uid", item.uid)
    event.add("summary", plain_text(item.title))
    event.add("dtstart", _in_zone(item.start, zone))
    event.add("dtend", _in_zone(item.stop, zone))
    changed = item.changed.replace(tzinfo=UTC, microsecond=0)
    event.add("dtstamp", changed)
    event.add("last-modified", changed)
    event.add("sequence", item.sequence)
    event.add("status", STATUS[item.state])
    for name, value in (("location", item.place), ("description", item.notes), ("url", item.url)):
        if value:
            event.add(name, plain_text(value))
    return event


def _in_zone(value, zone):
    return value.replace(tzinfo=zone) if isinstance(value, datetime) else value


def _component(zone):
    """What calendars must know of `zone`: one offset and no summer time, as Vietnam has had since 1975."""
    component, standard = Timezone(), TimezoneStandard()
    since = datetime(1975, 6, 13, tzinfo=zone)
    component.add("tzid", zone.key)
    standard.add("dtstart", since.replace(tzinfo=None))
    standard.add("tzoffsetfrom", since.utcoffset())
    standard.add("tzoffsetto", since.utcoffset())
    standard.add("tzname", since.tzname())
    component.add_component(standard)
    return component
