"""What the public pages share: reading addresses, and answering 304 when the reader has the page already."""

from datetime import date, timedelta

from odoo.addons.eoffice_documents.models.common import office_clock
from odoo.http import request
from werkzeug.exceptions import NotFound
from werkzeug.http import quote_etag

from .. import micro_cache

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


def today():
    """Today in the office, wherever the server and the reader are."""
    return office_clock.today(request.env)


def monday_of(day):
    return day - timedelta(days=day.weekday())


def page(template, key, version, build):
    """A page of the website: kept rendered for visitors, who get a 304 while nothing has changed."""
    if not request.env.user._is_public():
        return request.render(template, build())
    html, etag = request.website._rendered_page(template, key, version, request.env.lang, build)
    return answer(html, "text/html; charset=utf-8", etag, for_all=True)


def answer(content, kind, etag, headers=(), for_all=False):
    """``content`` (bytes) with its ``etag``, or a 304 for who has it.

    :param for_all: every visitor gets the same at this address, so it may be kept for a moment
    """
    always = [
        ("ETag", quote_etag(etag)),
        ("Cache-Control", "public, max-age=0, must-revalidate"),
        ("X-Content-Type-Options", "nosniff"),
    ]
    headers = [("Content-Type", kind), *headers, *always]
    if for_all:
        micro_cache.keep(request.httprequest.environ, etag, headers, content)
    if etag in request.httprequest.if_none_match:
        return request.make_response("", always, status=304)
    return request.make_response(content, headers)
