"""Which rows an act has changed: asked of the database itself, before the act is undone."""

from odoo.tools import SQL

TOUCHED = """SELECT relname, n_tup_ins, n_tup_upd, n_tup_del FROM pg_stat_xact_user_tables
              WHERE n_tup_ins + n_tup_upd + n_tup_del > 0"""


class Watch:
    """The rows of ``tables`` as they were; ``changes()`` says what differs now, and reads only what was touched."""

    def __init__(self, cr, tables):
        self.cr = cr
        self.before = {table: self._rows(table) for table in tables}
        self.start()

    def _rows(self, table):
        """{id: (hash of the row)}; rows without an id, those of relations, stand for themselves."""
        self.cr.execute(SQL("SELECT to_jsonb(t) FROM %s t", SQL.identifier(table)))
        rows = {}
        for (row,) in self.cr.fetchall():
            rows[row.get("id") or tuple(sorted((key, str(value)) for key, value in row.items()))] = row
        return rows

    def start(self):
        self.cr.execute(TOUCHED)
        self.touched = {row[0]: row[1:] for row in self.cr.fetchall()}

    def changes(self):
        """[(table, id, row before or None, row after or None)]"""
        self.cr.execute(TOUCHED)
        touched = [table for table, *counts in self.cr.fetchall() if self.touched.get(table) != tuple(counts)]
        found = []
        for table in touched:
            if table in self.before:
                before, after = self.before[table], self._rows(table)
                for key in before.keys() | after.keys():
                    if before.get(key) != after.get(key):
                        found.append((table, key, before.get(key), after.get(key)))
        return found
