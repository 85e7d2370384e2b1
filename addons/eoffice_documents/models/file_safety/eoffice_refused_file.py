import hashlib
import logging

from odoo import api, fields, models

from ... import http_guard

_logger = logging.getLogger(__name__)


class RefusedFile(models.Model):
    """A file that was not taken in: what it was called, what was found, who brought it. The file itself is not kept."""

    _name = "eoffice.refused.file"
    _description = "Refused file"
    _inherit = "eoffice.immutable.mixin"
    _order = "id desc"

    name = fields.Char("File", readonly=True)
    found = fields.Selection(
        [("program", "Program"), ("virus", "Virus"), ("unscanned", "Virus scanner did not answer")],
        "What was found",
        required=True,
        readonly=True,
    )
    detail = fields.Char(readonly=True, help="Kind of program, name of the virus, or what the scanner said.")
    sha256 = fields.Char("SHA-256", readonly=True, index=True)
    size = fields.Integer("Bytes", readonly=True)
    login = fields.Char("Brought by", readonly=True, help="Login name; no link, so that the row outlives the account.")
    address = fields.Char("From address", readonly=True)

    @api.model
    def _note(self, name, data, found, detail):
        """Note a refusal in a transaction of its own: the one at work ends with it."""
        values = {
            "name": name,
            "found": found,
            "detail": detail,
            "sha256": hashlib.sha256(data).hexdigest(),
            "size": len(data),
            "login": self.env.user.login,
            "address": http_guard.peer_address(),
        }
        _logger.warning("Refused file: %s", values)
        with self.env.registry.cursor() as cursor:
            self.env(cr=cursor, su=True)[self._name].create(values)
