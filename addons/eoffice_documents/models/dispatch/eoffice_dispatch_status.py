from odoo import api, fields, models


class DocumentDispatchScreen(models.Model):
    """What the screens show of dispatch: how far it has come, when it is due, the line of each receiver."""

    _name = "eoffice.document"
    _inherit = ["eoffice.document", "eoffice.urgency.mixin"]

    dispatch_summary = fields.Char("Receivers so far", compute="_compute_dispatch_summary")
    dispatch_due_on = fields.Datetime("Send by", compute="_compute_dispatch_due_on")
    is_dispatch_late = fields.Boolean(compute="_compute_dispatch_due_on")
    can_dispatch = fields.Boolean(compute="_compute_can_dispatch")

    @api.depends("dispatch_ids.state")
    def _compute_dispatch_summary(self):
        counts = {}
        for document, state, count in self.env["eoffice.dispatch"]._read_group(
            [("document_id", "in", self.ids)], ["document_id", "state"], ["__count"]
        ):
            counts.setdefault(document.id, {})[state] = count
        labels = dict(self.env["eoffice.dispatch"]._fields["state"]._description_selection(self.env))
        for document in self:
            found = counts.get(document.id, {})
            document.dispatch_summary = " · ".join(
                f"{found[state]} {label.lower()}" for state, label in labels.items() if state in found
            )

    @api.depends("signed_on", "urgency", "state", "dispatch_ids")
    def _compute_dispatch_due_on(self):
        """An urgent document at once, another one at latest the morning of the next working day (Q28 Đ6.2)."""
        now = fields.Datetime.now()
        for document in self:
            document.dispatch_due_on = document.signed_on and document._send_by(electronic=True)
            open_still = document.state == "issued" and not document.sudo().dispatch_ids
            document.is_dispatch_late = bool(open_still and document.dispatch_due_on and document.dispatch_due_on < now)

    def _send_by(self, electronic):
        """Until when the signed document is to be sent, in UTC; two limits of the law.

        :param electronic: the morning of the next working day (Q28 Đ6.2); on paper its end, urgent ones at once
            (N30 Đ18.1)
        """
        limits = [
            self._limit_end(purpose, self.signed_on) for purpose in (("send", "issue") if electronic else ("issue",))
        ]
        return min(filter(None, limits), default=False)

    @api.depends("state", "unit_id.clerk_ids")
    @api.depends_context("uid")
    def _compute_can_dispatch(self):
        for document in self:
            document.can_dispatch = (
                document.direction == "outgoing"
                and document.state == "issued"
                and self.env.user in document.unit_id.clerk_ids
            )

    def dispatch_lines(self):
        """The line of each receiver, as the screen of the document shows it."""
        self.ensure_one()
        self.check_access("read")
        lines = self.env["eoffice.dispatch"].search([("document_id", "=", self.id)])
        labels = {
            name: dict(lines._fields[name]._description_selection(self.env))
            for name in ("way", "state", "recall_state", "paper_reason")
        }
        clerk = self.env.user in self.unit_id.clerk_ids
        outside = {line.id for line in lines if line.way != "system"}
        return [
            {
                **{
                    name: line[name]
                    for name in (
                        "id",
                        "name",
                        "way",
                        "state",
                        "sent_on",
                        "arrived_on",
                        "opened_on",
                        "decided_on",
                        "reason",
                        "failure",
                        "note",
                        "paper_copies",
                        "recall_state",
                        "recall_answer",
                        "email",
                    )
                },
                **{f"{name}_label": names.get(line[name]) for name, names in labels.items()},
                "sender": line.sender_id.name,
                "opened_by": line.opened_by_id.name,
                "decided_by": line.decided_by_id.name,
                "can_send_again": clerk and line.state == "failed",
                "can_mark_arrived": clerk and line.id in outside and line.state == "sent",
                "can_note_given_back": clerk and line.id in outside and line.recall_state == "asked",
            }
            for line in lines.sorted(lambda line: (line.state not in ("failed", "refused"), line.id))
        ]
