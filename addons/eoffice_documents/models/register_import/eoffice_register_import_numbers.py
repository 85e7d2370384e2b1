from odoo import api, fields, models

from ...register_import import Refused, messages
from ..common import office_clock


class RegisterImportNumbers(models.Model):
    """Books of years before the system: they take the numbers that were given on paper, and give none."""

    _inherit = "eoffice.register"

    @api.model
    def _old_book(self, unit, direction, year, code):
        """The book of ``unit`` for ``year`` with this ``code``, by default the common one; opened closed when missing.

        A book of this year or later must be there. Raises Refused.
        """
        books = self.search([("unit_id", "=", unit.id), ("direction", "=", direction), ("secret", "=", False)])
        fitting = books.filtered(lambda book: book.code == code if code else not book.type_ids)
        book = fitting.filtered(lambda book: book.year == year)[:1]
        if book:
            return book
        if not fitting or year >= office_clock.today(self.env).year:
            raise Refused(messages.NO_BOOK.format(unit=unit.name, code=code or "", year=year))
        nearest = min(fitting, key=lambda book: (abs(book.year - year), -book.year))
        return self.create({**nearest.copy_data()[0], "year": year, "first_number": 1, "closed": True})


class RegisterImportAuditLog(models.Model):
    _inherit = "eoffice.audit.log"

    act = fields.Selection(
        selection_add=[("loaded", "Taken over from the old register")], ondelete={"loaded": "cascade"}
    )
