"""The errors of the plain rooms, which know no Odoo, said to people."""

from contextlib import contextmanager

from odoo.exceptions import UserError
from odoo.tools.translate import get_translated_module, get_translation

from ...errors import EofficeError


def error_message(env, error: EofficeError) -> str:
    """The sentence of an error, in the language of ``env``; its add-on's i18n/ has it."""
    module = get_translated_module(type(error).__module__)
    return get_translation(module, env.lang or "en_US", error.message, error.params)


@contextmanager
def user_errors(env, raised=UserError):
    """Errors of the plain rooms are raised as UserError, or ``raised``, with their sentence."""
    try:
        yield
    except EofficeError as error:
        raise raised(error_message(env, error)) from error
