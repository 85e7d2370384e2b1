from functools import cache

from ..fulltext import fold
from . import messages
from .columns import HEADERS
from .entry import Refused


class Directory:
    """What rows name, looked up once: units, books, types, issuers. Methods raise Refused for what is not there."""

    def __init__(self, env):
        self.env = env(su=True)
        for name in ("unit", "document_type", "book", "handler", "issuer"):
            setattr(self, name, cache(getattr(self, name)))

    def unit(self, code):
        unit = self.env["hr.department"].search([("code", "=", code)], limit=1)
        if not unit:
            raise Refused(messages.NO_UNIT.format(value=code))
        return unit

    def document_type(self, wanted):
        """A type by its code or abbreviation as written, or by its name."""
        types = self.env["eoffice.document.type"].search([])
        found = types.filtered(lambda kind: wanted in (kind.code, kind.abbreviation))
        found = found or types.filtered(lambda kind: fold(kind.name) == fold(wanted))
        if not found:
            raise Refused(messages.NO_TYPE.format(heading=HEADERS["document_type"], value=wanted[:60]))
        return found[0]

    def book(self, unit, direction, year, code):
        return self.env["eoffice.register"]._old_book(unit, direction, year, code)

    def issuer(self, name):
        return self.env["res.partner"]._find_issuer(name)

    def handler(self, name):
        """The unit of this code or name, also one that is no more; none for a person."""
        units = self.env["hr.department"].with_context(active_test=False)
        return units.search(["|", ("code", "=", name), ("name", "=ilike", name)], limit=1)
