from odoo import api, fields, models


class DocumentAccess(models.Model):
    """Who may read a document: one indexed row a reader, written when the document comes to them."""

    _name = "eoffice.document.access"
    _description = "Reader of a document"
    _log_access = False

    document_id = fields.Many2one("eoffice.document", required=True, readonly=True, index=True, ondelete="cascade")
    principal_id = fields.Many2one("eoffice.principal", required=True, readonly=True, ondelete="cascade")

    by_dossier = fields.Boolean(readonly=True, help="The reader has it through a dossier alone: it ends with that.")

    _reader_uniq = models.Constraint("UNIQUE(principal_id, document_id)", "This reader already has the document.")

    @api.model
    def _revoke(self, lines):
        """Take the right to read away from holders of withdrawn ``lines`` who have no other line of the document."""
        for document, withdrawn in lines.grouped("document_id").items():
            kept = document.assignment_ids.filtered(lambda line: line.state != "withdrawn").principal_id
            gone = withdrawn.principal_id - kept
            rows = self.sudo().search([("document_id", "=", document.id), ("principal_id", "in", gone.ids)])
            rows.filtered(lambda row: row.principal_id.type in ("user", "unit")).unlink()
            self.env["eoffice.notification"]._withdraw(gone.member_ids - kept.member_ids, document)

    @api.model
    def _grant(self, pairs, by_dossier=False):
        """Let each principal read its document; ``pairs`` of (document id, principal id), also known ones.

        ``by_dossier``: the right comes from a dossier and is taken away with it. Returns the new rows.
        """
        pairs = set(pairs)
        known = self.sudo().search_fetch(
            [("document_id", "in", [document for document, _principal in pairs])],
            ["document_id", "principal_id", "by_dossier"],
        )
        known = known.filtered(lambda row: (row.document_id.id, row.principal_id.id) in pairs)
        if not by_dossier:
            known.filtered("by_dossier").by_dossier = False
        new = pairs - {(row.document_id.id, row.principal_id.id) for row in known}
        return self.sudo().create(
            [
                {"document_id": document, "principal_id": principal, "by_dossier": by_dossier}
                for document, principal in sorted(new)
            ]
        )
