import hashlib

from odoo import models
from odoo.exceptions import AccessError, UserError


class DossierContents(models.Model):
    """What lies in a dossier: adding, ordering, taking out."""

    _inherit = "eoffice.dossier"

    def _add_documents(self, documents):
        """Put ``documents`` into this dossier; its readers may read them from now on.

        Who adds needs the right to read them. Those already in it are left alone. Returns the new items.
        """
        self.ensure_one()
        self._check_right("holder", "add")
        self._check_open()
        documents.check_access("read")
        self._check_fit(documents)
        new = documents - self.checked_sudo().item_ids.document_id
        # a line that was never opened can be taken back; a document put into a dossier was opened
        new.action_mark_opened()
        items = self._append([{"type": "document", "document_id": document.id} for document in new])
        rows = self._grant_documents(new.checked_sudo(), self._content_readers().principal_id)
        others = rows.filtered(lambda row: self.env.user not in row.principal_id.member_ids)
        if items:
            note = self._numbers(items)
            self.env["eoffice.dossier.audit.log"]._add(
                "added", self, note, to_confirm=bool(others) and not self.is_over
            )
        return items

    def _add_files(self, files, kind="file"):
        """Put loose files into this dossier: list of (name, bytes); ``kind`` = "file" or "draft"."""
        self.ensure_one()
        self._check_right("holder", "add")
        self._check_open()
        items = self._append([{"type": kind, "title": name.rpartition(".")[0] or name} for name, _data in files])
        for item, (name, data) in zip(items.checked_sudo(), files, strict=True):
            item.attachment_id = (
                self.env["ir.attachment"]
                .checked_sudo()
                .with_context(image_no_postprocess=True)
                .create({"name": name, "raw": data, "res_model": item._name, "res_id": item.id})
            )
            item.checksum = hashlib.sha256(data).hexdigest()
        if items:
            self.env["eoffice.dossier.audit.log"]._add("added", self, self._numbers(items))
        return items

    def _add_paper(self, title, page_count=0):
        """Note a paper that lies in the folder on the shelf and has no file."""
        self._check_right("holder", "add")
        self._check_open()
        items = self._append([{"type": "paper", "title": title, "page_count": page_count}])
        self.env["eoffice.dossier.audit.log"]._add("added", self, self._numbers(items))
        return items

    def _check_fit(self, documents):
        secret = documents.filtered(lambda document: document.secrecy != "none")
        if secret:
            raise UserError(
                self.env._(
                    "%s is secret and stays out of shared dossiers: keep it in the paper dossier of state secrets.",
                    secret[0].reference or self.env._("A document"),
                )
            )
        unregistered = documents.filtered(lambda document: document.state == "to_register")
        if unregistered:
            raise UserError(self.env._("«%s» is not registered yet. Register it first.", unregistered[0].display_name))

    def _append(self, values):
        """Items at the end of the dossier, numbered on (N30 PL VI III.4.b)."""
        last = max(self.checked_sudo().item_ids.mapped("ordinal"), default=0)
        items = (
            self.env["eoffice.dossier.item"]
            .checked_sudo()
            .create(
                [
                    {"dossier_id": self.id, "ordinal": last + place, "added_by_id": self.env.uid, **vals}
                    for place, vals in enumerate(values, 1)
                ]
            )
        )
        return items.sudo(False)

    def _check_keeper(self, items):
        """The holder takes anything out; who may add takes out what they added themselves."""
        self._check_right("holder", "add")
        self._check_open()
        if self.my_right == "add" and any(item.added_by_id != self.env.user for item in items):
            raise AccessError(self.env._("You can take out only what you have put in. Ask the holder."))

    def _take_out(self, items):
        """Remove ``items``, close the gap in the numbers, and end the right to read that came with them."""
        self.ensure_one()
        items = items.sudo()
        documents, note = items.document_id, self._numbers(items)
        items.unlink()
        self.env["eoffice.document.access"]._drop_of_dossiers(documents, self._content_readers().principal_id)
        self._renumber()
        self.env["eoffice.dossier.audit.log"]._add("taken_out", self, note)

    def _renumber(self, items=None):
        """Number ``items``, all of the dossier, from 1 in the order given, without it in the order they have."""
        for ordinal, item in enumerate(items or self.sudo().item_ids.sorted(lambda item: (item.ordinal, item.id)), 1):
            if item.ordinal != ordinal:
                item.ordinal = ordinal

    def action_sort(self):
        """Put the items into the order of their dates, undated ones last."""
        self._check_right("holder", "add")
        self._check_open()
        self._renumber(self.checked_sudo().item_ids._by_time())

    def _numbers(self, items):
        """Which ordinals, for the trace: it names no document, because overseers read it too."""
        return self.env._("No. %s", ", ".join(str(number) for number in items.sudo().mapped("ordinal")))
