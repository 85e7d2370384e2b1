"""The one reader of tables that people bring along: CSV and Excel files, and lines pasted from a sheet. Plain Python.

Whoever reads a table says which columns it may have and by which headings they are known; the rows come back with
their line numbers, every cell as text in Unicode NFC.
"""

from .cells import day, day_and_time
from .errors import NoHeading, NoRows, TableError, WrongWidth
from .model import Limits, Row, Table
from .reader import read_pasted, read_table

__all__ = [
    "Limits",
    "NoHeading",
    "NoRows",
    "Row",
    "Table",
    "TableError",
    "WrongWidth",
    "day",
    "day_and_time",
    "read_pasted",
    "read_table",
]
