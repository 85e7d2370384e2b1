from odoo import api, models
from odoo.tools import SQL

from . import evidence_hashing as hashing

NOTES = "eoffice_documents.evidence"  # {model: ids} written in this transaction


class EvidenceMixin(models.AbstractModel):
    """Rows that are sealed: whoever changes, removes or adds one past the system is found by the check.

    What is written through the ORM is noted, with a hash of the row, once at the end of the transaction; a row that is
    written by SQL calls `_evidence_note` for itself. Nobody waits for anybody: the notes are rows of their own.
    """

    _name = "eoffice.evidence.mixin"
    _description = "Rows that are sealed"

    _evidence_parent = None  # the many2one to what a row belongs to: findings name it
    _evidence_except = ()  # columns that may change without a note
    _evidence_living = False  # the system changes rows later on: the newest note counts, otherwise the first
    _evidence_leaves = False  # the system removes rows, with what they belong to

    def init(self):
        super().init()
        if self._auto and not self._abstract:
            self.pool.post_init(self._evidence_take_in)

    @api.model
    def _evidence_take_in(self):
        """Note the rows that were there before this model was sealed, once."""
        rows = SQL.identifier(self._table)
        known = SQL(
            "SELECT 1 FROM eoffice_evidence_pending WHERE model = %(model)s"
            " UNION ALL SELECT 1 FROM eoffice_evidence_seal WHERE model = %(model)s",
            model=self._name,
        )
        self._evidence_insert(SQL("%s WHERE NOT EXISTS (%s)", rows, known))

    @api.model_create_multi
    def create(self, vals_list):
        rows = super().create(vals_list)
        rows._evidence_note()
        return rows

    def write(self, vals):
        result = super().write(vals)
        if not vals.keys() <= set(self._evidence_except):
            self._evidence_note()
        return result

    def _evidence_note(self):
        """Note these rows as they will be when the transaction, or a part of it that can fail alone, ends."""
        if not self.ids:
            return
        callbacks = self.env.cr.precommit
        if NOTES not in callbacks.data:
            callbacks.add(self.env["eoffice.evidence.mixin"].sudo()._evidence_write_notes)
        callbacks.data.setdefault(NOTES, {}).setdefault(self._name, set()).update(self.ids)

    @api.model
    def _evidence_write_notes(self):
        for name, ids in self.env.cr.precommit.data.pop(NOTES, {}).items():
            rows = self.env[name]
            rows.flush_model(hashing.columns_of(rows))
            rows._evidence_insert(SQL("%s WHERE id = ANY(%s)", SQL.identifier(rows._table), sorted(ids)))

    @api.model
    def _evidence_insert(self, rows):
        """Note ``rows``, the rest of a statement from the name of the table on."""
        columns = hashing.columns_of(self)
        key_name, key = hashing.key()
        self.env.cr.execute(
            SQL(
                """INSERT INTO eoffice_evidence_pending (model, row_id, parent_id, columns, key_name, hash, noted_on)
                   SELECT %s, id, %s, %s, %s, %s, now() AT TIME ZONE 'UTC' FROM %s ORDER BY id""",
                self._name,
                hashing.parent_of(self),
                ",".join(columns),
                key_name,
                hashing.row_hash(self, columns, key),
                rows,
            )
        )

    def _evidence_farewell(self):
        """Note that the system is about to remove these rows together with what they belong to."""
        if not self.ids:
            return
        self.env.cr.precommit.data.get(NOTES, {}).get(self._name, set()).difference_update(self.ids)
        key_name, key = hashing.key()
        self.env.cr.execute(
            SQL(
                """INSERT INTO eoffice_evidence_pending (model, row_id, parent_id, columns, key_name, hash, noted_on)
                   SELECT %s, id, %s, '', %s, %s, now() AT TIME ZONE 'UTC' FROM %s WHERE id = ANY(%s)""",
                self._name,
                hashing.parent_of(self),
                key_name,
                hashing.farewell_hash(self, SQL.identifier("id"), key),
                SQL.identifier(self._table),
                self.ids,
            )
        )

    @api.model
    def _evidence_amended(self, ids):
        """Hook: which of these rows, written once, the system has amended since; their newest note counts."""
        return []

    @api.model
    def _evidence_models(self):
        """Names of the models whose rows are sealed, of every add-on."""
        mixin = self.env.registry["eoffice.evidence.mixin"]
        return sorted(
            name for name, model in self.env.registry.items() if issubclass(model, mixin) and not model._abstract
        )

    @api.model
    def _evidence_log_name(self, name):
        """What people call the log that the model ``name`` keeps."""
        return (self.env["ir.model"]._get(name).sudo().name if name in self.env else "") or name

    @api.model
    def _evidence_owner(self, parent):
        """What a row belongs to, in words that show nothing of its content; "" for nothing."""
        field = self._fields.get(self._evidence_parent)
        if not field or not parent:
            return ""
        owner = self.env[field.comodel_name].sudo().browse(parent)
        name = owner.exists() and next(
            (owner[name] for name in ("reference", "notation", "login") if name in owner), ""
        )
        kind = self.env["ir.model"]._get(field.comodel_name).sudo().name
        return f"{kind} {name} (id {parent})" if name else f"{kind} (id {parent})"
