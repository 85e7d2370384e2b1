"""What is put on paper: HTML as PDF, marks placed on pages of other people's PDF files, tables as Excel workbooks.

Plain Python, importable without Odoo; the errors are sentences for people, see errors.py. Names are imported on first
use: WeasyPrint takes a second, and the child processes do without it.
"""

from ..lazy_imports import lazy_imports

__getattr__, __all__ = lazy_imports(
    __name__,
    {
        "errors": ("DamagedPdf", "LockedPdf", "NoSuchPage", "PrintError", "PrintStopped"),
        "html": ("html_to_pdf",),
        "long_table": ("table_to_pdf",),
        "excel": ("Column", "workbook"),
        "overlay": ("page_sizes", "place_on_page"),
        "sandboxed": ("run_sandboxed",),
    },
)
