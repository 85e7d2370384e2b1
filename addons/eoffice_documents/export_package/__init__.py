"""A dossier as files: its documents joined into one PDF, its metadata as XML, all in a ZIP. No Odoo in it.

Names are imported on first use: the child that joins files loads nothing else.
"""

from importlib import import_module

_HOMES = {
    "zip_archive": ("Member", "archive", "safe_name"),
    "pdf_merge": ("Found", "Piece", "join"),
    "metadata_xml": ("dossier_xml",),
}
_HOME = {name: home for home, names in _HOMES.items() for name in names}
__all__ = sorted(_HOME)


def __getattr__(name):
    if name not in _HOME:
        raise AttributeError(name)
    return getattr(import_module(f".{_HOME[name]}", __name__), name)
