from ..models.common import office_clock
from .writer import Writer


class RegisterWriter(Writer):
    """Each row is a pattern: every unit that keeps registers gets such a book, for the current year if none is said."""

    def create(self):
        today = office_clock.today(self.model.env)
        alive = ["|", ("valid_to", "=", False), ("valid_to", ">=", today)]
        keepers = self.model.env["hr.department"].search(
            [("active", "=", True), ("keeps_registers", "=", True), *alive]
        )
        values = self._values(self.entries, self.columns.values())
        wanted = {}
        for entry in self.entries:
            pattern = {**values[entry.name], "year": values[entry.name].get("year") or today.year}
            unit = pattern.pop("unit_id", False)
            for keeper in [unit] if unit else keepers.ids:
                key = (keeper, pattern["year"], pattern["direction"], pattern["code"])
                wanted[key] = {"unit_id": keeper, **pattern}
        books = self.model.search([("year", "in", [key[1] for key in wanted])])
        there = {(book.unit_id.id, book.year, book.direction, book.code) for book in books}
        self.new = self.model.create([book for key, book in wanted.items() if key not in there])
        self.same = len(wanted) - len(self.new)

    def update(self):
        """Books in use are never changed from a file."""

    def counts(self):
        return len(self.new), 0, self.same
