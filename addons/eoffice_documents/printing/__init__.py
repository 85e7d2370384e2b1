"""What is put on paper: HTML as PDF, marks placed on pages of other people's PDF files, tables as Excel workbooks.

Plain Python, importable without Odoo; the errors are sentences for people, see errors.py.
"""

from importlib import import_module

from .errors import DamagedPdf, LockedPdf, NoSuchPage, PrintError, PrintStopped

_PLACES = {
    "html_to_pdf": "html",
    "table_to_pdf": "long_table",
    "Column": "excel",
    "workbook": "excel",
    "page_sizes": "overlay",
    "place_on_page": "overlay",
    "guarded": "guard",
}


def __getattr__(name):
    """Loaded when asked for: WeasyPrint takes a second, and the child processes do without it."""
    if name not in _PLACES:
        raise AttributeError(name)
    return getattr(import_module(f".{_PLACES[name]}", __name__), name)
