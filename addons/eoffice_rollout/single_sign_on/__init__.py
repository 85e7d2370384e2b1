"""OpenID Connect without Odoo: an attempt to log in, what a token must say, how a provider describes itself."""

from .attempt import Attempt
from .claims import shows_second_factor, what_is_wrong
from .discovery import DISCOVERED, read_discovery

__all__ = ["DISCOVERED", "Attempt", "read_discovery", "shows_second_factor", "what_is_wrong"]
