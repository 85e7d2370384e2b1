from odoo import fields

from .writing import Writer


class RegisterWriter(Writer):
    """Each row is a pattern: every unit that keeps registers gets such a book for the current year."""

    def create(self):
        today = fields.Date.context_today(self.model)
        alive = ["|", ("valid_to", "=", False), ("valid_to", ">=", today)]
        keepers = self.model.env["hr.department"].search(
            [("active", "=", True), ("keeps_registers", "=", True), *alive]
        )
        values = self._values(self.entries, self.columns.values())
        wanted = {}
        for entry in self.entries:
            pattern = {"year": today.year, **values[entry.name]}
            unit = pattern.pop("unit_id", False)
            for keeper in [unit] if unit else keepers.ids:
                wanted[keeper, pattern["direction"], pattern["code"]] = {"unit_id": keeper, **pattern}
        books = self.model.search([("year", "=", today.year)])
        there = {(book.unit_id.id, book.direction, book.code) for book in books}
        self.new = self.model.create([book for key, book in wanted.items() if key not in there])
        self.same = len(wanted) - len(self.new)

    def update(self):
        """Books in use are never changed from a file."""

    def counts(self):
        return len(self.new), 0, self.same
