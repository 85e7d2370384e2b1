import re

from odoo import api, fields, models

from ...vietnamese.spelling import agency_key, is_of_a_place, same_agency

ABOVE = re.compile(r"^(ubnd|hdnd) ")


class Partner(models.Model):
    _inherit = "res.partner"

    eoffice_code = fields.Char("Agency code", index="btree_not_null", copy=False)
    eoffice_issuer = fields.Boolean("Issues documents", index="btree_not_null")
    eoffice_key = fields.Char(compute="_compute_eoffice_key", store=True, index="btree_not_null")

    @api.depends("name", "eoffice_issuer")
    def _compute_eoffice_key(self):
        for partner in self:
            partner.eoffice_key = agency_key(partner.name or "") if partner.eoffice_issuer else False

    @api.model
    def _find_issuer(self, name, above=None):
        """The agency of this name; "SỞ NỘI VỤ" below ``above`` "UBND TỈNH X" is Sở Nội vụ tỉnh X, and no other's."""
        key = agency_key(name or "")
        keys = [key, f"{key} {ABOVE.sub('', agency_key(above))}"] if above else [key]
        found = self.sudo().search([("eoffice_key", "in", keys)]) if key else self
        if above:
            found = found.filtered(lambda agency: agency.eoffice_key == keys[-1] or agency._may_be_below(above))
        return found.filtered(lambda agency: agency.eoffice_key == keys[-1])[:1] or found[:1]

    def _may_be_below(self, above):
        """Whether the agency may be the one of its name that stands below ``above`` in the heading of a document."""
        self.ensure_one()
        higher = self.parent_id
        return is_of_a_place(self.name) or not higher or same_agency(higher.name, above)
