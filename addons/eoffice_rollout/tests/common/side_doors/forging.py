"""The doors by which a record is rewritten: writes with hostile values, and every public method."""

import inspect

from odoo.models import MAGIC_COLUMNS, BaseModel

from .fill import ours
from .writing import minimal

SILENT = {"tracking_disable": True, "mail_notrack": True, "mail_create_nolog": True}
OURS = "odoo.addons.eoffice_"


def hostile(case, field, role):
    """A value that this person has no business to write."""
    env = case.env
    if field.type in ("char", "text", "html"):
        return "forged"
    if field.type == "selection":
        return field.get_values(env)[-1]
    if field.type in ("integer", "float", "monetary"):
        return 999
    if field.type == "boolean":
        return True
    if field.type == "date":
        return "2015-01-01"
    if field.type == "datetime":
        return "2015-01-01 00:00:00"
    if field.type == "many2one":
        if field.comodel_name == "res.users":
            return case.leader.id
        if field.comodel_name == "res.partner":
            return case.leader.partner_id.id
        rows = case.rows.get(field.comodel_name)
        return rows[-1] if rows else False
    if field.type == "many2many" and field.comodel_name == "res.users":
        return [(4, case.persons[role].id)]
    if field.type == "json":
        return {"forged": True}
    if field.type == "binary":
        return "JVBERi0xLjQgZm9yZ2Vk"
    return None


def writes(case, role, model):
    """(door, detail, question) for every stored field of ``model``."""
    rows = case.chosen.get(model) or case.rows[model][-1:]
    fields = [
        (name, value)
        for name, field in case.env[model]._fields.items()
        if name not in MAGIC_COLUMNS and field.store and (value := hostile(case, field, role)) is not None
    ]
    may = case.as_role(role)[model].has_access("write")
    for row in rows:
        if role in case.outsiders or not may:
            yield "write", "*", lambda env, row=row: env[model].browse(row).write(dict(fields))
            fields_here = fields[:2] + [(name, value) for name, value in fields[2:] if isinstance(value, list)]
        else:
            fields_here = fields
        # the context that silences tracking, as the one with it can only leave more of a trace
        for name, value in fields_here:
            yield (
                "write",
                name,
                lambda env, row=row, name=name, value=value: (
                    env[model].with_context(**SILENT).browse(row).write({name: value})
                ),
            )
        yield "unlink", "", lambda env, row=row: env[model].browse(row).unlink()


def creations(case, role, model):
    if not case.as_role(role)[model].has_access("create"):
        yield "create", "", lambda env: env[model].create({})
        return
    for name, field in case.env[model]._fields.items():
        if name in MAGIC_COLUMNS or not field.store or not field.column_type:
            continue
        if not (field.readonly or field.type == "many2one" or name in ("state", "author_id", "active")):
            continue
        value = hostile(case, field, role)
        if value is None:
            continue
        yield (
            "create",
            name,
            lambda env, name=name, value=value: env[model].create({**minimal(env, model), name: value}),
        )
        yield (
            "create default_",
            name,
            lambda env, name=name, value=value: (
                env[model]
                .with_context(**{f"default_{name}": value})
                .create({key: val for key, val in minimal(env, model).items() if key != name})
            ),
        )


def public_methods(model):
    """Names of what RPC may call of ``model`` that we have written."""
    names = set()
    for cls in type(model).mro():
        if cls.__module__.startswith(OURS):
            names |= {
                name
                for name, value in vars(cls).items()
                if callable(value) and not name.startswith("_") and not getattr(value, "_api_private", False)
            }
    return sorted(name for name in names if not hasattr(BaseModel, name))


def calls(case, role, model):
    """Every public method, on a record of the scene or on a wizard of one's own that names such records."""
    rows = case.chosen.get(model) or case.rows.get(model, [])[-1:] or [0]
    for name in public_methods(case.env[model]):
        method = getattr(type(case.env[model]), name)
        for row in rows:
            yield (
                "call",
                name,
                lambda env, name=name, method=method, row=row: getattr(_subject(case, env, model, row), name)(
                    *_arguments(case, method, model)
                ),
            )


