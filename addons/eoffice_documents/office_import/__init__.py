"""Loads the folder of an office (config/<office>/*.csv) into the database."""

from .errors import OfficeError
from .loading import check_sheets, load_office, load_sheets
from .csv_reader import typed_sheet
from .schema import Table

__all__ = ["OfficeError", "Table", "check_sheets", "load_office", "load_sheets", "typed_sheet"]
