from odoo import api, fields, models

from ..fulltext import fold


class Partner(models.Model):
    _inherit = "res.partner"

    eoffice_code = fields.Char("Agency code", index="btree_not_null", copy=False)
    eoffice_issuer = fields.Boolean("Issues documents", index="btree_not_null")

    @api.model
    def _find_issuer(self, name):
        """The agency of this name, whatever the case and the accents; an empty record when there is none."""
        folded = fold(name or "").strip()
        if not folded:
            return self.browse()
        near = self.sudo().search([("eoffice_issuer", "=", True), ("name", "=ilike", name.strip())], limit=1)
        return near or self.sudo().search([("eoffice_issuer", "=", True), ("name", "ilike", folded)]).filtered(
            lambda partner: fold(partner.name) == folded
        )[:1]
