from odoo import models
from odoo.tools.translate import LazyTranslate

_lt = LazyTranslate(__name__)


class DocumentIntake(models.Model):
    """Telling people: the clerk that something has come, the sender what became of it (N30 PL VI III.1.i, k)."""

    _inherit = "eoffice.document"

    def _announce(self):
        """An activity for the first clerk of each receiving unit, and a word on the screens of all of them."""
        self.filtered(lambda document: not document.unnumbered)._request_receiver("accept")
        service = self.env["eoffice.notification"]
        for unit, documents in self.grouped("unit_id").items():
            named = not service._is_secret(documents[0])
            news = {
                "issuer": named and documents[0].issuer_name,
                "subject": named and documents[0].display_name,
                "document": documents[0].id,
                "count": len(documents),
                "urgent": any(document.urgency != "normal" for document in documents),
            }
            for partner in (unit.clerk_ids or unit.head_id).partner_id:
                own = partner == self.env.user.partner_id  # they have just sent it themselves
                partner._bus_send("eoffice.arrived", {**news, "count": 0} if own else news)

    def _announce_recall(self, reason):
        """An activity for who receives at each unit, and a message in the inbox of all of them."""
        self._request_receiver("recall", reason)
        for document in self:
            self.env["eoffice.notification"]._send(
                document._receivers(),
                _lt("%(who)s recalls it: %(why)s", who=document.issuer_name, why=reason),
                record=document,
            )
        self._refresh_lists()

    def _request_receiver(self, act, summary=False):
        self.env["eoffice.notification"].with_context(eoffice_unfollowed=True)._add_activities(
            f"eoffice_documents.activity_{act}",
            [
                {"record": document, "user": receiver, "summary": summary}
                for document in self
                for receiver in document._receivers()[:1]
            ],
        )

    def message_subscribe(self, partner_ids=None, subtype_ids=None):
        """An activity makes its holder a follower, five queries each: receivers have their list for that."""
        if self.env.context.get("eoffice_unfollowed"):
            return True
        return super().message_subscribe(partner_ids=partner_ids, subtype_ids=subtype_ids)

    def _receivers(self):
        """The accounts that receive this entry: clerks, or whoever holds the first line where there is no register."""
        entry = self.sudo()
        if entry.unnumbered:
            return entry.assignment_ids.filtered(lambda line: not line.parent_id).principal_id.member_ids
        return entry.unit_id.clerk_ids

    def _drop_announcement(self):
        kinds = [self.env.ref(f"eoffice_documents.activity_{act}").id for act in ("accept", "recall")]
        self.env["mail.activity"].sudo().search(
            [("res_model", "=", self._name), ("res_id", "in", self.ids), ("activity_type_id", "in", kinds)]
        ).unlink()
        self._refresh_lists()

    def _refresh_lists(self):
        for partner in self.sudo().unit_id.clerk_ids.partner_id:
            partner._bus_send("eoffice.arrived", {"count": 0})

    def _notify_senders(self, line, body):
        """Tell who sent ``line``, who drafted its document and the office chiefs of its unit."""
        document = self.sudo()
        people = line.sender_id | document.drafter_id | document.unit_id.office_chief_ids
        self.env["eoffice.notification"]._send(people, body, record=document)
