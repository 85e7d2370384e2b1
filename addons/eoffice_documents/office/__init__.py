"""Loads the folder of an office (config/<office>/*.csv) into the database."""

from .faults import OfficeError
from .loading import load_office
from .tables import Table

__all__ = ["OfficeError", "Table", "load_office"]
