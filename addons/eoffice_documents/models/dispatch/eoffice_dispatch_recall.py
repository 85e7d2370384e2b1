from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError

from .eoffice_dispatch import ENDED

# the receiver's form is destroyed with the file; what names the recalled document stays (N30 PL VI III.8)
DESTROYED = (
    "subject",
    "signer_name",
    "signer_title",
    "recipients",
    "note",
    "answered_number",
    "deadline",
    "page_count",
)


class DocumentRecall(models.Model):
    """Recall: the sender freezes the document, the receivers lose it, both keep the trace (N30 Đ18.4, Q28 Đ8.2)."""

    _inherit = "eoffice.document"

    recalled_on = fields.Datetime(readonly=True, copy=False)
    recalled_by_id = fields.Many2one("res.users", readonly=True, copy=False, ondelete="restrict")
    recall_reason = fields.Char(readonly=True, copy=False)
    recall_asked = fields.Char(compute="_compute_recall_asked", help="Why the sender wants it back, until answered.")
    can_answer_recall = fields.Boolean(compute="_compute_recall_asked")

    @api.model
    def _state_dependencies(self):
        return [*super()._state_dependencies(), "recalled_on"]

    def _current_state(self):
        return "recalled" if self.recalled_on else super()._current_state()

    @api.depends("dispatch_id.recall_state", "unit_id.clerk_ids")
    @api.depends_context("uid")
    def _compute_recall_asked(self):
        for document in self:
            line = document.sudo().dispatch_id
            asked = line.recall_state == "asked"
            document.recall_asked = asked and line.document_id.recall_reason
            document.can_answer_recall = asked and document._is_received_by(self.env.user)

    def _check_change(self, vals):
        """What was recalled stays as it is, at the sender as at the receiver."""
        if any(document.recalled_on and not document._turns_secret_alone(vals) for document in self):
            raise UserError(self.env._("This document was recalled: nothing of it is changed any more."))
        return super()._check_change(vals)

    def _void(self, reason):
        if any(line.state not in ENDED for line in self.sudo().dispatch_ids):
            raise UserError(
                self.env._("It has been sent out already. Recall it: that strikes it out at its receivers.")
            )
        return super()._void(reason)

    def _recall(self, reason):
        """Take an issued document back from everybody it was sent to."""
        self.ensure_one()
        self._check_issuing_clerk()
        if not (reason or "").strip():
            raise UserError(self.env._("Write why the document is recalled: its receivers are told."))
        if self.state != "issued":
            raise UserError(self.env._("Only an issued document is recalled, and only once."))
        self.checked_sudo().write(
            {"recalled_on": fields.Datetime.now(), "recalled_by_id": self.env.uid, "recall_reason": reason}
        )
        self.env["eoffice.audit.log"]._add("recalled", [(self, None, reason)])
        self.checked_sudo().dispatch_ids.filtered(lambda line: line.state not in ENDED)._recall(reason)

    def _take_back(self, reason):
        """These entries lose their file, their words and their form; the struck-through row keeps number and reason."""
        self._let_go("withdrawn")
        self.env["eoffice.register.number"].search([("document_id", "in", self.ids)]).write(
            {"state": "void", "reason": self.env._("Recalled: %s", reason)}
        )
        self.write(
            {
                **dict.fromkeys(DESTROYED, False),
                "voided": True,
                "recalled_on": fields.Datetime.now(),
                "recalled_by_id": self.env.uid,
                "recall_reason": reason,
            }
        )
        messages = self.message_ids
        messages.tracking_value_ids.unlink()  # nor does the history of the form show what it said
        messages.write({"subject": False})
        self.env["eoffice.audit.log"]._add("recalled", [(entry, None, reason) for entry in self])

    def _check_recall_asked(self):
        self.ensure_one()
        self.check_access("read")
        line = self.sudo().dispatch_id
        if not line or not self._is_received_by(self.env.user):
            raise AccessError(self.env._("Only a clerk of the receiving unit can do this."))
        if line.recall_state != "asked":
            raise UserError(self.env._("Nobody asks for this document back, or it was answered already."))
        return line

    def action_agree_recall(self):
        """The receiver cancels the document on their side; the row of their register is struck through (Q28 Đ9.2)."""
        line = self._check_recall_asked()
        self.checked_sudo()._take_back(line.document_id.recall_reason)
        line._answer_recall("agreed")

    def _decline_recall(self, reason):
        """The receiver keeps the document and says why."""
        line = self._check_recall_asked()
        if not (reason or "").strip():
            raise UserError(self.env._("Write why you keep the document: the sender must know."))
        self.checked_sudo()._drop_announcement()
        self.env["eoffice.audit.log"]._add("recall_declined", [(self, None, reason)])
        line._answer_recall("declined", reason)


