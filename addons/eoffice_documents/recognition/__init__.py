"""Reads scanned Vietnamese administrative documents: text, words with their boxes, and fields. Plain Python, no Odoo.

Names are imported on first use, so that a child process loads only what a page needs.
"""

from importlib import import_module

_HOMES = {
    "errors": ("ScanError",),
    "model": ("FieldValue", "Known", "Page", "Reading", "Scan", "Word"),
    "source": ("open_scan",),
    "convert": ("office_to_pdf", "readable"),
    "page": ("page_image", "read_page"),
    "worker": ("open_scan_sandboxed", "page_image_sandboxed", "read_page_sandboxed", "searchable_pdf_sandboxed"),
    "searchable": ("searchable_pdf",),
    "intake_worker": ("cut_sandboxed", "join_sandboxed", "inspect_page_sandboxed", "straighten_sandboxed"),
    "batch_split": ("Sheet", "parts_of", "propose"),
    "fields": ("find_fields",),
    "reader": ("read_scan",),
}
_HOME = {name: home for home, names in _HOMES.items() for name in names}
__all__ = sorted(_HOME)


def __getattr__(name):
    if name not in _HOME:
        raise AttributeError(name)
    return getattr(import_module(f".{_HOME[name]}", __name__), name)
