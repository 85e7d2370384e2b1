"""Where in the database, or on its disk, a word stands."""

from pathlib import Path

from odoo.tools import SQL


def places_of(env, word):
    """{"table.column": how many rows} of all tables, whoever made them, whose columns have ``word`` in any form."""
    env.flush_all()
    found = {}
    tables = env.execute_query(SQL("SELECT relname FROM pg_stat_user_tables"))
    for (table,) in tables:
        rows = env.execute_query(
            SQL("SELECT to_jsonb(t) FROM %s t WHERE t::text ILIKE %s", SQL.identifier(table), f"%{word}%")
        )
        for (row,) in rows:
            for column, value in row.items():
                if word.lower() in str(value).lower():
                    found[f"{table}.{column}"] = found.get(f"{table}.{column}", 0) + 1
    return found


def collect_rubbish(env):
    """Take off the disk what no row names any more, as Odoo's cron does every night and when it is called."""
    env["ir.attachment"].sudo()._gc_file_store_unsafe()


def is_on_disk(env, name):
    """Whether the file ``name`` (``store_fname``) lies in the filestore."""
    return Path(env["ir.attachment"]._full_path(name)).exists()
