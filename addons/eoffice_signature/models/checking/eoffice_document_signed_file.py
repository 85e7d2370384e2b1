from odoo import models
from odoo.exceptions import UserError

from ...pades import states
from ...pades.marks import has_marks


class DocumentSignedFile(models.Model):
    """A signed file of ours is looked at before it is kept: nothing leaves that was changed after it was signed."""

    _inherit = "eoffice.document"

    def _check_signed_file(self, data):
        """The report on ``data``. A scan of the signed paper has no digital signature, and is none the worse for it."""
        report = self.env["eoffice.signature.check"]._look(data)
        if report["state"] == states.ALTERED:
            raise UserError(
                self.env._("This file was changed after it was digitally signed. Take the file as it was signed.")
            )
        if report["state"] == states.UNREADABLE and has_marks(data):
            raise UserError(
                self.env._("The digital signature of this file cannot be checked. Sign the document once more.")
            )
        return {**super()._check_signed_file(data), **report}

    def _signed_file_values(self, data, name):
        values = super()._signed_file_values(data, name)
        file = self.env["ir.attachment"].browse(values["signed_file_id"])
        self.env["eoffice.signature.check"]._of_files(self, file)
        return values
