import hashlib

from odoo import api, fields, models
from odoo.addons.queue_job.delay import group
from odoo.exceptions import UserError
from odoo.tools.translate import LazyTranslate

from ...export_package import Member, Piece, archive, dossier_xml, join, safe_name
from ...printing import html_to_pdf
from ..common import office_clock

_lt = LazyTranslate(__name__)

CHANNEL = "root.export"
PART = 20  # items joined at a time: progress shows, memory stays bounded
SYNC_LIMIT = 20 * 1024**2  # bytes; a larger dossier, or one of more than one part, is exported in a job
MAX_BYTES = 1024**3


class DossierExport(models.Model):
    """An export of a dossier for who asked: a ZIP of one PDF in order of time and XML (N30 PL VI III.4.g)."""

    _name = "eoffice.dossier.export"
    _description = "Export of a dossier"
    _inherit = "eoffice.job.mixin"
    _order = "id desc"

    dossier_id = fields.Many2one(
        "eoffice.dossier", required=True, readonly=True, index=True, ondelete="cascade", bypass_search_access=True
    )
    user_id = fields.Many2one("res.users", "Asked by", required=True, readonly=True, ondelete="cascade", index=True)
    profile_id = fields.Many2one(
        "eoffice.export.profile", "What for", required=True, readonly=True, ondelete="restrict"
    )
    asked_on = fields.Datetime(required=True, readonly=True, default=fields.Datetime.now)
    state = fields.Selection(
        [("making", "Being made"), ("ready", "Ready"), ("failed", "Failed")],
        required=True,
        readonly=True,
        default="making",
    )
    part_ids = fields.One2many("eoffice.dossier.export.part", "export_id", readonly=True)
    progress = fields.Integer(compute="_compute_progress", help="In hundredths.")
    attachment_id = fields.Many2one("ir.attachment", "File", readonly=True, ondelete="set null")

    @api.depends("state", "part_ids.done")
    def _compute_progress(self):
        for package in self:
            parts = package.sudo().part_ids
            done = 95 * len(parts.filtered("done")) // len(parts) if parts else 0
            package.progress = 100 if package.state == "ready" else done

    @api.depends("dossier_id", "asked_on")
    def _compute_display_name(self):
        for package in self:
            package.display_name = package.dossier_id.display_name

    @api.model
    def _request(self, dossier, profile):
        """Export ``dossier`` for the current user, who reads its contents: now, or in jobs when it is large."""
        dossier = dossier.with_env(self.env)
        dossier._check_content_reader()
        items = self.env["eoffice.dossier.item"].search([("dossier_id", "=", dossier.id)])._by_time()
        if not items:
            raise UserError(self.env._("Nothing lies in this dossier yet, so there is nothing to export."))
        size = sum(items.checked_sudo()._files().mapped("file_size"))
        if size > MAX_BYTES:
            raise UserError(
                self.env._("The files of this dossier are larger than 1 GB together. Ask IT help for a copy.")
            )
        package = self.checked_sudo().create(
            {
                "dossier_id": dossier.id,
                "user_id": self.env.uid,
                "profile_id": profile.id,
                "part_ids": [
                    fields.Command.create({"item_ids": [fields.Command.set(items[start : start + PART].ids)]})
                    for start in range(0, len(items), PART)
                ],
            }
        )
        self.env["eoffice.dossier.audit.log"]._add("exported", dossier, profile.name)
        if len(items) <= PART and size <= SYNC_LIMIT:
            package.part_ids._make()
            package._finish()
        else:
            package._queue()
        return package.sudo(False)

    def _queue(self):
        self.state = "making"
        left = self.part_ids.filtered(lambda part: not part.done)
        finish = self.delayable(channel=CHANNEL, description=f"finish export {self.id}")._job_finish()
        if left:
            jobs = (part.delayable(channel=CHANNEL, description=f"export {part.id}")._job_make() for part in left)
            group(*jobs).on_done(finish).delay()
        else:
            finish.delay()

    def _job_finish(self):
        """Job: make the ZIP of the parts, and tell who asked for it. It may run twice."""
        self.ensure_one()
        if not self._still_allowed():
            self.state = "failed"
            return
        self._finish()
        self.env["eoffice.notification"]._send(
            self.user_id,
            _lt("%s: open Dossiers / My exports.", self.dossier_id.display_name),
            subject=_lt("The dossier is exported"),
            channels=["screen"],
        )

    def _still_allowed(self):
        """Who has lost the dossier since they asked gets no file of it."""
        return bool(self.dossier_id._content_readers().principal_id & self.user_id.principal_ids)

    def _on_job_failed(self, job):
        self.state = "failed"

    def _on_job_requeued(self, job):
        self.state = "making"

    def action_retry(self):
        """Make an export that failed once more."""
        self.ensure_one()
        self.check_access("read")
        if self.state != "failed":
            raise UserError(self.env._("This export has been made already, or is being made."))
        self.checked_sudo()._queue()

    def action_download(self):
        self.ensure_one()
        self.check_access("read")
        if self.state != "ready" or not self.attachment_id:
            raise UserError(self.env._("The file is not ready yet. A message comes when it is."))
        return {
            "type": "ir.actions.act_url",
            "url": f"/web/content/{self.attachment_id.id}?download=1",
            "target": "self",
        }

    def _finish(self):
        self.ensure_one()
        dossier, profile, parts = self.dossier_id, self.profile_id, self.part_ids
        files = [file for part in parts for file in part.files]
        self._place(files)
        members = []
        stem = safe_name(dossier.code)
        if profile.joined:
            cover = html_to_pdf(self._cover(files))
            pdf, _found = join([Piece(cover), *(Piece(part.attachment_id.raw) for part in parts if part.attachment_id)])
            members.append(Member(f"{stem}.pdf", pdf))
        folder = safe_name(profile.content_folder)
        for file in files:
            if profile.originals or not file["pages"]:
                attachment = self.env["ir.attachment"].browse(file["attachment"]).exists()
                file["beside"] = f"{folder}/{file['ordinal']:03}-{safe_name(attachment.name or '')}"
                members.append(Member(file["beside"], attachment.raw or b""))
        members.append(Member(safe_name(profile.metadata_name), self._xml(files)))
        attachment = self.env["ir.attachment"].create(
            {"name": f"{stem}.zip", "raw": archive(members), "res_model": self._name, "res_id": self.id}
        )
        self.write({"state": "ready", "attachment_id": attachment.id})
        parts.attachment_id.unlink()

    def _place(self, files):
        """Pages of each file within the joined PDF, behind the cover; what is wrong with it by the profile."""
        profile, page = self.profile_id, 1
        for file in files:
            file["from"], file["to"] = (page, page + file["pages"] - 1) if file["pages"] else (0, 0)
            page += file["pages"]
            file["faults"] = []
            if file["pages"] and profile.least_dpi and 0 < file["dpi"] < profile.least_dpi:
                file["faults"].append(self.env._("scanned at %(dpi)s dpi", dpi=file["dpi"]))
            if file["pages"] and profile.needs_text and not file["text"]:
                file["faults"].append(self.env._("pages without searchable words"))

    def _cover(self, files):
        return self.env["ir.qweb"]._render(
            "eoffice_documents.print_dossier_cover",
            {
                "dossier": self.dossier_id,
                "package": self,
                "asked_on": office_clock.day_text(self.env, self.asked_on),
                "rows": self._cover_rows(files),
                "user": self.user_id,
            },
        )

    def _cover_rows(self, files):
        by_item = {}
        for file in files:
            by_item.setdefault(file["item"], []).append(file)
        for number, item in enumerate(self.part_ids.item_ids._by_time(), 1):
            mine = by_item.get(item.id, [])
            joined = [file for file in mine if file["pages"]]
            apart = [file["name"] for file in mine if not file["pages"]]
            yield {
                "cells": item._list_cells(number),
                "pages": self._span(joined),
                "apart": apart,
            }

    @staticmethod
    def _span(joined):
        """From page to page of the files of one item; empty where none was joined."""
        first, last = (joined[0]["from"], joined[-1]["to"]) if joined else ("", "")
        return f"{first}–{last}" if first != last else str(first)

    def _xml(self, files):
        by_item = {}
        for file in files:
            by_item.setdefault(file["item"], []).append(
                {
                    "@name": file["name"],
                    "@sha256": file["sha256"],
                    "@size": file["size"],
                    "@path": file.get("beside"),
                    "PageFrom": file["from"] or None,
                    "PageTo": file["to"] or None,
                    "NotJoined": file["cause"] or None,
                    "Check": file["faults"] or None,
                }
            )
        items = self.part_ids.item_ids._by_time()
        documents = [{**item._metadata(), "File": by_item.get(item.id)} for item in items]
        return dossier_xml(self.dossier_id._metadata(), documents, self.profile_id.name)

    @api.autovacuum
    def _gc_exports(self):
        """Exports are copies: they go after a week, the dossier stays."""
        old = fields.Datetime.subtract(fields.Datetime.now(), days=7)
        self.sudo().search([("asked_on", "<", old)]).unlink()


