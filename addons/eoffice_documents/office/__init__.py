"""Loads the folder of an office (config/<office>/*.csv) into the database."""

from .faults import OfficeError
from .loading import load_office

__all__ = ["OfficeError", "load_office"]
