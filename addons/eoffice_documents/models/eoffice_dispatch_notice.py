from odoo import fields, models


class DocumentArrival(models.Model):
    """Telling people: the clerk that something has come, the sender what became of it (N30 PL VI III.1.i, k)."""

    _inherit = "eoffice.document"

    def _announce(self):
        """An activity for the first clerk of each receiving unit, and a word on the screens of all of them."""
        numbered = self.filtered(lambda document: not document.unnumbered)
        kind = self.env.ref("eoffice_documents.activity_accept")
        model = self.env["ir.model"]._get_id(self._name)
        today = fields.Date.context_today(self)
        self.env["mail.activity"].sudo().with_context(
            mail_activity_quick_update=True, mail_create_nosubscribe=True
        ).create(
            [
                {
                    "activity_type_id": kind.id,
                    "res_model_id": model,
                    "res_id": document.id,
                    "user_id": document.unit_id.clerk_ids[:1].id,
                    "date_deadline": today,
                    "automated": True,
                }
                for document in numbered
                if document.unit_id.clerk_ids
            ]
        )
        for unit, documents in self.grouped("unit_id").items():
            news = {
                "issuer": documents[0].issuer_name,
                "subject": documents[0].display_name,
                "document": documents[0].id,
                "count": len(documents),
                "urgent": any(document.urgency != "normal" for document in documents),
            }
            for partner in (unit.clerk_ids or unit.head_id).partner_id:
                partner._bus_send("eoffice.arrived", news)

    def _drop_announcement(self):
        kind = self.env.ref("eoffice_documents.activity_accept")
        self.env["mail.activity"].sudo().search(
            [("res_model", "=", self._name), ("res_id", "in", self.ids), ("activity_type_id", "=", kind.id)]
        ).unlink()
        for partner in self.sudo().unit_id.clerk_ids.partner_id:
            partner._bus_send("eoffice.arrived", {"count": 0})

    def _tell_senders(self, line, body):
        """Tell who sent ``line``, who drafted its document and the office chiefs of its unit."""
        document = self.sudo()
        document.with_user(self.env.user)._tell(
            line.sender_id | document.drafter_id | document.unit_id.office_chief_ids, body
        )
