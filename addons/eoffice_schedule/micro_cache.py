"""Answers to visitors, kept for a moment: a page that thousands ask for on Monday morning costs the office one.

An answer that has just been checked against the database is given again for ``SECONDS`` without asking anything: no
session, no cursor, no route. Only visitors get it, and only what is the same for each of them.
"""

import time
from collections import namedtuple

from odoo import http
from odoo.addons.eoffice_documents import http_guard
from odoo.tools import config
from werkzeug.http import parse_cookie, parse_etags

SECONDS = 1.0
MAX_ANSWERS = 500
Kept = namedtuple("Kept", "until etag headers content")
answers = {}
# what of a request makes it another one
ASKED = ("HTTP_HOST", "HTTP_X_FORWARDED_HOST", "HTTP_X_FORWARDED_PROTO", "PATH_INFO", "QUERY_STRING")


def _asked(environ, cookies):
    return (*(environ.get(name, "") for name in ASKED), cookies.get("frontend_lang"))


def keep(environ, etag, headers, content):
    """Give ``content`` (bytes) to visitors who ask the same within the next moment."""
    if config["test_enable"]:  # a test looks at once at what it has changed
        return
    if len(answers) >= MAX_ANSWERS:
        answers.clear()
    asked = _asked(environ, parse_cookie(environ.get("HTTP_COOKIE", "")))
    answers[asked] = Kept(time.monotonic() + SECONDS, etag, headers, content)


def answer(environ):
    """(status, headers, body) for a visitor whose answer is kept, else None."""
    if not answers or environ["REQUEST_METHOD"] != "GET":
        return None
    cookies = parse_cookie(environ.get("HTTP_COOKIE", ""))
    kept = answers.get(_asked(environ, cookies))
    if not kept or kept.until < time.monotonic() or _is_somebody(cookies.get("session_id")):
        return None
    if kept.etag in parse_etags(environ.get("HTTP_IF_NONE_MATCH")):
        return "304 NOT MODIFIED", [pair for pair in kept.headers if not pair[0].startswith("Content-")], b""
    return "200 OK", [*kept.headers, ("Content-Length", str(len(kept.content)))], kept.content


def _is_somebody(session):
    store = http.root.session_store
    return bool(session) and store.is_valid_key(session) and bool(store.get(session).get("uid"))


def install():
    """Ask here before Odoo does anything; run once in each process (``post_load``)."""
    if answer not in http_guard.before_odoo:
        http_guard.before_odoo.append(answer)
