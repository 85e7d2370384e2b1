"""What the play has not written: a record of every other model of ours, and a mark in every empty text."""

from contextlib import suppress

from odoo.exceptions import UserError
from odoo.models import MAGIC_COLUMNS
from odoo.tools import SQL, mute_logger
from psycopg2 import IntegrityError
from psycopg2.extras import Json

from .marks import LIKE_A_MARK, text_columns

SPOKEN_BY_PROGRAMS = {
    "model",
    "res_model",
    "model_name",
    "domain",
    "code",
    "checksum",
    "sha256",
    "parent_path",
    "context",
}


def ours(name):
    return name.startswith("eoffice.")


def fill_everything(scene):
    """Returns the models of which no record could be made, with the reason."""
    scene.env.flush_all()
    circle = {
        "res.users": scene.leader | scene.head | scene.chief,
        "res.partner": scene.leader.partner_id,
        "hr.department": scene.department,
        "hr.employee": scene.leader.employee_ids[:1],
        "eoffice.document": scene.incoming,
        "calendar.event": scene.masked[:1],
    }
    failed = {}
    for make in (_by_the_model, _by_the_database):
        for name in scene.since:
            if ours(name) and not scene._rows_since(name):
                try:
                    with scene.env.cr.savepoint(), mute_logger("odoo.sql_db", "odoo.models"):
                        make(scene, name, circle)
                        scene.env.flush_all()
                    failed.pop(name, None)
                except Exception as error:  # noqa: BLE001 whatever it is, the model is named with it
                    scene.env.clear()
                    failed[name] = f"{type(error).__name__}: {error}".splitlines()[0][:160]
    for name in scene.since:
        if ours(name):
            _mark_texts(scene, scene.env[name])
    scene.env.invalidate_all(flush=False)
    return failed


def _by_the_model(scene, name, circle):
    model = scene.env[name].sudo().with_context(tracking_disable=True, mail_create_nosubscribe=True)
    model.create(_values(scene, model, circle))


def _by_the_database(scene, name, circle):
    """A row that the model itself would not make now: none of its documents waits for such an act."""
    model = scene.env[name].sudo()
    values = {
        key: Json({"en_US": value} if model._fields[key].translate else value)
        if model._fields[key].column_type[0] == "jsonb"
        else value
        for key, value in _values(scene, model, circle).items()
        if key in model._fields
        and model._fields[key].store
        and model._fields[key].column_type
        and value not in (False, None)
    }
    columns = SQL(", ").join(map(SQL.identifier, values))
    scene.env.cr.execute(
        SQL("INSERT INTO %s (%s) VALUES %s", SQL.identifier(model._table), columns, tuple(values.values()))
    )


def _values(scene, model, circle):
    values = {}
    with suppress(UserError):  # a wizard that finds nothing to do for whoever opens it now
        values = model.default_get(list(model._fields))
    users = iter([*circle["res.users"]] * 9)
    for field in model._fields.values():
        if values.get(field.name) or not field.store or field.name in MAGIC_COLUMNS or field.related:
            continue
        if field.type in ("char", "text", "html") and not field.compute:
            values[field.name] = scene.marks.new(f"{model._name}.{field.name}")
        elif field.type == "many2one" and (field.required or field.comodel_name in circle):
            member = next(users) if field.comodel_name == "res.users" else _member(scene, field, circle)
            values[field.name] = member.id
        elif field.required:
            values[field.name] = _plain(scene, field)
    return values


def _member(scene, field, circle):
    if field.comodel_name in circle:
        return circle[field.comodel_name]
    model = scene.env[field.comodel_name].sudo()
    ids = scene._rows_since(field.comodel_name) if field.comodel_name in scene.since else []
    return model.browse(ids[-1:]) or model.search([], limit=1, order="id desc")


def _plain(scene, field):
    return {
        "date": "2031-07-19",
        "datetime": "2031-07-19 03:00:00",
        "integer": 731,
        "float": 7.31,
        "boolean": True,
        "json": {},
        "binary": "JVBERi0xLjQgcGFwZXI=",
    }.get(field.type) or (field.get_values(scene.env)[0] if field.type == "selection" else False)


def _mark_texts(scene, model):
    """A mark of its own at the end of every text of the scene's records that bears none yet."""
    for field in text_columns(model):
        size = getattr(field, "size", None) or 1000
        if field.name in SPOKEN_BY_PROGRAMS or field.name.endswith("_sha256") or size < 10:
            continue
        column, table = SQL.identifier(field.name), SQL.identifier(model._table)
        scene.env.cr.execute(SQL("SELECT id, %s::text FROM %s WHERE id > %s", column, table, scene.since[model._name]))
        for row, text in scene.env.cr.fetchall():
            if LIKE_A_MARK.search(text or ""):
                continue
            mark = scene.marks.new(f"{model._name}.{field.name}")
            value = (
                SQL("jsonb_build_object('en_US', %s, 'vi_VN', %s)", mark, mark)
                if field.translate
                else SQL("%s", mark if not text else f"{text[: size - 11]} {mark}")
            )
            update = SQL("UPDATE %s SET %s = %s WHERE id = %s", table, column, value, row)
            with suppress(IntegrityError), scene.env.cr.savepoint(flush=False), mute_logger("odoo.sql_db"):
                scene.env.cr.execute(update)  # the database itself keeps some texts empty
