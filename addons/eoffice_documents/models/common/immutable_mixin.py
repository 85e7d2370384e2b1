from odoo import api, models
from odoo.exceptions import AccessError


class PermanentMixin(models.AbstractModel):
    """Rows that stay on record: nobody deletes one, whatever their rights (N30 PL VI III.5.a)."""

    _name = "eoffice.permanent.mixin"
    _description = "Rows that are never deleted"

    @api.ondelete(at_uninstall=False)
    def _unlink_never(self):
        raise AccessError(self.env._("«%s» stays on record and cannot be deleted.", self._eoffice_model_name()))

    @api.model
    def _eoffice_model_name(self):
        return self.env["ir.model"]._get(self._name).sudo().name


class ImmutableMixin(models.AbstractModel):
    """Rows that are evidence: written once, then neither changed nor deleted by anybody."""

    _name = "eoffice.immutable.mixin"
    _description = "Rows that are never changed"
    _inherit = "eoffice.permanent.mixin"

    def write(self, vals):
        raise AccessError(self.env._("«%s» is evidence and cannot be changed.", self._eoffice_model_name()))

    def _amend(self, vals):
        """For a method of the model alone: what is added to a row later, such as who confirmed it."""
        return super().write(vals)
