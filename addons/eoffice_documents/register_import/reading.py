"""An old register as a file: its columns are named, and nothing in it is passed over in silence."""

from ..errors import EofficeError
from ..tabular import Limits, Table, read_table
from . import messages
from .columns import COLUMNS, HEADERS, PASSED_OVER, REQUIRED_FIELDS

LIMITS = Limits(megabytes=100, rows=200_000)


class SheetError(EofficeError):
    """The file cannot be read at all; the sentence says why."""

    code = "sheet"
    message = "%(sentence)s"


def read_register(file: str, data: bytes) -> Table:
    """The rows of the register in ``data``; ``file`` is its name. Raises SheetError for its columns, or TableError."""
    table = read_table(data, columns=COLUMNS, limits=LIMITS)
    for heading in table.unknown:
        if heading.upper() not in PASSED_OVER:
            known = ", ".join(HEADERS.values())
            raise SheetError(sentence=messages.UNKNOWN.format(file=file, heading=heading[:60], known=known))
    for heading in table.doubled:
        raise SheetError(sentence=messages.TWICE.format(file=file, heading=heading))
    for name in table.lacking(REQUIRED_FIELDS):
        raise SheetError(sentence=messages.LACKING.format(file=file, heading=HEADERS[name]))
    return table
