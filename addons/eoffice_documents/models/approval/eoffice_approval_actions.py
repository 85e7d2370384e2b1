from odoo import fields, models
from odoo.exceptions import AccessError, UserError
from odoo.tools.translate import LazyTranslate

_lt = LazyTranslate(__name__)


class ApprovalActions(models.Model):
    """What the one who is asked may do: approve, return, forward, answer. A refused act changes nothing."""

    _inherit = "eoffice.approval"

    def _check_asked(self, *kinds):
        """Only who is asked now acts on the lines."""
        if any(line not in self.filtered("is_mine") for line in self):
            raise AccessError(self.env._("You are not the approver of this step."))
        done = self.filtered(lambda line: line.state != "waiting")
        if done:
            raise UserError(
                self.env._(
                    "«%(document)s» does not wait for you any more: %(state)s. Refresh the list.",
                    document=done[0].document_id.display_name,
                    state=dict(self._fields["state"]._description_selection(self.env))[done[0].state].lower(),
                )
            )
        if any(line.type not in kinds for line in self):
            raise UserError(self.env._("An opinion is answered, an approval is given or refused."))

    def action_open_document(self):
        self.ensure_one()
        return {
            "type": "ir.actions.act_window",
            "res_model": "eoffice.document",
            "res_id": self.document_id.id,
            "views": [(False, "form")],
            "context": {"create": 0},
        }

    def _mark_opened(self):
        new = self.filtered(lambda line: line.state == "waiting" and not line.opened_on)
        if new:
            new.sudo().opened_on = fields.Datetime.now()
            self.env["eoffice.audit.log"]._add("opened", [(line.document_id, None, False) for line in new])

    def action_approve(self):
        """Agree, as the step asks: to the content, to the form, to the signature."""
        self._approve()

    def _approve(self, note=False):
        self._check_asked("content", "form", "review", "sign")
        for line in self:
            document = line.document_id
            asked = document.approval_ids.filtered(lambda other: other.blocking and other.state == "waiting")
            if asked:
                raise UserError(
                    self.env._("The opinion of %s must come first. Wait for it.", asked[0].principal_id.name)
                )
            if line.type == "sign":
                if document.signer_id != self.env.user:
                    raise AccessError(
                        self.env._("Only %s, who is named as the signer, gives the signature.", document.signer_id.name)
                    )
                document._check_authority()
            line._finish("approved", note)
            self.env["eoffice.audit.log"]._add("approved", [(document, None, line._said(note))])
            document._advance()

    def _said(self, text):
        kind = dict(self._fields["type"]._description_selection(self.env))[self.type]
        return f"{kind}: {text}" if text else kind

    def _finish(self, state, opinion=False):
        """Close the lines, in the name of the current user and for the version they have seen."""
        self.document_id._lock_for_update()
        now = fields.Datetime.now()
        for line in self.sudo():
            line.write(
                {
                    "state": state,
                    "opinion": opinion,
                    "finished_on": now,
                    "finished_by_id": self.env.uid,
                    "opened_on": line.opened_on or now,
                    "version_id": line.document_id.version_id.id,
                }
            )
        self._drop_activities()

    def _return(self, reason, to=None):
        """Give the document back with a reason.

        :param to: the earlier line of the way that is asked again; None: the drafter
        """
        self.ensure_one()
        self._check_asked("content", "form", "review", "sign")
        if not (reason or "").strip():
            raise UserError(self.env._("Write why you return the document."))
        document = self.document_id
        if to and to not in self._earlier():
            raise UserError(self.env._("The document can only go back to somebody who has approved it before you."))
        self._finish("returned", reason)
        receiver = to.principal_id.name if to else document.drafter_id.name
        self.env["eoffice.audit.log"]._add("sent_back", [(document, None, f"{receiver}: {reason}")])
        if to:
            document._restart_from(to.sequence, reason)
        else:
            document._cancel_approvals()
        self.env["eoffice.notification"]._send(
            document.drafter_id,
            _lt(
                "%(who)s returned the draft to %(receiver)s: %(why)s",
                who=self.env.user.name,
                receiver=receiver,
                why=reason,
            ),
            record=document,
        )

    def _earlier(self):
        """Lines of the way before this one that a return can go to."""
        self.ensure_one()
        return self.document_id.approval_ids._active_steps().filtered(
            lambda line: line.state == "approved" and line.sequence < self.sequence
        )

    def _substitutions(self):
        """Who may take this step over: who answers for the content, or may sign; else those one works with."""
        self.ensure_one()
        document = self.document_id.sudo()
        if self.type in ("content", "sign"):
            unit = document.drafting_unit_id if self.type == "content" else document.unit_id
            people = unit.head_id | unit.deputy_ids
            return self.env["eoffice.principal"].search([("user_id", "in", (people - self.env.user).ids)])
        return self.env["eoffice.principal"]._choices(self.env.user)

    def _forward(self, principal, note=False):
        """Hand the step to a stand-in or deputy (N30 Đ13.1, 13.4)."""
        self.ensure_one()
        self._check_asked("content", "form", "review", "sign")
        if principal not in self._substitutions():
            raise AccessError(self.env._("You cannot hand this step to %s.", principal.name))
        document = self.document_id
        self._finish("forwarded", note)
        self.checked_sudo().current = False
        if self.type == "sign":
            document._sign_by(principal.sudo().user_id)
        line = self.checked_sudo().create(
            {
                "document_id": document.id,
                "type": self.type,
                "sequence": self.sequence,
                "principal_id": principal.id,
                "question": note,
            }
        )
        self.env["eoffice.audit.log"]._add("forwarded", [(document, None, principal.name)])
        line._request()

    def _answer(self, text):
        """Give the opinion one was asked for (N30 Đ10.3)."""
        self._check_asked("opinion")
        if not (text or "").strip():
            raise UserError(self.env._("Write your opinion."))
        self._finish("answered", text)
        self.env["eoffice.audit.log"]._add("opinion", [(line.document_id, None, text) for line in self])
        for line in self:
            self.env["eoffice.notification"]._send(
                line.asker_id | line.document_id.drafter_id,
                _lt("Opinion of %(who)s: %(what)s", who=line.principal_id.name, what=text),
                record=line.document_id,
            )

    def action_withdraw(self):
        """Take back a question that nobody has answered."""
        if any(line.type != "opinion" or line.asker_id != self.env.user for line in self):
            raise AccessError(self.env._("Only who asked for an opinion can take the question back."))
        if any(line.state != "waiting" for line in self):
            raise UserError(self.env._("It has been answered already."))
        self.checked_sudo().write({"state": "withdrawn", "current": False, "finished_on": fields.Datetime.now()})
        self._drop_activities()
        self.env["eoffice.audit.log"]._add(
            "withdrawn", [(line.document_id, None, line.principal_id.name) for line in self]
        )
