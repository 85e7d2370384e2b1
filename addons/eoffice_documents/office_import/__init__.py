"""Loads the folder of an office (config/<office>/*.csv) into the database."""

from .errors import OfficeError
from .loading import check_sheets, load_office, load_sheets
from .schema import Table
from .sheets import typed_sheet

__all__ = ["OfficeError", "Table", "check_sheets", "load_office", "load_sheets", "typed_sheet"]
