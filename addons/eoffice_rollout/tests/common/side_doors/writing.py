"""Values with which a person makes a record of their own."""

from odoo.models import MAGIC_COLUMNS


def minimal(env, model):
    """Defaults, and something plain in every other required field."""
    values = env[model].default_get(list(env[model]._fields))
    for name, field in env[model]._fields.items():
        if not field.required or name in MAGIC_COLUMNS or values.get(name) or field.compute and not field.store:
            continue
        if field.type == "many2one":
            values[name] = env[field.comodel_name].search([], limit=1).id
        elif field.type in ("char", "text", "html"):
            values[name] = "x"
        elif field.type == "selection":
            values[name] = field.get_values(env)[0]
        elif field.type == "date":
            values[name] = "2031-07-19"
        elif field.type == "datetime":
            values[name] = "2031-07-19 03:00:00"
        elif field.type in ("integer", "float", "monetary"):
            values[name] = 1
    return values
