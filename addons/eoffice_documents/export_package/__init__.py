"""A dossier as files: its documents joined into one PDF, its metadata as XML, all in a ZIP. No Odoo in it.

Names are imported on first use: the child that joins files loads nothing else.
"""

from ..lazy_imports import lazy_imports

__getattr__, __all__ = lazy_imports(
    __name__,
    {
        "zip_archive": ("Member", "archive", "safe_name"),
        "pdf_merge": ("Found", "Piece", "join"),
        "metadata_xml": ("dossier_xml",),
    },
)
