"""Who calls from outside does not say which traces the system leaves.

Keys of a context by which Odoo's own code, and ours, keeps a change out of a record's history, or tells itself how to
go on, are words of programs of this server: in the context of a remote call they are left out, at every door.
"""

import functools

from odoo.service import model as service

OF_PROGRAMS = frozenset(
    (
        "tracking_disable",
        "mail_notrack",
        "mail_create_nolog",
        "eoffice_may_wait",
        "eoffice_refused_files",
        "eoffice_unfollowed",
        "eoffice_urgent",
        "job_uuid",
    )
)


def heard(context):
    """``context`` of a remote caller without what only programs of this server say."""
    if not isinstance(context, dict) or OF_PROGRAMS.isdisjoint(context):
        return context
    return {key: value for key, value in context.items() if key not in OF_PROGRAMS}


def heard_call(params):
    """Parameters of a call, {name: value}, with what is heard of its context, and of that of its ``kwargs``."""
    if not isinstance(params, dict):
        return params
    for name, clean in (("context", heard), ("kwargs", heard_call)):
        if isinstance(params.get(name), dict):
            params = {**params, name: clean(params[name])}
    return params


def install():
    """Stand at the door of XML-RPC and JSON-RPC; run once in each process (``post_load``). HTTP: ``ir.http``."""
    call = service.call_kw
    if hasattr(call, "__wrapped__"):
        return

    @functools.wraps(call)
    def call_kw(model, name, args, kwargs):
        return call(model, name, args, heard_call(kwargs))

    service.call_kw = call_kw
