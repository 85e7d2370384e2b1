import hashlib
import os

from odoo import api, models

from ...whole_file import enough_room, write_whole
from ..common.error_messages import user_errors


class WholeAttachment(models.Model):
    """What is stored is stored whole: a full disk or a power cut leaves no half file under the name of a whole one."""

    _inherit = "ir.attachment"

    @api.model
    def _file_write(self, bin_value, checksum):
        with user_errors(self.env), enough_room():
            fname, path = self._get_path(bin_value, checksum)
            if not os.path.exists(path):
                self._mark_for_gc(fname)  # first, so that what no row comes to name is cleared away
                write_whole(path, bin_value)
        return fname

    @api.model
    def _get_path(self, bin_data, sha):
        """A file that is not what its name says was cut off while it was written: it makes room for the whole one.

        Odoo takes it for another file that happens to have the same checksum, and refuses this one for good.
        """
        path = self._full_path(f"{sha[:2]}/{sha}")
        if os.path.isfile(path) and not self._same_content(bin_data, path) and not self._is_whole(path, sha):
            os.unlink(path)
        return super()._get_path(bin_data, sha)

    @api.model
    def _is_whole(self, path, sha):
        with open(path, "rb") as file:
            return hashlib.file_digest(file, "sha1").hexdigest() == sha