class DispatchRecall(models.Model):
    _inherit = "eoffice.dispatch"

    recall_state = fields.Selection(
        [
            ("at_once", "Taken back at once"),
            ("asked", "Asked back"),
            ("agreed", "Given back"),
            ("declined", "Not given back"),
        ],
        "Recall",
        readonly=True,
    )
    recall_answer = fields.Char("Why it is kept", readonly=True)
    recall_answered_on = fields.Datetime(readonly=True)
    recall_answered_by_id = fields.Many2one("res.users", readonly=True, ondelete="restrict")

    def _recall(self, reason):
        """Take these lines back: at once where nobody has accepted, else by asking."""
        fresh = self.filtered(lambda line: line.way == "system" and line.state in ("arrived", "opened"))
        unsent = self.filtered(lambda line: line.way == "mail" and line.state in ("waiting", "failed"))
        unsent.mail_id.unlink()
        fresh.entry_ids._take_back(reason)
        (fresh | unsent).write({"state": "recalled", "recall_state": "at_once"})
        asked = self - fresh - unsent
        asked.write({"recall_state": "asked"})
        asked.entry_ids._announce_recall(reason)
        asked.filtered(lambda line: line.way == "mail")._mail_recall(reason)
        self._refresh_screens()

    def _answer_recall(self, answer, reason=False):
        self.write(
            {
                "recall_state": answer,
                "recall_answer": reason,
                "recall_answered_on": fields.Datetime.now(),
                "recall_answered_by_id": self.env.uid,
                **({"state": "recalled"} if answer == "agreed" else {}),
            }
        )
        for line in self:
            line.document_id._notify_senders(line, line._recall_answer)
        self._refresh_screens()

    def _recall_answer(self, env):
        """Who answered the recall, and how, in the language of ``env``."""
        labels = dict(self._fields["recall_state"]._description_selection(env))
        return ": ".join(filter(None, (self.name, labels[self.recall_state], self.recall_answer)))

    def action_note_given_back(self):
        """The clerk notes that a receiver outside has cancelled or sent back the document."""
        self.document_id._check_issuing_clerk()
        if any(line.way == "system" or line.recall_state != "asked" for line in self):
            raise UserError(self.env._("Only the answer of a receiver outside is noted here: units answer themselves."))
        self.checked_sudo()._answer_recall("agreed")

    def _mail_recall(self, reason):
        """Tell agencies that got the document by e-mail."""
        self.env["eoffice.notification"]._send_mails(
            [
                {
                    "subject": self.env._("Recalled: %s", line.document_id.display_name),
                    "body_html": self._mail_body(
                        self.env._(
                            "%(unit)s recalls the document %(document)s. Please cancel it and tell us.",
                            unit=line.document_id.unit_id.name,
                            document=line.document_id.display_name,
                        ),
                        self.env._("Reason: %s", reason),
                    ),
                    "email_to": line.email,
                    "auto_delete": False,
                }
                for line in self
            ]
        )


class RecallAuditLog(models.Model):
    _inherit = "eoffice.audit.log"

    act = fields.Selection(
        selection_add=[("recalled", "Recalled"), ("recall_declined", "Recall declined")],
        ondelete={"recalled": "cascade", "recall_declined": "cascade"},
    )
