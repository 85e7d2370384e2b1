"""Old registers as offices keep them in Excel: read, checked and loaded row by row. Plain Python but for `loading`."""

from . import messages
from .columns import COLUMNS, HEADERS
from .directory import Directory
from .entry import Entry, Refused, parse
from .reading import LIMITS, SheetError, read_register
from .scans import ScanMissing, scan_of

__all__ = [
    "COLUMNS",
    "HEADERS",
    "LIMITS",
    "Directory",
    "Entry",
    "Refused",
    "ScanMissing",
    "SheetError",
    "messages",
    "parse",
    "read_register",
    "scan_of",
]
