"""Old registers as offices keep them in Excel: read, checked and loaded row by row. Plain Python but for `loading`."""

from . import messages
from .columns import COLUMNS, HEADERS, column_of
from .directory import Directory
from .entry import Entry, Refused, parse
from .reading import SheetError, read_rows, read_sheet
from .scans import ScanMissing, scan_of

__all__ = [
    "COLUMNS",
    "HEADERS",
    "Directory",
    "Entry",
    "Refused",
    "ScanMissing",
    "SheetError",
    "column_of",
    "messages",
    "parse",
    "read_rows",
    "read_sheet",
    "scan_of",
]
