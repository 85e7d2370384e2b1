"""An office's list of its people: reading the file, proposing log-in names. Nothing here touches the database."""

from .code import link_code
from .logins import free_login, login_stem
from .reading import COLUMNS, StaffFileError, read_people, read_table

__all__ = ["COLUMNS", "StaffFileError", "free_login", "link_code", "login_stem", "read_people", "read_table"]
