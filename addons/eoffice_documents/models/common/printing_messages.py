"""The sentences of printing/errors.py, so that they are translated with the module; a test keeps the two the same."""

from odoo.tools import LazyTranslate

_lt = LazyTranslate(__name__)

MESSAGES = [
    _lt("Nothing can be placed on this file. Print it and use the paper."),
    _lt("The PDF is locked with a password, so nothing can be placed on it. Ask the sender for one without."),
    _lt("The PDF is damaged, so nothing can be placed on it. Scan the document again."),
    _lt("The file has no page with this number."),
    _lt("Working on this file took too long or too much memory. Scan the document again at 200 to 300 dpi."),
]
