from odoo import api, models


class ReaderRights(models.Model):
    """Readers of a document who were added or taken away by hand.

    Who gets a document because it was passed on to them has an assignment and a row of the audit log that say so;
    who reads it in a dossier, a change of access of that dossier, which waits for its own confirmation.
    """

    _name = "eoffice.document.access"
    _inherit = ["eoffice.document.access", "eoffice.rights.watch.mixin"]
    _rights_kind = "reader"
    _rights_fields = ("document_id", "principal_id")

    @api.model
    def _grant(self, pairs, by_dossier=False):
        with self._rights_by_rule():
            return super()._grant(pairs, by_dossier=by_dossier)

    @api.model
    def _revoke(self, lines):
        with self._rights_by_rule():
            return super()._revoke(lines)

    @api.model
    def _drop_of_dossiers(self, documents, principals):
        with self._rights_by_rule():
            return super()._drop_of_dossiers(documents, principals)

    def _rights_given(self):
        return {
            (row.id, user): {f"{row.document_id.id} {row.principal_id.id}"}
            for row in self
            for user in row.principal_id.member_ids.ids or [0]
        }

    def _rights_subject(self):
        return self.env["eoffice.audit.log"]._evidence_owner(self.document_id.id)

    def _rights_unit(self):
        return self.document_id.unit_id

    @api.model
    def _rights_text(self, grants):
        posts = [int(word.split()[1]) for word in grants]
        readers = self.env["eoffice.principal"].browse(posts).exists()
        return self.env._("Reads it as %s", ", ".join(readers.mapped("display_name")))

    @api.model
    def _rights_take(self, row, user, grants):
        self.browse(row).exists().unlink()

    @api.model
    def _rights_give(self, row, user, grants):
        for word in grants:
            document, principal = map(int, word.split())
            if self.env["eoffice.document"].browse(document).exists() and not self.search_count(
                [("document_id", "=", document), ("principal_id", "=", principal)], limit=1
            ):
                self.create({"document_id": document, "principal_id": principal})
