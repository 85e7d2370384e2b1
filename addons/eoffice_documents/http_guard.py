"""The office's front door, around Odoo: what every answer carries, whoever gave it, and what is let in at all.

Odoo sets headers page by page; here they are set once, for pages, files, errors and answers without a database.
"""

import base64
import functools
import hmac
import ipaddress
from contextvars import ContextVar
from http import HTTPStatus

from odoo import http
from odoo.tools import config
from werkzeug.serving import WSGIRequestHandler

HSTS = "max-age=31536000"
# Odoo's pages have scripts and styles in them and compile their templates, so these stay allowed: of this office only.
FRAMES = "frame-ancestors 'self'"
PAGES = (
    "script-src 'self' 'unsafe-inline' 'unsafe-eval' blob:; connect-src 'self' data: blob:; worker-src 'self' blob:; "
    f"object-src 'none'; base-uri 'self'; form-action 'self'; {FRAMES}"
)
JOB_RUNNER = "/queue_job/"
FORWARDED = ("HTTP_FORWARDED", "HTTP_X_FORWARDED_FOR", "HTTP_X_FORWARDED_HOST", "HTTP_X_REAL_IP", "HTTP_VIA")

_environ = ContextVar("environ", default=None)

before_odoo = []  # functions of an environ that give (status, headers, body), or None to go on


def is_https(environ) -> bool:
    """Whether the reader's own connection is encrypted; a proxy's word counts where Odoo is set to believe it."""
    if config["proxy_mode"] and (said := environ.get("HTTP_X_FORWARDED_PROTO")):
        return said.rpartition(",")[2].strip() == "https"
    return environ.get("wsgi.url_scheme") == "https"


def guarded(headers, https, personal):
    """The headers of an answer as it leaves the house.

    :param headers: list of (name, value)
    :param https: the answer travels encrypted
    :param personal: it is for somebody who is logged in
    """
    there = {name.lower(): value for name, value in headers}
    shared = "public" in there.get("cache-control", "").lower() and not personal
    kept = []
    for name, value in headers:
        if name.lower() == "set-cookie":
            if shared:
                continue  # a store between would give one visitor's session to the next
            value = _guarded_cookie(value, https)
        kept.append((name, value))
    own = {"X-Content-Type-Options": "nosniff", "Referrer-Policy": "same-origin"}
    if https:
        own["Strict-Transport-Security"] = HSTS
    kept += [(name, value) for name, value in own.items() if name.lower() not in there]
    # beside a policy that is there already: browsers keep to both
    kept.append(("Content-Security-Policy", PAGES if there.get("content-type", "").startswith("text/html") else FRAMES))
    return kept


def _guarded_cookie(cookie, https):
    said = cookie.lower()
    if "samesite=" not in said:
        cookie += "; SameSite=Lax"
    if https and "; secure" not in said:
        cookie += "; Secure"
    return cookie


def may_run_jobs(environ, secret=None) -> bool:
    """Whether a caller of the job runner's address is the runner: it knows the secret of the settings, or, where there
    is none, it calls from this machine and through no proxy."""
    if secret:
        word, _blank, encoded = environ.get("HTTP_AUTHORIZATION", "").partition(" ")
        try:
            told = base64.b64decode(encoded, validate=True).partition(b":")[2]
        except ValueError:
            return False
        return word.lower() == "basic" and hmac.compare_digest(told, secret.encode())
    if any(environ.get(name) for name in FORWARDED):
        return False
    peer = environ.get("REMOTE_ADDR", "")
    try:
        return ipaddress.ip_address(peer).is_loopback or peer == environ.get("SERVER_NAME")
    except ValueError:
        return False


def _runner_secret():
    from odoo.addons.queue_job.jobrunner import queue_job_config

    return queue_job_config.get("http_auth_password")


def peer_address() -> str | None:
    """Address of who calls, behind proxies that are believed; None where nobody does, as in a job or a shell.

    Odoo's own RPC doors put the request aside before they look at a password.
    """
    environ = _environ.get()
    return environ and environ.get("REMOTE_ADDR")


def _early_answer(environ):
    if environ.get("PATH_INFO", "").lstrip("/").startswith(JOB_RUNNER.strip("/")) and not may_run_jobs(
        environ, _runner_secret()
    ):
        status = f"{HTTPStatus.FORBIDDEN.value} {HTTPStatus.FORBIDDEN.phrase}"
        return status, [("Content-Type", "text/plain")], b"Only the job runner of this office calls here.\n"
    return next(filter(None, (answer(environ) for answer in before_odoo)), None)


def _is_personal():
    session = http.request and getattr(http.request, "session", None)
    return bool(session and session.uid)


def install():
    """Stand around Odoo; run once in each process (``post_load``)."""
    serve = http.Application.__call__
    if hasattr(serve, "__wrapped__"):
        return

    @functools.wraps(serve)
    def guard(application, environ, start_response):
        def start(status, headers, *more):
            return start_response(status, guarded(headers, is_https(environ), _is_personal()), *more)

        at_work = _environ.set(environ)
        try:
            found = _early_answer(environ)
            if not found:
                return serve(application, environ, start)
            status, headers, body = found
            start(status, headers)
            return [body]
        finally:
            _environ.reset(at_work)

    http.Application.__call__ = guard
    WSGIRequestHandler.version_string = lambda handler: "eOffice"
