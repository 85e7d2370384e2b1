"""Loads the folder of an office (config/<office>/*.csv) into the database."""

from .faults import OfficeError
from .loading import check_sheets, load_office, load_sheets
from .reading import typed_sheet
from .tables import Table

__all__ = ["OfficeError", "Table", "check_sheets", "load_office", "load_sheets", "typed_sheet"]
