"""The errors of the plain rooms, which know no Odoo, said to people."""

from contextlib import contextmanager

from odoo.exceptions import UserError

from ...error_translation import translated
from ...errors import EofficeError


def error_message(env, error: EofficeError) -> str:
    """The sentence of an error, in the language of ``env``."""
    return translated(error, env.lang)


@contextmanager
def user_errors(env, raised=UserError):
    """Errors of the plain rooms are raised as UserError, or ``raised``, with their sentence."""
    try:
        yield
    except EofficeError as error:
        raise raised(error_message(env, error)) from error
