from dataclasses import dataclass, field
from zoneinfo import ZoneInfo, available_timezones

from ..models.common import office_clock
from . import messages
from .columns import Column
from .values import NO


@dataclass(eq=False)
class Entry:
    """One row to load: its complete external id and the values of its columns."""

    name: str
    line: int
    values: dict = field(default_factory=dict)


class Checker:
    """Turns the cells of all sheets into values, before anything is written; what cannot be goes to ``faults``."""

    def __init__(self, env, sheets, directory, faults):
        self.env = env
        self.sheets = sheets
        self.directory = directory
        self.faults = faults
        rows = [row for sheet in sheets if sheet.table.file == "office.csv" for row in sheet.rows]
        names = {row.cells["partner_id/tz"] for row in rows} & available_timezones()
        self.zone = ZoneInfo(min(names)) if names else office_clock.zone(env)

    def check(self):
        """Pairs (table, {column name: column}, entries) in the order of ``sheets``."""
        checked = []
        for sheet in self.sheets:
            columns = {name: Column.of(self.env, sheet.table, name) for name in sheet.columns if name != "id"}
            checked.append((sheet, columns, [self._entry(sheet, columns, row) for row in sheet.rows]))
            self._check_doubles(sheet)
        self._check_references(checked)
        return [(sheet.table, columns, entries) for sheet, columns, entries in checked]

    def _entry(self, sheet, columns, row):
        entry = Entry(sheet.table.only or f"{sheet.table.file}:{row.line}", row.line)
        for name, text in row.cells.items():
            try:
                if not text and name in sheet.table.required:
                    raise ValueError(messages.EMPTY)
                if name == "id":
                    entry.name = self.directory.complete(sheet.table.model, text)
                else:
                    entry.values[name] = columns[name].parse(self.env, text, self.directory, self.zone)
            except ValueError as error:
                self._add(sheet, row.line, name, error)
        self._check_periods(sheet, row, entry)
        return entry

    def _add(self, sheet, line, column, sentence):
        self.faults.add(sheet.table.file, line, column, sentence)

    def _check_periods(self, sheet, row, entry):
        for name, end in entry.values.items():
            start = entry.values.get(f"{name[:-3]}_from") if name.endswith("_to") else None
            if start and end and end < start:
                typed = {"value": row.cells[name], "start": row.cells[f"{name[:-3]}_from"]}
                self._add(sheet, row.line, name, messages.ENDS_FIRST.format(**typed))

    def _check_doubles(self, sheet):
        for name in {"id", sheet.table.key} & set(sheet.columns):
            first = {}
            for row in sheet.rows:
                if name != "id" and row.cells.get("active", "1").lower() in NO:
                    continue  # an ended unit leaves its code to the next one
                value = row.cells[name]
                if value and first.setdefault(value, row.line) != row.line:
                    self._add(sheet, row.line, name, messages.DOUBLED.format(value=value, line=first[value]))

    def _check_references(self, checked):
        named = {name for _s, columns, entries in checked for entry in entries for name in _names(columns, entry)}
        self.directory.learn(named)
        for sheet, _columns, entries in checked:
            self.directory.announce([entry.name for entry in entries], sheet.table.model)
        for sheet, columns, entries in checked:
            for column in columns.values():
                if column.is_reference:
                    self._check_column(sheet, column, entries)

    def _check_column(self, sheet, column, entries):
        above = {entry.name: entry.values.get(column.name) for entry in entries}
        for entry in entries:
            reference = above[entry.name]
            try:
                if reference:
                    self.directory.check(reference)
                    if column.field.type == "many2one" and len(reference.names) > 1:
                        raise ValueError(messages.ONE_ONLY.format(value=", ".join(reference.names)))
                    self._check_circle(reference.model, entry.name, above)
            except ValueError as error:
                self._add(sheet, entry.line, column.name, error)

    def _check_circle(self, model, name, above):
        """ValueError when a record stands above or after itself."""
        seen = {name}
        while reference := above.get(name):
            name = reference.names[0]
            if name in seen:
                raise ValueError(messages.CIRCLE.format(value=self.directory.word(name, model)))
            seen.add(name)


def _names(columns, entry):
    """Every external id an entry mentions, its own first."""
    yield entry.name
    for name, column in columns.items():
        if column.is_reference and name in entry.values:
            yield from entry.values[name].names
