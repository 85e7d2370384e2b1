from markupsafe import Markup
from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError

from ...recognition import check_whole, is_pdf, open_scan_sandboxed
from ..common.error_messages import user_errors
from ..common.queue_job import IDLE
from ..document.eoffice_document_leftovers import TYPED
from .eoffice_document_outgoing import CONTENT

WORD = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")  # how .docx and .doc begin


class DocumentVersions(models.Model):
    """The files of a draft: a new one makes a new version, and every version stays."""

    _inherit = "eoffice.document"

    def _content(self):
        """Field → its text as people read it; fields without value, and words of a secret document, are left out."""
        content = {}
        for name in CONTENT:
            if self.secrecy != "none" and self._fields[name].type in TYPED:
                continue
            field, value = self._fields[name], self[name]
            if field.type == "many2one":
                value = value.sudo().display_name
            elif field.type == "selection":
                value = dict(field._description_selection(self.env)).get(value)
            if value:
                content[name] = str(value)
        return content

    def _keep_version(self, attachment=None, note=False):
        """Keep the draft as it stands; no new version when nothing is new.

        :return: the current version
        """
        self.ensure_one()
        last = self.checked_sudo().version_id
        content, before = self.checked_sudo()._content(), last.content or {}
        changes = {
            name: [before.get(name), content.get(name)]
            for name in CONTENT
            if last and before.get(name) != content.get(name)
        }
        if attachment and last:
            changes["attachment_id"] = [last.attachment_id.name, attachment.name]
        if last and not changes:
            return last.sudo(False)
        version = (
            self.env["eoffice.document.version"]
            .checked_sudo()
            .create(
                {
                    "document_id": self.id,
                    "number": last.number + 1,
                    "attachment_id": (attachment or last.attachment_id).id,
                    "user_id": self.env.uid,
                    "made_on": fields.Datetime.now(),
                    "content": content,
                    "changes": changes,
                    "note": note,
                    **({} if attachment else {"pdf_id": last.pdf_id.id, "page_count": last.page_count}),
                }
            )
        )
        self.env["eoffice.audit.log"]._add("new_version", [(self, None, str(version.number))])
        return version.sudo(False)

    def _add_version(self, data, name, note=False):
        """A new file of the draft, Word or PDF, by whoever has the draft in hand.

        :param data: bytes of the file
        :return: the version made of it
        """
        self.ensure_one()
        self.check_access("write")
        if not self.can_draft:
            raise AccessError(self.env._("This document is not in your hands now, so you cannot change it."))
        if self.secrecy != "none":
            raise UserError(self.env._("A secret document is kept without file (Q28 Đ1.2): the file was not stored."))
        with user_errors(self.env):
            check_whole(data)
        pdf = is_pdf(data)
        if not pdf and data[:4] not in WORD:
            raise UserError(self.env._("«%s» is neither a Word file nor a PDF. Choose another file.", name))
        pages = self._page_count_of(data) if pdf else 0
        attachment = (
            self.env["ir.attachment"]
            .checked_sudo()
            .create({"name": name, "raw": data, "res_model": self._name, "res_id": self.id})
        )
        version = self._keep_version(attachment, note).checked_sudo()
        if pdf:
            version.write({"pdf_id": attachment.id, "page_count": pages})
            self.checked_sudo().page_count = min(pages, 999)
        else:
            version._queue_pdf()
        self._changed_on_the_way()
        return version.sudo(False)

    def _page_count_of(self, data):
        """Pages of a PDF; UserError when it cannot be opened."""
        with user_errors(self.env):
            return open_scan_sandboxed(data, "application/pdf").page_count

    def action_make_stub(self):
        """The drafter as well takes the files of a state secret out; who made which version stays known."""
        self.ensure_one()
        if self.direction != "outgoing":
            return super().action_make_stub()
        self._check_drafter()
        if self.secrecy == "none" or self.state != "draft":
            raise UserError(self.env._("Choose the secrecy level first: only a secret draft is kept without file."))
        record = self.checked_sudo()
        record._empty_versions()
        record._forget_leftovers({record.id: record.display_name})
        self.env["eoffice.audit.log"]._add("made_stub", [(self, None, False)])
        return None

    def _empty_versions(self):
        """As superuser: take the files of a secret document and its text away; who made which version stays known."""
        versions = self.version_ids
        self.env["queue.job"]._eoffice_forget(versions, IDLE)
        versions.write(dict.fromkeys(("attachment_id", "pdf_id", "content", "changes", "note", "failure"), False))
        self._forget_files()
        self.letter_body = False


class VersionPages(models.Model):
    _inherit = "eoffice.document.version"

    name = fields.Char(related="attachment_id.name")
    page_count = fields.Integer(readonly=True, aggregator=False)
    state = fields.Selection(
        [("waiting", "Being made"), ("ready", "Ready"), ("failed", "Failed")], compute="_compute_state"
    )
    failure = fields.Char(readonly=True, help="Why no PDF could be made of the file.")
    changes_html = fields.Html("What changed", compute="_compute_changes_html", sanitize=False)

    @api.depends("pdf_id", "failure")
    def _compute_state(self):
        for version in self:
            version.state = "ready" if version.pdf_id else "failed" if version.failure else "waiting"

    @api.depends("changes")
    def _compute_changes_html(self):
        labels = {name: self.env["eoffice.document"]._fields[name]._description_string(self.env) for name in CONTENT}
        labels["attachment_id"] = self._fields["attachment_id"]._description_string(self.env)
        for version in self:
            version.changes_html = Markup("").join(
                Markup("<div><b>{}</b>: <del>{}</del> → <ins>{}</ins></div>").format(
                    labels.get(name, name), old or "–", new or "–"
                )
                for name, (old, new) in (version.changes or {}).items()
            )
