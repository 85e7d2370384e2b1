from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError
from odoo.tools.translate import LazyTranslate

_lt = LazyTranslate(__name__)


class DocumentEntry(models.Model):
    """The receiver's side of dispatch: an incoming document on the sender's file, to accept or to refuse."""

    _inherit = "eoffice.document"

    dispatch_id = fields.Many2one(
        "eoffice.dispatch", "Came by", readonly=True, copy=False, ondelete="restrict", index="btree_not_null"
    )
    unnumbered = fields.Boolean(
        readonly=True, copy=False, help="It came to a unit that keeps no registers, and went straight to its head."
    )
    sent_by = fields.Char("Sent by", compute="_compute_sent_by", help="The clerk who sent it.")
    refusal = fields.Char("Reason of refusal", compute="_compute_sent_by")
    can_accept = fields.Boolean(compute="_compute_can_accept")

    @api.model
    def _state_dependencies(self):
        return [*super()._state_dependencies(), "unnumbered"]

    def _is_registered(self):
        """A unit without registers gives no number: its entry is registered as it comes."""
        return self.unnumbered or super()._is_registered()

    @api.depends("dispatch_id.reason")
    def _compute_sent_by(self):
        for document in self:
            line = document.sudo().dispatch_id
            document.sent_by = line.sender_id.name
            document.refusal = line.reason

    @api.depends("dispatch_id.state", "unit_id.clerk_ids", "assignment_ids.state")
    @api.depends_context("uid")
    def _compute_can_accept(self):
        """Whether the current user may still accept or refuse what has come."""
        for document in self:
            line = document.sudo().dispatch_id
            document.can_accept = line.state in ("arrived", "opened") and document._is_received_by(self.env.user)

    def _is_received_by(self, user):
        return user in self._receivers()

    def _check_may_accept(self):
        self.check_access("read")
        if any(not document.dispatch_id or not document._is_received_by(self.env.user) for document in self):
            raise AccessError(self.env._("Only a clerk of the receiving unit can do this."))
        settled = self.sudo().filtered(lambda document: document.dispatch_id.state not in ("arrived", "opened"))
        if settled:
            raise UserError(self.env._("«%s» was accepted, refused or recalled already.", settled[0].display_name))

    def action_accept(self):
        """Accept what has come and give it its arrival number; routing goes on as for any document."""
        self._check_may_accept()
        if len(self) == 1:
            return self.action_register()
        doubles = self.filtered("duplicate_ids")
        for document in self - doubles:
            document.action_register_anyway()
        if doubles:
            message = self.env._("%s look as if they were here already: open and check them.", len(doubles))
        else:
            message = self.env._("%s documents accepted and numbered.", len(self))
        return {
            "type": "ir.actions.client",
            "tag": "display_notification",
            "params": {
                "type": "warning" if doubles else "success",
                "message": message,
                "next": {"type": "ir.actions.client", "tag": "soft_reload"},
            },
        }

    def action_register_anyway(self):
        came = self.sudo().dispatch_id
        if came:
            self._check_may_accept()
            self._check_unaltered()
        result = super().action_register_anyway()
        if came:
            self._accepted()
        return result

    def _check_unaltered(self):
        """What was sent is what was signed (N30 Đ21.2.a)."""
        source = self.sudo().dispatch_id.document_id
        if source.signed_sha256 and source.signed_sha256 != source.signed_file_id._sha256():
            raise UserError(self.env._("The file is not the one that was signed any more. Refuse it with this reason."))

    def _accepted(self):
        lines = self.sudo().dispatch_id.filtered(lambda line: line.state in ("arrived", "opened"))
        if not lines:
            return
        now = fields.Datetime.now()
        for line in lines:
            line.write(
                {
                    "state": "accepted",
                    "opened_on": line.opened_on or now,
                    "opened_by_id": line.opened_by_id.id or self.env.uid,
                    "decided_on": now,
                    "decided_by_id": self.env.uid,
                }
            )
        self._drop_announcement()
        self.env["eoffice.audit.log"]._add("accepted", [(line.document_id, None, line.name) for line in lines])
        lines._refresh_screens()

    def _refuse(self, reason):
        """Send what has come back, with the reason; its file is gone here, a struck-through row stays (N30 Đ21.2.b)."""
        self._check_may_accept()
        if not (reason or "").strip():
            raise UserError(self.env._("Write why you refuse the document: the sender must know what to mend."))
        if any(line.state not in ("waiting", "open") for line in self.checked_sudo().assignment_ids):
            raise UserError(self.env._("It was passed on already. Ask for its return first."))
        lines = self.checked_sudo().dispatch_id
        lines.write(
            {
                "state": "refused",
                "reason": reason,
                "decided_on": fields.Datetime.now(),
                "decided_by_id": self.env.uid,
            }
        )
        self.checked_sudo()._let_go("returned")
        self.checked_sudo().voided = True
        log = self.env["eoffice.audit.log"]
        log._add("refused", [(document, None, reason) for document in self])
        log._add("refused", [(line.document_id, None, f"{line.name}: {reason}") for line in lines])
        for line in lines:
            line.document_id._notify_senders(
                line, _lt("%(who)s refused the document: %(why)s", who=line.name, why=reason)
            )
        lines._refresh_screens()

    def _let_go(self, state):
        """These entries let go of the file and of every word of it; the open lines of routing end in ``state``."""
        self.assignment_ids.filtered(lambda line: line.state in ("waiting", "open", "passed"))._close(state)
        self.recognition_ids.unlink()
        self._drop_announcement()
        self._index_text()

    def action_mark_opened(self):
        """The first opening at the receiver is noted for the sender."""
        result = super().action_mark_opened()
        came = self.filtered("dispatch_id").sudo()
        new = came.filtered(
            lambda document: document.dispatch_id.state == "arrived" and document._is_received_by(self.env.user)
        )
        if new:
            values = {"state": "opened", "opened_on": fields.Datetime.now(), "opened_by_id": self.env.uid}
            new.dispatch_id.write(values)
            new.dispatch_id._refresh_screens()
        return result or bool(new)

    def _waits_for_me(self):
        return super()._waits_for_me() or any(self.mapped("can_accept"))

    @api.ondelete(at_uninstall=False)
    def _unlink_not_sent(self):
        if self.sudo().dispatch_id:
            raise UserError(self.env._("A document that was sent to you cannot be deleted. Refuse it with the reason."))


class AssignmentOfEntry(models.Model):
    _inherit = "eoffice.assignment"

    def _forward_to(self, targets):
        lines = super()._forward_to(targets)
        self.document_id.filtered("unnumbered")._accepted()
        return lines

    def _close(self, state):
        super()._close(state)
        if state == "done":
            self.document_id.filtered("unnumbered").sudo(False)._accepted()
