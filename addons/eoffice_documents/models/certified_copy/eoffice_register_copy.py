from odoo import api, fields, models
from odoo.exceptions import ConcurrencyError
from psycopg2.errors import UniqueViolation


class RegisterOfCopies(models.Model):
    """The register of certified copies: one series a year for all kinds (CPY-03)."""

    _inherit = "eoffice.register"

    direction = fields.Selection(selection_add=[("copy", "Certified copies")], ondelete={"copy": "cascade"})

    @api.model
    def _open_first(self, values):
        try:
            with self.env.cr.savepoint():
                return self.checked_sudo().create(values)
        except UniqueViolation as error:  # another signer has just opened it, out of sight of this transaction
            raise ConcurrencyError(str(error)) from error


class NumberOfCopy(models.Model):
    _inherit = "eoffice.register.number"

    copy_id = fields.Many2one("eoffice.copy", readonly=True, ondelete="restrict")