class DossierExportPart(models.Model):
    """Some items of an export, joined by a job of their own."""

    _name = "eoffice.dossier.export.part"
    _description = "Part of an export"
    _inherit = "eoffice.job.mixin"
    _order = "id"

    export_id = fields.Many2one("eoffice.dossier.export", required=True, readonly=True, index=True, ondelete="cascade")
    item_ids = fields.Many2many("eoffice.dossier.item", "eoffice_export_part_item_rel", readonly=True)
    done = fields.Boolean(readonly=True)
    files = fields.Json(readonly=True)
    attachment_id = fields.Many2one("ir.attachment", readonly=True, ondelete="set null")

    def _on_job_failed(self, job):
        self.export_id._on_job_failed(job)

    def _on_job_requeued(self, job):
        self.export_id._on_job_requeued(job)

    def _job_make(self):
        """Job: join the files of these items. It may run twice."""
        self._make()

    def _make(self):
        for part in self:
            files = [(item, file) for item in part.item_ids._by_time() for file in item._files()]
            profile = part.export_id.profile_id
            pieces = [Piece(file.raw or b"", item.title) for item, file in files]
            pdf, found = join(pieces, inspect=bool(profile.least_dpi or profile.needs_text))
            part.files = [
                {
                    "item": item.id,
                    "ordinal": item.ordinal,
                    "attachment": file.id,
                    "name": file.name,
                    "size": len(piece.data),
                    "sha256": hashlib.sha256(piece.data).hexdigest(),
                    "pages": one.pages,
                    "cause": one.cause,
                    "dpi": one.dpi,
                    "text": one.text,
                }
                for (item, file), piece, one in zip(files, pieces, found, strict=True)
            ]
            part.attachment_id = pdf and self.env["ir.attachment"].create(
                {"name": "part.pdf", "raw": pdf, "res_model": part._name, "res_id": part.id}
            )
            part.done = True
