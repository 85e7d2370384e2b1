from contextlib import contextmanager

from odoo import api, models

TOUCHED = "eoffice_documents.rights"  # {(model, id): (uid, what it gave, about what, of which unit)} until now
BY_RULE = "eoffice_documents.rights.by_rule"


class RightsWatchMixin(models.AbstractModel):
    """Records that give rights: whoever changes one, and by whatever way, a warning is left (N30 PL VI III.3.c).

    What they gave before the first change of a transaction is compared at its end with what they give then. Neither
    the context of a call nor superuser rights play a part, and what was put back in between is no change.
    """

    _name = "eoffice.rights.watch.mixin"
    _description = "Changes of rights are warned of"

    _rights_kind = None  # key of the kinds of ``eoffice.rights.change.line``
    _rights_fields = ()  # whoever writes one of these changes rights
    _rights_as_a_whole = False  # a changed one cannot be put back piece by piece: it ends

    def _rights_given(self):
        """Hook, as superuser: {(row, user or 0): set of words, what the row gives the user now}."""
        return {}

    def _rights_subject(self):
        """Hook, as superuser: what the right is about, in words that show nothing of a document's content."""
        return ""

    def _rights_unit(self):
        """Hook, as superuser: the unit whose business the right is; none for one of the whole office."""
        return self.env["hr.department"]

    @api.model
    def _rights_text(self, grants):
        """Hook: the words of ``grants`` as people read them."""
        return "; ".join(sorted(grants))

    @api.model
    def _rights_take(self, row, user, grants):
        """Hook, as superuser: take from ``user`` what ``row`` gave."""

    @api.model
    def _rights_give(self, row, user, grants):
        """Hook, as superuser: give ``user`` back what ``row`` gave before."""

    @api.model_create_multi
    def create(self, vals_list):
        records = super().create(vals_list)
        records._rights_touch(new=True)
        return records

    def write(self, vals):
        if not vals.keys().isdisjoint(self._rights_fields):
            self._rights_touch()
        return super().write(vals)

    def unlink(self):
        self._rights_touch()
        return super().unlink()

    def _rights_touch(self, new=False):
        """These records are about to change (``new``: have just been made): remember what they give until now."""
        callbacks = self.env.cr.precommit
        if not self.pool.ready or callbacks.data.get(BY_RULE):
            return  # an add-on is being installed; or access that follows from work, which has traces of its own
        if TOUCHED not in callbacks.data:
            callbacks.data[TOUCHED] = {}
            callbacks.add(self.env(context={}, su=True)["eoffice.rights.change"]._record)
        touched = callbacks.data[TOUCHED]
        if new:
            touched.update({(self._name, row): (self.env.uid, {}, "", False) for row in self.ids})
            return
        fresh = self.with_env(self._rights_env()).filtered(
            lambda record: record.id and (self._name, record.id) not in touched
        )
        given = fresh._rights_given_by_row()
        for record in fresh:
            about = (record._rights_subject(), record._rights_unit().id)
            touched[self._name, record.id] = (self.env.uid, given.get(record.id, {}), *about)

    def _rights_env(self):
        """The environment in which rights are read: superuser, in the words of the office, archived ones too."""
        return self.env(context={"lang": self.env.company.sudo().partner_id.lang, "active_test": False}, su=True)

    def _rights_given_by_row(self):
        """{row: {user or 0: set of words}}"""
        rows = {}
        for (row, user), grants in self._rights_given().items():
            rows.setdefault(row, {})[user] = grants
        return rows

    @api.model
    def _rights_line(self, row, user, old, new, subject, unit):
        """Values of a line: what ``row`` of this model gave ``user`` and what it gives now; of which ``unit`` (id)."""
        return {
            "kind": self._rights_kind,
            "model": self._name,
            "row_id": row,
            "user_id": user or False,
            "subject": subject,
            "unit_id": unit,
            "old": self._rights_text(old) if old else "",
            "new": self._rights_text(new) if new else "",
            "given": "\n".join(sorted(new - old)),
            "taken": "\n".join(sorted(old - new)),
        }

    @contextmanager
    def _rights_by_rule(self):
        """What changes meanwhile follows from work that was passed on, not from a hand that gives rights."""
        data = self.env.cr.precommit.data
        data[BY_RULE] = data.get(BY_RULE, 0) + 1
        try:
            yield
        finally:
            data[BY_RULE] = max(data.get(BY_RULE, 1) - 1, 0)
