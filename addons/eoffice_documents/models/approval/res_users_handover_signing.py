from odoo import models
from odoo.tools.translate import LazyTranslate

_lt = LazyTranslate(__name__)


class HandoverSigning(models.Model):
    """Pending signatures of a leaver: the successor gives them if authorised, else the draft goes back."""

    _inherit = "res.users"

    def _to_sign(self):
        """Documents that name this person as their signer and are not signed yet."""
        return (
            self.env["eoffice.document"]
            .sudo()
            .search([("direction", "=", "outgoing"), ("signer_id", "=", self.id), ("sequence_number", "=", False)])
            .filtered(lambda document: document.state in ("draft", "checking", "approved"))
        )

    def _handover_signatures(self, successor):
        """:return: how many documents went back; those the successor signs are counted with their steps"""
        back = self.env["eoffice.document"].checked_sudo()
        for document in self._to_sign():
            right = document.unit_id._signing_right(successor, document.document_type_id)
            if right and document.state != "approved":
                document._sign_by(successor, right)
            else:  # what this person has agreed to sign, nobody else has
                document._lose_signer(self)
                back |= document
        return len(back)


class DocumentSuccession(models.Model):
    _inherit = "eoffice.document"

    def _lose_signer(self, signer):
        """The approval workflow of this document ends; the drafter chooses another signer and submits it again."""
        self.ensure_one()
        document = self.checked_sudo()
        body = _lt(
            "%s, who was to sign, has handed their work over to somebody who may not sign this document. "
            "Choose another signer and submit the draft again.",
            signer.name,
        )
        if document.state != "draft":
            document._lock_for_update()
            document._cancel_approvals()
            self.env["eoffice.audit.log"]._add(
                "sent_back", [(self, None, f"{document.drafter_id.name}: {self.env._(body)}")]
            )
        document.write({"signer_id": False, "signer_name": False, "signer_title": False})
        self.env["eoffice.notification"]._send(document.drafter_id, body, record=document)
