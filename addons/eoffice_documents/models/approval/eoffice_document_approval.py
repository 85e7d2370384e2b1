from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError
from odoo.tools import SQL
from odoo.tools.translate import LazyTranslate

_lt = LazyTranslate(__name__)

REQUIRED_FIELDS = ("document_type_id", "subject", "symbol", "signer_id", "signer_authority")


class DocumentApproval(models.Model):
    """Approval workflow of a draft: submitted, approved step by step, sent back, changed (N30 Đ10–12)."""

    _inherit = "eoffice.document"

    approval_ids = fields.One2many("eoffice.approval", "document_id", "Approvals", readonly=True)
    my_approval_ids = fields.Many2many("eoffice.approval", compute="_compute_my_approval_ids")
    my_question = fields.Text(compute="_compute_my_approval_ids", string="What is asked of me")
    can_approve = fields.Boolean(compute="_compute_my_approval_ids")
    can_sign_off = fields.Boolean(compute="_compute_my_approval_ids", help="The approval asked of me is the signature.")
    can_answer = fields.Boolean(compute="_compute_my_approval_ids")
    is_drafter = fields.Boolean(compute="_compute_my_approval_ids")
    is_issuing_clerk = fields.Boolean(compute="_compute_my_approval_ids")
    can_enter_signature = fields.Boolean(compute="_compute_my_approval_ids")

    @api.model
    def _state_dependencies(self):
        return [*super()._state_dependencies(), "approval_ids.state", "approval_ids.current"]

    def _current_state(self):
        state = super()._current_state()
        way = self.approval_ids._active_steps()
        if state != "draft" or not way:
            return state
        return "approved" if set(way.mapped("state")) == {"approved"} else "checking"

    @api.depends("approval_ids.state")
    @api.depends_context("uid")
    def _compute_my_approval_ids(self):
        approval = self.env["eoffice.approval"]
        lines = approval.search([("document_id", "in", self.ids), *approval._waiting_for_me()]).grouped("document_id")
        kinds = dict(approval._fields["type"]._description_selection(self.env))
        for document in self:
            mine = lines.get(document._origin, approval)
            document.my_approval_ids = mine
            document.can_answer = "opinion" in mine.mapped("type")
            document.can_sign_off = "sign" in mine.mapped("type")
            document.can_approve = bool(mine.filtered(lambda line: line.type != "opinion"))
            document.my_question = "\n".join(
                f"{kinds[line.type]} · {line.asker_id.name}" + (f": {line.question}" if line.question else "")
                for line in mine
            )
            document.is_drafter = document.drafter_id == self.env.user
            outgoing = document.direction == "outgoing"
            document.is_issuing_clerk = outgoing and self.env.user in document.sudo().unit_id.clerk_ids
            document.can_enter_signature = outgoing and (
                document.is_issuing_clerk or document.signer_id == self.env.user
            )

    def _compute_lead_name(self):
        """Who has a draft now: its drafter, whoever is asked, then the clerks."""
        outgoing = self.filtered(lambda document: document.direction == "outgoing")
        super(DocumentApproval, self - outgoing)._compute_lead_name()
        for document in outgoing:
            asked = document.sudo().approval_ids._active_steps().filtered(lambda line: line.state == "waiting")
            document.lead_name = {
                "draft": document.drafter_id.name,
                "checking": ", ".join(asked.principal_id.mapped("name")),
                "approved": document.signer_name,
                "signed": self.env._("Clerks"),
            }.get(document.state, False)

    def action_mark_opened(self):
        marked = super().action_mark_opened()
        self.my_approval_ids._mark_opened()
        return marked

    def _waits_for_me(self):
        return super()._waits_for_me() or bool(self.my_approval_ids)

    def action_approve_mine(self):
        """Approve what is asked of the current user for these documents."""
        self.my_approval_ids.filtered(lambda line: line.type != "opinion").action_approve()

    def action_submit(self):
        """The drafter submits the draft for approval."""
        self.ensure_one()
        self._check_drafter()
        self._settle_signer()
        self._check_submittable()
        route = self.env["eoffice.approval.route"]._first_match(
            self.unit_id, self.drafting_unit_id, self.document_type_id
        )
        route._check_steps()
        self._check_authority()
        self._keep_version()
        lines = (
            self.env["eoffice.approval"]
            .checked_sudo()
            .create(
                [
                    {
                        "document_id": self.id,
                        "type": step.type,
                        "sequence": step.sequence,
                        "principal_id": step._principal(self.checked_sudo()).id,
                    }
                    for step in route.step_ids
                ]
            )
        )
        self.env["eoffice.audit.log"]._add("submitted", [(self, None, route.name)])
        own = lines.filtered(lambda line: line.type == "content" and self.env.user in line.principal_id.member_ids)
        # a head who drafts answers for the content by submitting it (N30 Đ12.1)
        own._finish("approved", self.env._("Own draft"))
        self._advance()

    def _check_submittable(self):
        if self.state != "draft":
            raise UserError(self.env._("«%s» has already been submitted for approval.", self.display_name))
        missing = [
            name for name in REQUIRED_FIELDS if not self[name] and not (name == "subject" and self.secrecy != "none")
        ]
        if missing:
            labels = ", ".join(self._fields[name]._description_string(self.env) for name in missing)
            raise UserError(self.env._("Before submitting, fill in: %s.", labels))
        if self.secrecy == "none" and not self.version_id.attachment_id:
            raise UserError(self.env._("Add the file of the draft (Word or PDF), then submit it."))
        if self.secrecy != "none" and self.version_ids.attachment_id:
            raise UserError(
                self.env._("A secret document is kept without file. Press «Remove the files», then submit it.")
            )
        blocking = self.approval_ids.filtered(lambda line: line.blocking and line.state == "waiting")
        if blocking:
            raise UserError(
                self.env._("The opinion of %s must come first. Wait for it.", blocking[0].principal_id.name)
            )

    def _check_drafter(self):
        self.check_access("read")
        if any(document.drafter_id != self.env.user for document in self):
            raise AccessError(self.env._("Only the drafter can do this."))

    def _lock_for_update(self):
        """Let approvals of one document given in the same moment come one after the other: the second sees the first.

        The row is written, not only locked: under REPEATABLE READ the second then starts again with what the
        first has left.
        """
        if self:
            self.env.cr.execute(
                SQL("UPDATE eoffice_document SET write_date = now() AT TIME ZONE 'UTC' WHERE id IN %s", tuple(self.ids))
            )

    def _advance(self):
        """Ask the next step when the one before is through; after the last the clerk sees the document."""
        self.ensure_one()
        way = self.checked_sudo().approval_ids._active_steps()
        pending = way.filtered(lambda line: line.state == "pending")
        if "waiting" in way.mapped("state"):
            return
        if pending:
            first = min(pending.mapped("sequence"))
            pending.filtered(lambda line: line.sequence == first)._request()
            return
        posts = self.env["eoffice.principal"]
        clerks = posts._of_unit(self.unit_id, "clerk")
        readers = clerks | posts._of_unit(self.unit_id, "office")
        self.env["eoffice.document.access"]._grant((self.id, reader.id) for reader in readers)
        self.env["eoffice.notification"]._send(
            clerks.member_ids | self.checked_sudo().drafter_id,
            _lt("Approved for signature. When it is signed, add the signed file."),
            record=self,
        )

    def _restart_from(self, sequence, reason):
        """Ask the steps from ``sequence`` on once more; what was approved there counts no longer (N30 Đ11)."""
        self.ensure_one()
        again = self.checked_sudo().approval_ids._active_steps().filtered(lambda line: line.sequence >= sequence)
        asked = dict.fromkeys((line.sequence, line.type, line.principal_id) for line in again.sorted("sequence"))
        again._supersede()
        self.env["eoffice.approval"].checked_sudo().create(
            [
                {
                    "document_id": self.id,
                    "type": kind,
                    "sequence": place,
                    "principal_id": principal.id,
                    "question": place == sequence and reason,
                }
                for place, kind, principal in asked
            ]
        )
        self._advance()

    def _cancel_approvals(self):
        self.checked_sudo().approval_ids._active_steps()._supersede()

    def action_withdraw_draft(self):
        """The drafter takes the document back to change it; it starts its way again."""
        for document in self:
            document._check_drafter()
            if document.state not in ("checking", "approved"):
                raise UserError(self.env._("Only a draft that is submitted and not signed yet can be withdrawn."))
            document._lock_for_update()
            document._cancel_approvals()
            self.env["eoffice.audit.log"]._add("taken_back", [(document, None, False)])

    def action_discard(self):
        """The drafter gives the draft up; it stays, struck out."""
        for document in self:
            document._check_drafter()
            if document.state != "draft":
                raise UserError(self.env._("Only a draft can be given up. Take it back first."))
            document.checked_sudo().voided = True
            self.env["eoffice.audit.log"]._add("draft_discarded", [(document, None, False)])

    def _request_opinion(self, principals, question, blocking=False):
        """Ask other units or people; the way goes on meanwhile unless ``blocking`` (N30 Đ10.3)."""
        self.ensure_one()
        self.check_access("read")
        if not (self.drafter_id == self.env.user or self.can_approve):
            raise AccessError(self.env._("Only the drafter, or who is asked to approve, asks for opinions."))
        if self.state not in ("draft", "checking"):
            raise UserError(self.env._("Opinions are asked before the document is approved for signature."))
        if not principals or not (question or "").strip():
            raise UserError(self.env._("Say whom you ask, and what."))
        idle = next((principal for principal in principals if not principal.sudo().member_ids), None)
        if idle:
            raise UserError(self.env._("%s has nobody with an account yet, so nobody would see it.", idle.name))
        lines = (
            self.env["eoffice.approval"]
            .checked_sudo()
            .create(
                [
                    {
                        "document_id": self.id,
                        "type": "opinion",
                        "principal_id": principal.id,
                        "question": question,
                        "blocking": blocking,
                    }
                    for principal in principals
                ]
            )
        )
        names = ", ".join(principals.mapped("name"))
        self.env["eoffice.audit.log"]._add("asked_opinion", [(self, None, f"{names}: {question}")])
        lines._request()
        return lines.sudo(False)


class ApprovalSupersede(models.Model):
    _inherit = "eoffice.approval"

    def _supersede(self):
        """Set lines of the way aside: what was approved is so no longer, what was asked is asked no more; superuser."""
        self._drop_activities()
        self.filtered(lambda line: line.state == "approved").state = "outdated"
        self.filtered(lambda line: line.state in ("pending", "waiting")).state = "withdrawn"
        self.write({"current": False})
