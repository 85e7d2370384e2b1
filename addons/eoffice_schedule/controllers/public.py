"""What the public pages share: reading addresses, and answering 304 when the reader has the page already."""

from datetime import date, datetime, timedelta

from odoo.http import request
from werkzeug.exceptions import NotFound

from ..models.eoffice_schedule_week import ZONE

YEARS = range(2000, 2100)


def a_day(text):
    """The date of an address, or today; an impossible one is no page."""
    if not text:
        return today()
    try:
        day = date.fromisoformat(text)
    except ValueError:
        raise NotFound from None
    if day.year not in YEARS:
        raise NotFound
    return day


def a_number(text):
    """A positive number of an address, None without one."""
    if not text:
        return None
    if not text.isascii() or not text.isdigit() or len(text) > 9:
        raise NotFound
    return int(text)


def today():
    """Today on the clock of Vietnam, wherever the server stands."""
    return datetime.now(ZONE).date()


def monday_of(day):
    return day - timedelta(days=day.weekday())


def page(template, key, version, build):
    """A page of the website: kept rendered for visitors, who get a 304 while nothing has changed."""
    if not request.env.user._is_public():
        return request.render(template, build())
    html, etag = request.website._public_page(template, key, version, build)
    return answer(html, "text/html; charset=utf-8", etag)


def answer(content, kind, etag, headers=()):
    if etag in request.httprequest.if_none_match:
        response = request.make_response("", status=304)
    else:
        response = request.make_response(content, [("Content-Type", kind), *headers])
    response.set_etag(etag)
    response.headers["Cache-Control"] = "public, max-age=0, must-revalidate"
    return response
