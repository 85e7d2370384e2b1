"""Who calls from outside does not say which traces the system leaves.

Keys of a context by which Odoo's own code, and ours, keeps a change out of a record's history, or tells itself how to
go on, are words of programs of this server: in the context of a remote call they are left out, at every door. What
shapes a list (records that are put away, the size of a file instead of the file) is heard by who reads: an act that
heard it would take an authorisation that was withdrawn, or a certificate no longer trusted, for one in force.
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


OF_LISTS = ("active_test", "bin_size")  # and bin_size_… of one field
READING = frozenset(
    (
        "default_get",
        "export_data",
        "fields_get",
        "formatted_read_group",
        "formatted_read_grouping_sets",
        "get_view",
        "get_views",
        "name_search",
        "onchange",
        "read",
        "read_group",
        "read_progress_bar",
        "search",
        "search_count",
        "search_panel_select_multi_range",
        "search_panel_select_range",
        "search_read",
        "web_name_search",
        "web_read",
        "web_read_group",
        "web_search_read",
    )
)


def heard(context, acts=False):
    """``context`` of a remote caller without words of programs; one who ``acts`` says nothing of lists either."""
    if not isinstance(context, dict):
        return context
    left_out = [
        key for key in context if key in OF_PROGRAMS or acts and isinstance(key, str) and key.startswith(OF_LISTS)
    ]
    return {key: value for key, value in context.items() if key not in left_out} if left_out else context


def heard_call(params, method=None):
    """Parameters of a call, {name: value}, with what is heard of its context, and of that of its ``kwargs``.

    :param method: the method that is called, where the parameters do not say it
    """
    if not isinstance(params, dict):
        return params
    method = method or params.get("method")
    acts = isinstance(method, str) and method not in READING
    heard_here = {"context": lambda context: heard(context, acts), "kwargs": lambda kwargs: heard_call(kwargs, method)}
    for name, clean in heard_here.items():
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
        return call(model, name, args, heard_call(kwargs, name))

    service.call_kw = call_kw
