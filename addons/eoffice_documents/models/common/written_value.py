"""A field's value as a log holds it."""

from . import office_clock

LONGEST = 200  # letters of a value in a log
OPAQUE = {"binary", "image", "html", "json", "properties", "properties_definition"}


def written_value(record, name):
    """What people read in the field ``name`` of ``record``, "" when it is empty.

    Of a document it is the number of its row alone: who reads the log may not read that document.
    """
    value, field = record[name], record._fields[name]
    if field.comodel_name == "eoffice.document":
        return ", ".join(f"#{row}" for row in value.ids)
    if field.relational:
        return _short(", ".join(value.mapped("display_name")))
    if field.type == "selection":
        return dict(field._description_selection(record.env)).get(value, "")
    if field.type == "boolean":
        return "✓" if value else ""
    if field.type == "date":
        return office_clock.written(value)
    if field.type == "datetime":
        return office_clock.moment_text(record.env, value) if value else ""
    return _short(str(value)) if value else ""


def _short(text):
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 1]}…"


def written_values(record, names):
    """{name: (value, value as people read it)} of those of ``names`` that a log can tell; lines tell of themselves."""
    fields = [record._fields[name] for name in names if name in record._fields]
    return {
        field.name: (record[field.name], "" if field.type in OPAQUE else written_value(record, field.name))
        for field in fields
        if field.type != "one2many"
    }


def written_changes(record, before, with_values=True):
    """Lines of a log for the values of ``record`` that are others than in ``before``.

    :param before: as ``written_values`` gave it
    :param with_values: False where the log may not hold what the record says, but for which fields have changed
    """
    for name, (old, was) in before.items():
        field = record._fields[name]
        if record[name] != old:
            label = field._description_string(record.env)
            told = with_values and field.type not in OPAQUE
            yield f"{label}: «{was}» → «{written_value(record, name)}»" if told else label
