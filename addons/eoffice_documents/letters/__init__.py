"""Word letters in the layout of N30 PL I and III: filled from a template, and checked. Plain Python, no Odoo.

Names are imported on first use: checking a file loads no template engine.
"""

from ..lazy_imports import lazy_imports

__getattr__, __all__ = lazy_imports(
    __name__,
    {
        "errors": ("LetterError",),
        "fields": ("FIELDS", "example_values"),
        "rendering": ("check_template", "render"),
        "layout_check": ("Finding", "PARTS", "check_layout", "letter_text"),
    },
)
