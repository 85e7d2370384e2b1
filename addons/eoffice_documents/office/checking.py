import re

from . import messages
from .columns import Column

BARE = re.compile(r"[a-z0-9_]+")
SPACE = "eoffice_office"


class Checked:
    """A sheet whose cells were turned into values: ``rows`` are pairs (line, {column: value})."""

    def __init__(self, sheet, columns):
        self.table = sheet.table
        self.columns = columns
        self.rows = []


def full_name(tables, model, word):
    """The complete external id of a word typed in a column of ``model``."""
    if "." in word:
        return word
    kinds = [table.kind for table in tables if table.model == model]
    return f"{SPACE}.{kinds[0]}_{word}" if kinds else f"{SPACE}.{word}"


def check_sheets(env, sheets, faults):
    """Turn every cell into a value and every external id into a complete one; what cannot be goes to ``faults``."""
    tables = [sheet.table for sheet in sheets]
    timezone = next((row.cells["partner_id/tz"] for sheet in sheets for row in sheet.rows if sheet.table.file == "office.csv"), "UTC")

    def naming(model, word):
        return full_name(tables, model, word)

    checked = []
    for sheet in sheets:
        columns = {name: Column.of(env, sheet.table, name) for name in sheet.columns if name != "id"}
        result = Checked(sheet, columns)
        for row in sheet.rows:
            result.rows.append((row.line, _check_row(env, result, row, naming, timezone, faults)))
        _check_unique(sheet, faults)
        checked.append(result)
    return checked


def _check_row(env, sheet, row, naming, timezone, faults):
    file, parsed = sheet.table.file, {}
    for name, text in row.cells.items():
        if not text and name in sheet.table.required:
            faults.add(file, row.line, name, messages.EMPTY)
        elif name == "id":
            if "." not in text and not BARE.fullmatch(text):
                faults.add(file, row.line, name, messages.BAD_ID, value=text)
            parsed[name] = naming(sheet.table.model, text)
        else:
            try:
                parsed[name] = sheet.columns[name].parse(env, text, naming, timezone)
            except ValueError as error:
                faults.add(file, row.line, name, "{sentence}", sentence=error)
    _check_periods(file, row, parsed, faults)
    return parsed


def _check_periods(file, row, parsed, faults):
    for name in parsed:
        start = parsed.get(f"{name[:-3]}_from") if name.endswith("_to") else None
        if start and parsed[name] and parsed[name] < start:
            faults.add(file, row.line, name, messages.ENDS_FIRST, value=row.cells[name], start=row.cells[f"{name[:-3]}_from"])


def _check_unique(sheet, faults):
    for name in {"id", sheet.table.key} & set(sheet.columns):
        seen = {}
        for row in sheet.rows:
            if name != "id" and row.cells.get("active", "1").lower() in ("0", "false", "không"):
                continue  # an ended unit may leave its code to the next one
            value = row.cells[name]
            if value and value in seen:
                faults.add(sheet.table.file, row.line, name, messages.DOUBLED, value=value, line=seen[value])
            seen.setdefault(value, row.line)
