"""What tests of the evidence share: sealing, checking, and a row changed past the system in each way there is."""

from odoo.addons.queue_job.tests.common import trap_jobs
from odoo.tools import SQL

from ...models.common import evidence_hashing as hashing

# {model: (what SQL changes, what a row slipped in has of its own)}
TAMPERING = {
    "eoffice.audit.log": ({"note": "otherwise"}, {}),
    "eoffice.access.log": ({"act": "printed"}, {}),
    "eoffice.dossier.audit.log": ({"note": "otherwise"}, {}),
    "eoffice.account.audit.log": ({"note": "otherwise"}, {}),
    "eoffice.change.audit.log": ({"note": "otherwise"}, {}),
    "eoffice.register.number": ({"reason": "otherwise"}, {"number": 999_999, "document_id": None}),
    "eoffice.approval": ({"opinion": "otherwise"}, {}),
    "eoffice.evidence.file": ({"sha256": "0" * 64}, {}),
    "eoffice.evidence.acceptance": ({"reason": "otherwise"}, {}),
    "eoffice.rights.change": ({"state": "reversed"}, {}),
    "eoffice.rights.change.line": ({"new": "otherwise"}, {}),
}


class Tampering:
    """For a case of the office; the ways are `WAYS`, each takes a model and gives what the check has to find."""

    WAYS = ("change", "remove_middle", "remove_last", "slip_in", "slip_in_with_note")

    @classmethod
    def forget_set_up(cls):
        """What the set-up of this database has left was noted under the key of its server."""
        for model in ("eoffice.rights.change.line", "eoffice.rights.change"):
            cls.env.cr.execute(SQL("DELETE FROM %s", SQL.identifier(cls.env[model]._table)))
            cls.env.cr.execute("DELETE FROM eoffice_evidence_pending WHERE model = %s", [model])
        cls.env.invalidate_all()

    def sealed(self):
        """Note and seal everything, as commit and cron do."""
        self.env.cr.flush()
        self.env["eoffice.evidence.seal"].sudo()._seal_all()

    def checked(self, **values):
        """A check of everything, finished."""
        self.env.cr.flush()
        self.env.invalidate_all()
        with trap_jobs():
            check = self.env["eoffice.evidence.check"].sudo()._begin(**values)
            while check.state == "running":
                check._job_check()
        return check

    def found(self, **values):
        """{(kind, model, row)} that a check finds."""
        return {(row.kind, row.model, row.row_id) for row in self.checked(**values).finding_ids}

    def assert_found(self, model, way):
        """Tamper with ``model`` in one ``way``: the check names that row, and what it belongs to, and nothing else."""
        with self.env.cr.savepoint() as savepoint:
            expected = getattr(self, way)(self.env[model].sudo())
            check = self.checked()
            self.assertEqual({(row.kind, row.model, row.row_id) for row in check.finding_ids}, expected)
            self.assertEqual((check.state, check.finding_count), ("broken", len(expected)))
            for row in check.finding_ids:
                self.assertIn(str(row.row_id), row.sentence)
            savepoint.rollback()
            self.env.invalidate_all()

    def newest(self, model):
        rows = model.search([], order="id desc", limit=3)
        self.assertEqual(len(rows), 3, "too few rows to take one from the middle")
        return rows

    def change(self, model):
        row = self.newest(model)[1]
        name, value = next(iter(TAMPERING[model._name][0].items()))
        self.execute("UPDATE %s SET %s = %s WHERE id = %s", model, SQL.identifier(name), value, row.id)
        return {("changed", model._name, row.id)}

    def remove_middle(self, model):
        return self._remove(model, self.newest(model)[1])

    def remove_last(self, model):
        return self._remove(model, self.newest(model)[0])

    def _remove(self, model, row):
        self.execute("DELETE FROM %s WHERE id = %s", model, row.id)
        return {("removed", model._name, row.id)}

    def slip_in(self, model):
        columns = [*hashing.columns_of(model)]
        own = TAMPERING[model._name][1]
        values = SQL(", ").join(SQL("%s", own[name]) if name in own else SQL.identifier(name) for name in columns)
        names = SQL(", ").join(map(SQL.identifier, columns))
        like = self.newest(model)[0].id
        self.execute(
            "INSERT INTO %s (%s) SELECT %s FROM %s WHERE id = %s RETURNING id", model, names, values, model, like
        )
        return {("added", model._name, self.env.cr.fetchone()[0])}

    def slip_in_with_note(self, model):
        """By who knows the program and the database, but not the key of the server."""
        expected = self.slip_in(model)
        row = next(iter(expected))[2]
        with self.without_key():
            model._evidence_insert(SQL("%s WHERE id = %s", SQL.identifier(model._table), row))
        return expected

    def execute(self, statement, *parts):
        self.env.cr.flush()
        tables = [SQL.identifier(part._table) if hasattr(part, "_table") else part for part in parts]
        self.env.cr.execute(SQL(statement, *tables))
        self.env.invalidate_all()
