"""The schedule as an iCalendar feed that phones and calendar programs subscribe to. Plain Python, no Odoo."""

from .ics import FeedItem, feed
from .plain_text import plain_text
