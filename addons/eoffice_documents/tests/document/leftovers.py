"""Where in the database a word stands."""

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
