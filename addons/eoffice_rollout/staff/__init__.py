"""An office's list of its people: reading the file, proposing log-in names. Nothing here touches the database."""

from .logins import free_login, login_stem
from .reading import COLUMNS, StaffFileError, read_people

__all__ = ["COLUMNS", "StaffFileError", "free_login", "login_stem", "read_people"]
