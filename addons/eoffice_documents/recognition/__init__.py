"""Reads scanned Vietnamese administrative documents: text, words with their boxes, and fields. Plain Python, no Odoo.

Names are imported on first use, so that a child process loads only what a page needs.
"""

from ..lazy_imports import lazy_imports

__getattr__, __all__ = lazy_imports(
    __name__,
    {
        "errors": ("ScanError",),
        "model": ("FieldValue", "Known", "Page", "Reading", "Scan", "Word"),
        "containers": ("check_whole", "is_pdf", "is_picture"),
        "source": ("open_scan",),
        "convert": ("office_to_pdf", "readable"),
        "page": ("page_image", "read_page"),
        "sandboxed": (
            *("open_scan_sandboxed", "page_image_sandboxed", "read_page_sandboxed", "searchable_pdf_sandboxed"),
            *("cut_sandboxed", "join_sandboxed", "inspect_page_sandboxed", "straighten_sandboxed"),
        ),
        "searchable": ("searchable_pdf",),
        "batch_split": ("Sheet", "parts_of", "propose"),
        "fields": ("find_fields",),
        "reader": ("read_scan",),
    },
)
