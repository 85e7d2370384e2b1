from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError

from .eoffice_document_outgoing import CONTENT

BY_ISSUE = {"number", "issued_on", "issuer_id", "issuer_name"}  # given when the document is issued, never typed in
CONTENT_AND_UNIT = {*CONTENT, "unit_id"}
SIGNER = {"signer_id", "signer_name", "signer_title", "document_type_id", "unit_id"}  # what name and post follow
RIGHT = {"signer_id", "signer_authority", "document_type_id", "unit_id"}
OPEN = ("registered", "in_progress", "done")


class DocumentDraft(models.Model):
    """Drafting: from an incoming document, from a piece of work, or from nothing; and who may write the draft."""

    _inherit = "eoffice.document"

    can_draft = fields.Boolean(compute="_compute_can_draft", help="The draft is in my hands: I may change it.")

    @api.depends("state", "drafter_id", "approval_ids.state")
    @api.depends_context("uid")
    def _compute_can_draft(self):
        """The drafter until they submit it, then whoever is asked to approve it (N30 PL VI III.1.n)."""
        for document in self:
            mine = document.drafter_id in (self.env.user, self.env["res.users"])
            document.can_draft = document.direction == "outgoing" and (
                (document.state in (False, "draft") and mine) or (document.state == "checking" and document.can_approve)
            )

    @api.depends("can_draft")
    def _compute_can_edit(self):
        super()._compute_can_edit()
        for document in self:
            if document.direction == "outgoing":
                reached = document.state not in (False, "draft", "checking")
                document.can_edit = document.can_draft or (reached and document.can_edit)

    @api.model
    def default_get(self, fields_list):
        values = super().default_get(fields_list)
        if values.get("direction") == "outgoing":
            proposed = self._draft_values({name: value for name, value in values.items() if name != "unit_id"})
            values |= {name: value for name, value in proposed.items() if name in fields_list}
        return values

    @api.model
    def _create_own(self, vals):
        if vals.get("direction", self.env.context.get("default_direction")) == "outgoing":
            return self._create_draft(vals)
        return super()._create_own(vals)

    def _check_change(self, vals):
        vals = super()._check_change(vals)
        drafts = self.filtered(lambda document: document.direction == "outgoing")
        if not drafts:
            return vals
        drafts.check_access("write")
        drafts._check_may_write(vals)
        if "unit_id" in vals:
            drafts._check_issuing_unit(vals["unit_id"])
            drafts.checked_sudo().write({"unit_id": vals["unit_id"], **self._issuer_values(vals["unit_id"])})
        return {name: value for name, value in vals.items() if name != "unit_id"}

    def _after_change(self, vals):
        super()._after_change(vals)
        if not self.env.su and CONTENT_AND_UNIT & vals.keys():
            drafts = self.filtered(lambda document: document.direction == "outgoing")
            if SIGNER & vals.keys():
                drafts._settle_signer()
            if RIGHT & vals.keys():
                drafts.filtered(lambda document: document.state == "checking")._ask_new_signer()
            drafts._changed_on_the_way()

    @api.model
    def _create_draft(self, vals):
        """Make one draft of the current user, filled in as far as is known."""
        self.browse().check_access("create")
        vals = {name[8:]: value for name, value in self.env.context.items() if name.startswith("default_")} | vals
        self._eoffice_check_only_links(vals)
        line = vals.pop("answers_line_id", False)
        self._check_forged(set(vals) - self._settable_at_creation)
        if vals.get("number") or vals.get("issued_on"):
            raise AccessError(self.env._("A draft has no number and no date: they are given when it is issued."))
        values = self._draft_values({name: value for name, value in vals.items() if name not in BY_ISSUE})
        self._check_issuing_unit(values["unit_id"])
        if line and line not in self._my_open_lines(values.get("answers_id")).ids:
            raise AccessError(self.env._("You do not hold this work."))
        own = {name: value for name, value in self.env.context.items() if not name.startswith("default_")}
        # the defaults of the caller's window are none of the draft's  # pylint: disable-next=context-overridden
        draft = self.checked_sudo().with_context(own).create([{**values, "answers_line_id": line}])
        people = self.env["eoffice.principal"]
        readers = people._of_user(self.env.user) | people._of_unit(draft.drafting_unit_id)
        self.env["eoffice.document.access"]._grant((draft.id, reader.id) for reader in readers)
        self.env["eoffice.audit.log"]._add("drafted", [(draft, None, draft.answers_id.reference)])
        return draft.with_env(self.env)

    def _check_issuing_unit(self, unit):
        if unit not in self._issuing_units().ids:
            raise AccessError(self.env._("You cannot draft for this unit: only for your own and those above it."))

    def _check_may_write(self, vals):
        """Refuse what the current user may not write to these outgoing documents."""
        content = CONTENT_AND_UNIT & vals.keys()
        forged = BY_ISSUE & vals.keys()
        if forged:
            self._check_forged(forged)
            raise AccessError(self.env._("Number and date are given when the document is issued."))
        for document in self:
            if document._turns_secret_alone(vals):
                continue
            document._check_turning_secret(vals)
            if content and not document.can_draft:
                raise AccessError(
                    self.env._("This document is not in your hands now, so you cannot change it. Take it back first.")
                )
            if not content and not document.can_edit:
                raise AccessError(self.env._("This document is not in your hands now, so you cannot change it."))

    def _turns_secret_alone(self, vals):
        """Whether ``vals`` only make secret what has its number already, as a clerk of its unit may."""
        level = vals.get("secrecy") or "none"
        emptied = not vals.get("subject", True) and level == "top_secret"
        alone = vals.keys() <= {"secrecy", "subject"} and ("subject" not in vals or emptied)
        return alone and level != "none" and self._is_numbered() and self.env.user in self.sudo().unit_id.clerk_ids

    def _is_numbered(self):
        """Whether the document went out under a number: its state may be a later one than issued."""
        return self.direction == "outgoing" and bool(self.sudo().sequence_number)

    def _check_turning_secret(self, vals):
        """On the way to its signature a draft has files that only its drafter may empty."""
        turns = self.secrecy == "none" and (vals.get("secrecy") or "none") != "none"
        if turns and self.state == "checking" and self.version_ids.attachment_id:
            raise UserError(
                self.env._(
                    "A secret document is kept without file. Return «%s» to its drafter, to remove the files first.",
                    self.display_name,
                )
            )

    def _changed_on_the_way(self):
        """Who approves may change the draft; whoever approved before is asked again (N30 Đ11)."""
        for document in self.filtered(lambda document: document.state == "checking"):
            document._keep_version()
            before = (
                document.checked_sudo().approval_ids._active_steps().filtered(lambda line: line.state == "approved")
            )
            if before:
                document._lock_for_update()
                document._restart_from(
                    min(before.mapped("sequence")),
                    self.env._("%s has changed the draft after your approval.", self.env.user.name),
                )

    def _my_open_lines(self, document):
        return self.env["eoffice.assignment"].search(
            [
                ("document_id", "=", document or 0),
                ("is_mine", "=", True),
                ("state", "in", ("waiting", "open")),
                ("role", "!=", "information"),
            ]
        )

    def action_answer(self):
        """Open the draft that answers this incoming document: the one I have already, or a new one."""
        self.ensure_one()
        self.check_access("read")
        if self.direction != "incoming" or self.state not in OPEN:
            raise UserError(self.env._("Only a registered incoming document is answered."))
        draft = self.search(
            [("answers_id", "=", self.id), ("drafter_id", "=", self.env.uid), ("state", "in", ("draft", "checking"))],
            limit=1,
        )
        if not draft:
            line = self._my_open_lines(self.id)[:1]
            line._mark_opened()
            draft = self._create_draft({"direction": "outgoing", "answers_id": self.id, "answers_line_id": line.id})
        return {
            "type": "ir.actions.act_window",
            "res_model": self._name,
            "res_id": draft.id,
            "views": [(False, "form")],
        }

    @api.ondelete(at_uninstall=False)
    def _unlink_no_draft(self):
        if any(document.direction == "outgoing" for document in self):
            raise UserError(self.env._("A draft is not deleted. Give it up: it stays, struck out."))
