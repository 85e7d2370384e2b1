"""An office's list of its people: reading the file, proposing log-in names. Nothing here touches the database."""

from .code import link_code
from .logins import free_login, login_stem
from .people import COLUMNS, lines_of, read_people

__all__ = ["COLUMNS", "free_login", "lines_of", "link_code", "login_stem", "read_people"]
