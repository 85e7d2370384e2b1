"""The sentence of a TableError in a person's language. Needs Odoo, so the rest of the room does not import it."""

from odoo.tools.translate import LazyTranslate, get_translation

_lt = LazyTranslate(__name__)
_IN_ROW = _lt("Row %(line)s: %(reason)s")


def translated(error, lang):
    """The sentence of ``error`` in ``lang``, with its line where it has one."""
    lang = lang or "en_US"
    sentence = get_translation("eoffice_documents", lang, error.message, error.params)
    line = error.params.get("line")
    return _IN_ROW._translate(lang) % {"line": line, "reason": sentence} if line else sentence
