from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError
from odoo.tools.translate import LazyTranslate

from .eoffice_dossier_access import CONTENT

_lt = LazyTranslate(__name__)


class DossierSharing(models.Model):
    """Who reads a dossier, and with it its documents (docs/decisions/0009).

    The right to a document is written into ``eoffice.document.access`` in the same act, marked as coming from the
    dossier, so that it ends with it. Only the holder shares, and only with whom they may send documents to.
    """

    _inherit = "eoffice.dossier"

    unconfirmed = fields.Integer(
        "Unconfirmed changes of access", compute="_compute_unconfirmed", search="_search_unconfirmed"
    )
    can_confirm = fields.Boolean(compute="_compute_unconfirmed")
    is_over = fields.Boolean(compute="_compute_is_over")

    @api.depends("audit_log_ids.to_confirm")
    @api.depends_context("uid")
    def _compute_unconfirmed(self):
        waiting = (
            self.env["eoffice.dossier.audit.log"]
            .sudo()
            .search([("dossier_id", "in", self.ids), ("to_confirm", "=", True)])
            .grouped("dossier_id")
        )
        for dossier in self:
            logs = waiting.get(dossier.sudo(), self.env["eoffice.dossier.audit.log"]).with_env(self.env)
            dossier.unconfirmed = len(logs)
            dossier.can_confirm = any(logs.mapped("can_confirm"))

    @api.model
    def _search_unconfirmed(self, operator, value):
        if (operator, value) not in ((">", 0), ("!=", 0)):
            return NotImplemented
        return [("audit_log_ids", "any", [("to_confirm", "=", True)])]

    @api.depends_context("uid")
    def _compute_is_over(self):
        for dossier in self:
            dossier.is_over = self.env.user in dossier._authorised()

    def action_confirm(self):
        """Confirm every change of access the current user may confirm."""
        self.check_access("read")
        logs = self.checked_sudo().audit_log_ids.with_env(self.env).filtered("can_confirm")
        if not logs:
            raise AccessError(
                self.env._("Only the office chief or the head of the unit, not who made it, confirms this change.")
            )
        logs.action_confirm()

    def _overseers(self):
        """Posts that see the cover of the dossier: the head of its unit, and chief and head of the agency."""
        self.ensure_one()
        posts = self.env["eoffice.principal"]
        return (
            posts._of_unit(self.department_id) | posts._of_unit(self.unit_id, "office") | posts._of_unit(self.unit_id)
        )

    def _authorised(self):
        """Accounts that hold one of those posts."""
        return self.sudo()._overseers().member_ids if self else self.env["res.users"]

    def _start_ocr(self):
        for dossier in self.checked_sudo():
            holder = dossier.env["eoffice.principal"]._of_user(dossier.holder_id)
            dossier._set_right(holder, "holder")
            dossier._set_right(dossier._overseers(), "overview")

    def _set_right(self, principals, right):
        """Write ``right`` into the rows of ``principals``; an overview never takes away more. Returns who gained."""
        self.ensure_one()
        dossier = self.checked_sudo()
        rows = dossier.reader_ids.filtered(lambda row: row.principal_id in principals)
        if right != "overview":
            rows.write({"right": right})
        new = principals - rows.principal_id
        dossier.env["eoffice.dossier.access"].create(
            [{"dossier_id": dossier.id, "principal_id": principal.id, "right": right} for principal in new]
        )
        if right != "overview":
            self._grant_documents(dossier.item_ids.document_id, principals)

    def _grant_documents(self, documents, principals):
        """Let ``principals`` read ``documents``; each gets a trace of who can read it now. Returns the new rows."""
        rows = self.env["eoffice.document.access"]._grant(
            ((document.id, principal.id) for document in documents for principal in principals), by_dossier=True
        )
        self.env["eoffice.audit.log"]._add(
            "shared",
            [
                (document, None, ", ".join(found.principal_id.mapped("name")))
                for document, found in rows.grouped("document_id").items()
            ],
        )
        return rows

    def _share(self, principals, right):
        """Let ``principals`` read these dossiers (``right`` = "read") or also add to them ("add")."""
        self._check_sharer()
        if right not in ("read", "add"):
            raise UserError(self.env._("Choose what they may do: read, or read and add."))
        strangers = principals - self.env["eoffice.principal"]._choices(self.env.user)
        if strangers:
            raise AccessError(self.env._("You cannot share a dossier with %s.", strangers[0].name))
        labels = dict(self.env["eoffice.dossier.access"]._fields["right"]._description_selection(self.env))
        for dossier in self:
            readers = principals - dossier.checked_sudo().holder_id.principal_ids.filtered("user_id")
            dossier._set_right(readers, right)
            names = ", ".join(readers.mapped("name"))
            dossier._log_change("shared", f"{names}: {labels[right]}")
            dossier._notify_readers(readers.member_ids)

    def _unshare(self, principals):
        """Take the dossier, and the documents read through it alone, away from ``principals``."""
        self._check_sharer()
        for dossier in self:
            rows = dossier._content_readers().filtered(
                lambda row: row.principal_id in principals and row.right != "holder"
            )
            if rows:
                names = ", ".join(rows.principal_id.mapped("name"))
                dossier._end_ocr(rows)
                dossier._log_change("unshared", names)

    def _end_ocr(self, rows):
        """Overseers keep the cover; everybody loses what they read through this dossier alone."""
        self.ensure_one()
        principals = rows.principal_id
        overseers = rows.filtered(lambda row: row.principal_id in self.checked_sudo()._overseers())
        overseers.write({"right": "overview"})
        (rows - overseers).unlink()
        self.env["eoffice.document.access"]._drop_of_dossiers(self.checked_sudo().item_ids.document_id, principals)

    def _check_sharer(self):
        """Who reads a dossier cannot add readers: the holder does, and the archive once it has it."""
        for dossier in self:
            sharers = dossier.holder_id
            if dossier.state == "archived":
                sharers = self.env["eoffice.principal"]._of_unit(dossier.sudo().unit_id, "archive").member_ids
            if self.env.user not in sharers:
                raise AccessError(self.env._("Only the holder of «%s» lets others read it.", dossier.display_name))

    def _log_change(self, act, note):
        """A change of access warns until it is confirmed; one made by who is over the holder stands."""
        for dossier in self:
            settled = self.env.user in dossier._authorised() - dossier.checked_sudo().holder_id
            self.env["eoffice.dossier.audit.log"]._add(act, dossier, note, to_confirm=not settled)

    def _notify_readers(self, users):
        self.env["eoffice.notification"]._send(
            users, _lt("%s shares a dossier with you.", self.env.user.name), record=self
        )


class DocumentAccess(models.Model):
    _inherit = "eoffice.document.access"

    @api.model
    def _revoke(self, lines):
        """Who lost a line but still has the document in a dossier goes on reading it."""
        super()._revoke(lines)
        items = self.env["eoffice.dossier.item"].sudo().search([("document_id", "in", lines.document_id.ids)])
        self._grant(
            (
                (item.document_id.id, row.principal_id.id)
                for item in items
                for row in item.dossier_id.reader_ids
                if row.right in CONTENT
            ),
            by_dossier=True,
        )

    @api.model
    def _drop_of_dossiers(self, documents, principals):
        """Take away rights that came from a dossier and are given by none any more."""
        rows = self.sudo().search(
            [
                ("by_dossier", "=", True),
                ("document_id", "in", documents.ids),
                ("principal_id", "in", principals.ids),
            ]
        )
        items = self.env["eoffice.dossier.item"].sudo().search([("document_id", "in", rows.document_id.ids)])
        kept = {
            (item.document_id, row.principal_id)
            for item in items
            for row in item.dossier_id.reader_ids
            if row.right in CONTENT
        }
        rows.filtered(lambda row: (row.document_id, row.principal_id) not in kept).unlink()
