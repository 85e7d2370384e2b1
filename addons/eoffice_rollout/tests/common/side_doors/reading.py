"""The doors by which a record is read: each asks one model in one way."""

from odoo.models import MAGIC_COLUMNS

from .fill import ours

WORDS = ("char", "text", "html", "many2one", "reference")


def specification(env, model, names=None):
    """For the web client's calls: every field the person is shown, with the labels of what it points at."""
    fields = names or env[model].fields_get(attributes=[])
    spec = {}
    for name in fields:
        field = env[model]._fields[name]
        if field.relational or field.type == "reference":
            spec[name] = {"fields": {"display_name": {}}}
        elif field.type == "many2one_reference":
            continue
        else:
            spec[name] = {}
    return spec


def newest(scene, model):
    """A domain for the records that the scene has made."""
    return [("id", ">", scene.since[model])] if model in scene.since else []


def doors(scene, model):
    """{door: question(env)} for one model; every question is an RPC call with everything that it can return."""
    domain = newest(scene, model)
    ids = scene.rows.get(model, [])[-4:]
    yield "search_read", lambda env: env[model].search_read(domain, limit=60, order="id desc")
    yield "name_search", lambda env: env[model].name_search("", domain, limit=60)
    for row in ids:
        yield "read", lambda env, row=row: env[model].browse(row).read()
    yield "web_search_read", lambda env: env[model].web_search_read(domain, specification(env, model), limit=60)
    if ids:
        yield "display_name", lambda env: [env[model].browse(row).read(["display_name"]) for row in ids[-1:]]
        yield "web_read", lambda env: env[model].browse(ids[-1]).web_read(specification(env, model))
        yield "export_data", lambda env: export(env, model, ids)
        yield "copy_data", lambda env: env[model].browse(ids[-1]).copy_data()


def export(env, model, ids):
    paths = []
    for name, field in env[model]._fields.items():
        if not field.exportable or field.type == "binary":
            continue
        paths.append(name)
        if field.relational and "display_name" not in name:
            paths.append(f"{name}/display_name")
    return env[model].browse(ids).export_data(paths)


def groups(scene, model):
    """One question a field: its groups and what can be counted or gathered of it."""
    domain = newest(scene, model)
    for name, field in scene.env[model]._fields.items():
        if not field.store or field.type not in ("many2one", "many2many", "char", "text", "html"):
            continue
        yield name, lambda env, by=name: env[model].formatted_read_group(domain, [by], ["__count"], limit=60)
        if field.type in ("char", "text", "html"):
            yield (
                name,
                lambda env, name=name: env[model].formatted_read_group(
                    domain, [], [f"{name}:max", f"{name}:array_agg"]
                ),
            )


def panels(scene, model):
    for name, field in scene.env[model]._fields.items():
        if field.type == "many2one" and field.store:
            yield name, lambda env, name=name: env[model].search_panel_select_range(name, enable_counters=True)
        elif field.type == "many2many" and field.store:
            yield name, lambda env, name=name: env[model].search_panel_select_multi_range(name)


def named_by_caller(scene, role, model, env):
    """(name, field, comodel, id) for every field that can name a record which the person may not read."""
    for name, field in env[model]._fields.items():
        if name in MAGIC_COLUMNS or field.type not in ("many2one", "many2many", "one2many", "reference"):
            continue
        comodel = field.comodel_name
        if field.type == "reference":
            comodel = next((key for key in field.get_values(env) if ours(key) and scene.hidden(env, key)), None)
        if comodel in scene.rows and (ours(comodel) or ours(model)):
            for row in scene.hidden(env, comodel):
                yield name, field, comodel, row


def words(env, model, name):
    """A specification of what a form would say beside the field ``name``."""
    fields = env[model]._fields
    names = [key for key in env[model].fields_get(attributes=[]) if fields[key].type in WORDS or key == name]
    return specification(env, model, names)


def as_value(field, comodel, row):
    if field.type == "many2one":
        return row
    if field.type == "reference":
        return f"{comodel},{row}"
    return [(4, row)]


def onchange_doors(model, name, value):
    def typed(env):
        return env[model].onchange({name: value}, [name], words(env, model, name))

    def by_default(env):
        asked = env[model].with_context(**{f"default_{name}": value})
        return asked.onchange({}, [], words(env, model, name))

    return (("onchange", typed), ("onchange default_", by_default))
