from odoo import api, models
from odoo.exceptions import AccessError


class Filters(models.Model):
    """A saved search for everybody, or one that opens with a list, is the administrator's to give."""

    _inherit = "ir.filters"

    @api.model_create_multi
    def create(self, vals_list):
        filters = super().create(vals_list)
        filters._check_shared()
        return filters

    def write(self, vals):
        result = super().write(vals)
        if vals.keys() & {"user_ids", "is_default", "domain", "context", "model_id", "active"}:
            self._check_shared()
        return result

    def _check_shared(self):
        """Refuse filters of everybody to whom does not administer the office."""
        administers = self.env.user.has_groups("base.group_system,eoffice_documents.group_administrator")
        if not (self.env.su or administers) and any(not row.user_ids for row in self.sudo()):
            raise AccessError(self.env._("Only the administrator saves a search for everybody. Save it for yourself."))
