"""The sentence of an EofficeError in a person's language. Needs Odoo, so the plain rooms do not import it."""

from odoo.tools.translate import LazyTranslate, get_translated_module, get_translation

from .errors import EofficeError

_lt = LazyTranslate(__name__)
_IN_ROW = _lt("Row %(line)s: %(reason)s")


def translated(error: EofficeError, lang: str | None) -> str:
    """The sentence of ``error`` in ``lang``, with the line of its table where it has one; its add-on's i18n/ has it."""
    lang = lang or "en_US"
    sentence = get_translation(get_translated_module(type(error).__module__), lang, error.message, error.params)
    line = error.params.get("line")
    return _IN_ROW._translate(lang) % {"line": line, "reason": sentence} if line else sentence
