from odoo import fields, models
from odoo.exceptions import AccessError, UserError
from odoo.tools.translate import LazyTranslate

from .eoffice_assignment import OPEN_STATES

_lt = LazyTranslate(__name__)


class AssignmentActions(models.Model):
    """What a holder or a sender may do with a line. Every act leaves a trace; a refused one changes nothing."""

    _inherit = "eoffice.assignment"

    def _check_holder(self, states=OPEN_STATES):
        """Only who holds the lines acts on them, and only while they are in one of ``states``."""
        if any(line not in self.filtered("is_mine") for line in self):
            raise AccessError(self.env._("This document is not in your hands: only its holder can do this."))
        done = self.filtered(lambda line: line.state not in states)
        if done:
            raise UserError(
                self.env._(
                    "«%(document)s» is already %(state)s. Refresh the list.",
                    document=done[0].document_id.display_name,
                    state=dict(self._fields["state"]._description_selection(self.env))[done[0].state].lower(),
                )
            )

    def action_open_document(self):
        """Open the document of this line; its first opening is noted."""
        self.ensure_one()
        self.document_id.action_mark_opened()
        return {
            "type": "ir.actions.act_window",
            "res_model": "eoffice.document",
            "res_id": self.document_id.id,
            "views": [(False, "form")],
            "context": {"eoffice_line": self.id},
        }

    def _mark_opened(self):
        new = self.filtered(lambda line: line.state == "waiting")
        if new:
            new.sudo().write({"state": "open", "opened_on": fields.Datetime.now()})
            self.env["eoffice.audit.log"]._add("opened", [(line.document_id, line, False) for line in new])

    def _forward(self, targets):
        """Pass every line of ``self`` on.

        :param targets: list of dicts ``principal`` (record), ``role``, ``deadline`` (UTC datetime or False),
            ``instruction`` and ``reply_required``: one lead, any number of others (N30 Đ23.2)
        :return: the new lines
        """
        self._check_holder()
        choices = self.env["eoffice.principal"]._choices(self.env.user)
        strangers = [target["principal"] for target in targets if target["principal"] not in choices]
        if strangers:
            raise AccessError(self.env._("You cannot send documents to %s.", strangers[0].name))
        self._mark_opened()
        return self._forward_to(targets)

    def _forward_to(self, targets):
        self._check_targets(targets)
        now = fields.Datetime.now()
        lines = self.checked_sudo().create([line._line_values(target, now) for line in self for target in targets])
        if any(target["role"] != "information" for target in targets):
            self.checked_sudo().write({"state": "passed"})
            self._drop_activities()
        names = ", ".join(target["principal"].display_name for target in targets)
        self.env["eoffice.audit.log"]._add("passed", [(line.document_id, line, names) for line in self])
        lines._deliver()
        return lines.sudo(False)

    def _line_values(self, target, now):
        """The line that passes ``self`` on to ``target``."""
        return {
            "document_id": self.document_id.id,
            "parent_id": self.id,
            "principal_id": target["principal"].id,
            "unit_id": target["principal"]._unit().id,
            "sender_id": self.env.uid,
            "role": target["role"],
            "instruction": target.get("instruction"),
            "deadline": target.get("deadline"),
            "reply_required": target.get("reply_required", False),
            "rule_id": target.get("rule") and target["rule"].id,
            "sent_on": now,
        }

    def _check_targets(self, targets):
        roles = [target["role"] for target in targets]
        if not roles:
            raise UserError(self.env._("Choose who receives the document."))
        if roles.count("lead") != 1 and set(roles) != {"information"}:
            raise UserError(self.env._("Name exactly one lead: one unit or person answers for the result."))
        principals = [target["principal"] for target in targets]
        if len({principal.id for principal in principals}) != len(principals):
            raise UserError(self.env._("The same receiver stands in the list twice."))
        idle = next((principal for principal in principals if not principal.sudo().member_ids), None)
        if idle:
            raise UserError(self.env._("%s has nobody with an account yet, so nobody would see it.", idle.name))

    def _deliver(self):
        """Give the new holders the right to read, an activity with the deadline, and a message in their inbox."""
        self.env["eoffice.document.access"]._grant((line.document_id.id, line.principal_id.id) for line in self)
        self._notify_holders()

    def _complete(self, result, answer=None):
        """Finish the lines with a result; the line above closes when all its leads are done."""
        self._check_holder()
        if not (result or "").strip() and not answer:
            raise UserError(self.env._("Write what the result is, or choose the answering document."))
        if not answer and any(line.reply_required for line in self):
            raise UserError(self.env._("This document asks for an answer: choose the answering document first."))
        self._mark_opened()
        self.checked_sudo().write({"result": result, "answer_id": answer and answer.id})
        self.env["eoffice.audit.log"]._add("completed", [(line.document_id, line, result) for line in self])
        self.checked_sudo()._close("done")
        for line in self:
            self.env["eoffice.notification"]._send(
                line.sender_id,
                _lt("%(who)s has completed: %(what)s", who=line.principal_id.display_name, what=result or ""),
                record=line.document_id,
            )

    def action_acknowledge(self):
        """Take note of a document received for information."""
        if any(line.role != "information" for line in self):
            raise UserError(self.env._("Only documents received for information are acknowledged."))
        self._check_holder()
        self._mark_opened()
        self.env["eoffice.audit.log"]._add("completed", [(line.document_id, line, False) for line in self])
        self.checked_sudo()._close("done")

    def _return(self, reason):
        """Give the lines back to who sent them, whose own line opens again."""
        self._check_holder()
        if not (reason or "").strip():
            raise UserError(self.env._("Write why you return the document."))
        if any(not line.parent_id or line.role == "information" for line in self):
            raise UserError(self.env._("A document received for information, or the first line, cannot be returned."))
        self._mark_opened()
        self.checked_sudo().write({"reason": reason})
        self.env["eoffice.audit.log"]._add("returned", [(line.document_id, line, reason) for line in self])
        self.checked_sudo()._close("returned")
        for line in self:
            self.env["eoffice.notification"]._send(
                line.sender_id,
                _lt("%(who)s returned the document: %(why)s", who=line.principal_id.display_name, why=reason),
                record=line.document_id,
            )

    def action_withdraw(self):
        """Take back what was sent and nobody has opened."""
        if any(line.sender_id != self.env.user for line in self):
            raise AccessError(self.env._("Only who sent the document can take it back."))
        if any(line.state != "waiting" for line in self):
            raise UserError(self.env._("It has been opened already and cannot be taken back. Ask for its return."))
        self.env["eoffice.audit.log"]._add(
            "withdrawn", [(line.document_id, line, line.principal_id.display_name) for line in self]
        )
        self.checked_sudo()._close("withdrawn")

    def action_reopen(self):
        """Undo: the holder takes finished work up again."""
        self._check_holder(states=("done",))
        self.checked_sudo().write({"state": "open", "finished_on": False, "finished_by_id": False})
        above = self.checked_sudo().parent_id
        while above := above.filtered(lambda line: line.state == "done" and not line.result):
            above.write({"state": "passed", "finished_on": False, "finished_by_id": False})
            above = above.parent_id
        self.env["eoffice.audit.log"]._add("reopened", [(line.document_id, line, False) for line in self])

    def _close(self, state):
        """Close lines in ``state``; a line above is done when all its leads are, and open again when none is left."""
        self.write({"state": state, "finished_on": fields.Datetime.now(), "finished_by_id": self.env.uid})
        self._drop_activities()
        if state == "withdrawn":
            self.env["eoffice.document.access"]._revoke(self)
        above = self.parent_id.filtered(lambda line: line.state == "passed")
        leads = {
            line: line.child_ids.filtered(
                lambda child: child.role == "lead" and child.state not in ("returned", "withdrawn")
            )
            for line in above
        }
        orphans = above.filtered(lambda line: not leads[line])
        orphans.write({"state": "open"})
        finished = above.filtered(lambda line: leads[line] and set(leads[line].mapped("state")) == {"done"})
        if finished:
            finished._close("done")
