"""Words that nobody can guess, put into records: wherever one comes back, a record has been read."""

import re
import secrets

from odoo.tools import SQL

LIKE_A_MARK = re.compile(r"zq[0-9a-f]{8}")


class Marks(dict):
    """Each mark with where it was first written, ``{mark: (place, roles that may read it)}``."""

    def new(self, place, readers=()):
        """A fresh mark for ``place``; ``readers``: roles outside the circle that may read what bears it."""
        mark = "zq" + secrets.token_hex(4)
        self[mark] = (place, frozenset(readers))
        return mark

    def found_in(self, answer):
        """The marks that an answer of any shape bears, numbers, bytes and labels included."""
        return {mark for mark in LIKE_A_MARK.findall(repr(answer)) if mark in self}


def text_columns(model):
    """Stored fields of ``model`` that hold words."""
    return [
        field
        for field in model._fields.values()
        if field.store and field.column_type and field.type in ("char", "text", "html") and not field.company_dependent
    ]


def placed(env, model, since):
    """{field name: [(id, marks in it)]} of the records of ``model`` above ``since``, the product's copies included."""
    found = {}
    fields = text_columns(model)
    if not fields:
        return found
    env.cr.execute(
        SQL(
            "SELECT id, %s FROM %s WHERE id > %s",
            SQL(", ").join(SQL("%s::text", SQL.identifier(field.name)) for field in fields),
            SQL.identifier(model._table),
            since,
        )
    )
    for row in env.cr.fetchall():
        for field, text in zip(fields, row[1:], strict=True):
            if marks := LIKE_A_MARK.findall(text or ""):
                found.setdefault(field.name, []).append((row[0], marks))
    return found
