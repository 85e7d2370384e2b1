from odoo import models


class FileDownloadMixin(models.AbstractModel):
    """A window that makes a file: shown when it is a PDF, saved otherwise, readable by whoever may read the window."""

    _name = "eoffice.file.download.mixin"
    _description = "File made in a window"

    def _offer(self, name, data):
        """The action that gives ``data`` (bytes) to the current user as a file called ``name``."""
        self.ensure_one()
        file = self.env["ir.attachment"].create({"name": name, "raw": data, "res_model": self._name, "res_id": self.id})
        return {
            "type": "ir.actions.client",
            "tag": "eoffice_file",
            "params": {"url": f"/web/content/{file.id}", "show": name.endswith(".pdf")},
        }