def _subject(case, env, model, row):
    if not env[model]._transient:
        return env[model].browse(row or ())
    values = minimal(env, model)
    for name, field in env[model]._fields.items():
        if (
            field.store
            and field.type in ("many2one", "many2many")
            and field.comodel_name in case.rows
            and ours(field.comodel_name)
        ):
            row = (case.chosen.get(field.comodel_name) or case.rows[field.comodel_name])[-1]
            values[name] = row if field.type == "many2one" else [(6, 0, [row])]
        elif field.store and field.type in ("char", "text", "html") and not field.compute and not values.get(name):
            values[name] = "forged"
    return env[model].create(values)


def _arguments(case, method, model):
    row = (case.chosen.get(model) or case.rows.get(model) or [1])[-1]
    found = []
    for parameter in list(inspect.signature(method).parameters.values())[1:]:
        if parameter.type in (parameter.VAR_KEYWORD, parameter.VAR_POSITIONAL, parameter.KEYWORD_ONLY):
            continue
        name = parameter.name
        if name.startswith("val"):
            found.append({})
        elif name.endswith("ids") or name in ("lines", "documents", "people"):
            found.append([row])
        elif "id" in name.split("_") or name in ("number", "page", "document", "line", "limit", "offset"):
            found.append(case.incoming.id if "document" in name else row)
        elif name in ("domain", "files"):
            found.append([])
        elif parameter.default is not parameter.empty:
            break
        else:
            found.append("forged")
    return found


def messages(case, role):
    """What people have said on a document, in whose name, and its files."""
    author = case.leader.partner_id.id
    document, said, file = case.incoming.id, case.opinion.id, case.scan_file.id
    name = case.incoming._name

    def post(**values):
        return lambda env: env[name].browse(document).message_post(body="forged", message_type="comment", **values)

    def new_message(**values):
        return lambda env: env["mail.message"].create(
            {"model": name, "res_id": document, "body": "forged", "message_type": "comment", **values}
        )

    yield "mail.message", "message_post author_id", post(author_id=author)
    yield "mail.message", "message_post email_from", post(email_from="leader@example.com")
    yield (
        "mail.message",
        "message_post default_author_id",
        lambda env: (
            env[name]
            .with_context(default_author_id=author)
            .browse(document)
            .message_post(body="forged", message_type="comment")
        ),
    )
    yield "mail.message", "create author_id", new_message(author_id=author)
    yield (
        "mail.message",
        "create default_author_id",
        lambda env: new_message()(env(context={"default_author_id": author})),
    )
    yield "mail.message", "write body", lambda env: env["mail.message"].browse(said).write({"body": "forged"})
    yield "mail.message", "write author_id", lambda env: env["mail.message"].browse(said).write({"author_id": author})
    yield (
        "mail.message",
        "write res_id",
        lambda env: env["mail.message"].browse(said).write({"res_id": 0, "model": False}),
    )
    yield "mail.message", "unlink", lambda env: env["mail.message"].browse(said).unlink()
    yield (
        "mail.message",
        "_message_update_content",
        lambda env: env[name].browse(document)._message_update_content(env["mail.message"].browse(said), body="forged"),
    )
    for field, value in (
        ("datas", "JVBERi0xLjQgZm9yZ2Vk"),
        ("raw", b"forged"),
        ("name", "forged.pdf"),
        ("public", True),
        ("res_id", case.waiting.id),
        ("res_model", False),
        ("mimetype", "text/plain"),
        ("access_token", "x"),
    ):
        yield (
            "ir.attachment",
            f"write {field}",
            lambda env, field=field, value=value: env["ir.attachment"].browse(file).write({field: value}),
        )
    yield "ir.attachment", "unlink", lambda env: env["ir.attachment"].browse(file).unlink()
    yield (
        "ir.filters",
        "default for all",
        lambda env: env["ir.filters"].create(
            {"name": "forged", "model_id": name, "user_ids": [], "domain": "[('id', '=', 0)]", "is_default": True}
        ),
    )
    yield name, "message_subscribe", lambda env: env[name].browse(document).message_subscribe([author])
    yield (
        name,
        "activity_schedule",
        lambda env: (
            env[name].browse(document).activity_schedule("mail.mail_activity_data_todo", user_id=case.leader.id)
        ),
    )
