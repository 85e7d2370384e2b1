"""Word letters in the layout of N30 PL I and III: filled from a template, and checked. Plain Python, no Odoo.

Names are imported on first use: checking a file loads no template engine.
"""

from importlib import import_module

_HOMES = {
    "errors": ("LetterError",),
    "fields": ("FIELDS", "example_values"),
    "rendering": ("check_template", "render"),
    "layout_check": ("Finding", "PARTS", "check_layout", "letter_text"),
}
_HOME = {name: home for home, names in _HOMES.items() for name in names}
__all__ = sorted(_HOME)


def __getattr__(name):
    if name not in _HOME:
        raise AttributeError(name)
    return getattr(import_module(f".{_HOME[name]}", __name__), name)
