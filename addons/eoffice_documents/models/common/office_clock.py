"""The clock on the office's wall: every add-on asks it, and nobody asks the zone of a person, a browser or a server.

Odoo keeps moments in UTC without a zone; here they become what the clock on the wall shows, without a zone too, and
back. Without a moment there is nothing to show: None in, None out.
"""

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

from odoo import fields

PARAMETER = "eoffice_documents.time_zone"  # an IANA name
DEFAULT = "Asia/Ho_Chi_Minh"


def zone(env):
    """The office's zone; no query, since parameters are cached."""
    return ZoneInfo(env["ir.config_parameter"].sudo().get_param(PARAMETER, DEFAULT))


def set_zone(env, name):
    """Let the office live in the zone ``name`` from now on: its people's clocks and the statistics of days go along."""
    if name == zone(env).key:
        return
    env["ir.config_parameter"].sudo().set_param(PARAMETER, name)
    env["res.partner"].sudo()._follow_office_clock()
    env["eoffice.daily.statistics"].sudo()._keep_by_triggers()
    env.registry.clear_cache()  # working times are cached as the wall shows them


def now(env):
    return local(env, fields.Datetime.now())


def today(env):
    return now(env).date()


def local(env, moment):
    """What the wall shows at ``moment`` (UTC)."""
    moment = fields.Datetime.to_datetime(moment)
    return moment.replace(tzinfo=UTC).astimezone(zone(env)).replace(tzinfo=None) if moment else None


def day(env, moment):
    """The office's day at ``moment`` (UTC)."""
    return local(env, moment).date() if moment else None


def utc(env, moment):
    """When the wall shows ``moment``, in UTC."""
    return in_utc(moment, zone(env))


def in_utc(moment, zone):
    """When a clock in ``zone`` shows ``moment``, in UTC."""
    return moment.replace(tzinfo=zone).astimezone(UTC).replace(tzinfo=None)


def with_offset(env, moment):
    """``moment`` of the wall with the office's zone, for who reads it elsewhere."""
    return moment.replace(tzinfo=zone(env))


def midnight(env, day):
    """When ``day`` begins, in UTC."""
    return utc(env, datetime.combine(day, time()))


def days(env, first, last):
    """(start, stop) in UTC of the days from ``first`` to ``last``; ``stop`` no longer belongs to them."""
    return midnight(env, first), midnight(env, last + timedelta(days=1))


def written(value):
    """``value`` as people here write it: 05/03/2026 for a day, 14:05 05/03/2026 for a moment, "" without."""
    if not value:
        return ""
    return f"{value:%H:%M %d/%m/%Y}" if isinstance(value, datetime) else f"{value:%d/%m/%Y}"


def moment_text(env, moment):
    """``moment`` (UTC) as people here write it."""
    return written(local(env, moment))


def day_text(env, moment):
    """The office's day at ``moment`` (UTC) as people here write it."""
    return written(day(env, moment))
