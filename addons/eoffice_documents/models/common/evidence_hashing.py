"""How a row becomes a hash: computed by the database, the same way when the row is written and when it is checked."""

import hashlib
import os
from pathlib import Path

from odoo.tools import SQL

KEY_FILE = "EOFFICE_EVIDENCE_KEY"  # names a file of 16 bytes or more, which the database does not know
BLOCK = 64  # bytes of a block of SHA-256
SHORTEST = 16


MISSING = "missing"  # name of the key when the file cannot be read: people go on working, the check says it


def key():
    """(short name, bytes) of the key under which rows are hashed; two empty ones where the server names no file."""
    path = os.environ.get(KEY_FILE)
    if not path:
        return "", b""
    try:
        data = Path(path).read_bytes().strip()
    except OSError:
        data = b""
    if len(data) < SHORTEST:
        return MISSING, b""
    return hashlib.sha256(b"name of " + data).hexdigest()[:16], data


def keyed(message, data):
    """SQL of HMAC-SHA256 (RFC 2104) of ``message``, SQL of a text, under the key ``data``."""
    padded = (hashlib.sha256(data).digest() if len(data) > BLOCK else data).ljust(BLOCK, b"\0")
    inner, outer = (bytes(byte ^ pad for byte in padded) for pad in (0x36, 0x5C))
    return SQL("sha256(%s::bytea || sha256(%s::bytea || convert_to(%s, 'UTF8')))", outer, inner, message)


def columns_of(model):
    """Names of the columns that count, sorted: all that are stored and typed in, but ``_evidence_except``."""
    log = {"write_uid", "write_date", *model._evidence_except}
    return sorted(
        name
        for name, field in model._fields.items()
        if field.store and field.column_type and not field.compute and name not in log and name != "id"
    )


def lacking(model, columns):
    """Those of ``columns`` that the table has no more."""
    return [
        name for name in columns if not (field := model._fields.get(name)) or not (field.store and field.column_type)
    ]


def row_hash(model, columns, data):
    """SQL of the hash of a row of the table of ``model``: of its model, id and ``columns``, under the key ``data``.

    As a JSON array, since texts that are only put together can be cut in other places; times by a form of ours,
    since their text depends on the session.
    """
    values = [SQL("%s::text", model._name), SQL.identifier("id")]
    for name in columns:
        column = SQL.identifier(name)
        form = {"datetime": "YYYY-MM-DD HH24:MI:SS.US", "date": "YYYY-MM-DD"}.get(model._fields[name].type)
        values.append(SQL("to_char(%s, %s)", column, form) if form else column)
    return keyed(SQL("jsonb_build_array(%s)::text", SQL(", ").join(values)), data)


def farewell_hash(model, row, data):
    """SQL of the hash that says that the system itself has removed the row with the id ``row``, SQL."""
    return keyed(SQL("jsonb_build_array('removed', %s::text, %s)::text", model._name, row), data)


def parent_of(model):
    """SQL of the id of the record a row belongs to, 0 for none."""
    if not model._evidence_parent:
        return SQL("0")
    return SQL("coalesce(%s, 0)", SQL.identifier(model._evidence_parent))
