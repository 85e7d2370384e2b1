from odoo import api, fields, models, tools
from odoo.exceptions import ValidationError

from ..common import office_clock


class Unit(models.Model):
    """A unit (đơn vị): the committee, a department, a commune. Its posts decide who acts on its documents."""

    _inherit = "hr.department"

    code = fields.Char(index=True, copy=False, help="Short code of the unit, unique while the unit exists.")
    symbol_code = fields.Char(help="Abbreviation of the unit in the symbol of its documents (N30 PL III), e.g. UBND.")
    drafting_code = fields.Char(
        help="Abbreviation of the unit or field in the symbol of letters it drafts for the unit above, e.g. VX in "
        "UBND-VX (N30 PL I). Empty: its short code."
    )
    place = fields.Char(help="Place beside the date of its documents. Empty: that of the unit above.")
    collective_name = fields.Char(
        "Collective", help="The collective body in whose place its head signs, as written after TM.; else empty."
    )
    head_title = fields.Char("Title of the head", help="As written after KT., TL., TUQ., e.g. Chủ tịch.")
    organ_code = fields.Char(help="Identifier of the agency in exchanges between systems (Q28 Đ10.2).")
    type_id = fields.Many2one("eoffice.unit.type", index="btree_not_null", ondelete="restrict")
    sequence = fields.Integer(default=100)
    head_id = fields.Many2one("res.users", related="manager_id.user_id", store=True, string="Head's account")
    deputy_ids = fields.Many2many("res.users", "eoffice_unit_deputy_rel", string="Deputies")
    clerk_ids = fields.Many2many("res.users", "eoffice_unit_clerk_rel", string="Clerks")
    office_chief_ids = fields.Many2many(
        "res.users",
        "eoffice_unit_office_chief_rel",
        string="Office chiefs",
        help="Who forwards registered documents to the leaders. Empty: the head does it.",
    )
    archivist_ids = fields.Many2many(
        "res.users",
        "eoffice_unit_archivist_rel",
        string="Archivists",
        help="Who takes over the dossiers handed in. Empty: the clerks do it.",
    )
    keeps_registers = fields.Boolean(help="Documents arrive at this unit and are numbered in its own registers.")
    scan_required = fields.Boolean(default=True, help="Nothing is registered here without its scan.")
    valid_from = fields.Date()
    valid_to = fields.Date()
    successor_id = fields.Many2one("hr.department", help="The unit that took over when this one ended.")
    partner_id = fields.Many2one("res.partner", "As an agency", readonly=True, copy=False, ondelete="restrict")
    principal_ids = fields.One2many("eoffice.principal", "unit_id")

    _code_uniq = models.UniqueIndex(
        "(code) WHERE active AND code IS NOT NULL", "Another unit already has this code. Choose a code of its own."
    )

    @api.constrains("valid_from", "valid_to", "successor_id")
    def _check_validity(self):
        for unit in self:
            if unit.valid_from and unit.valid_to and unit.valid_from > unit.valid_to:
                raise ValidationError(
                    self.env._("%s: the unit ends before it begins. Correct one of the dates.", unit.name)
                )
            if unit.successor_id and unit.successor_id == unit:
                raise ValidationError(self.env._("%s cannot be its own successor. Choose another unit.", unit.name))

    @api.model_create_multi
    def create(self, vals_list):
        units = super().create(vals_list)
        units._ensure_principals()
        units._ensure_agencies()
        self.env.registry.clear_cache()  # record rules ask which of them runs the office
        return units

    def write(self, vals):
        result = super().write(vals)
        if "name" in vals:
            for unit in self:
                unit.sudo().partner_id.name = unit.name
        if not vals.keys().isdisjoint(("parent_id", "sequence", "active")):
            self.env.registry.clear_cache()
        return result

    def unlink(self):
        result = super().unlink()
        self.env.registry.clear_cache()
        return result

    def _ensure_agencies(self):
        """Every unit issues documents as well: it stands in the list of agencies under its name."""
        partners = self.env["res.partner"].sudo()
        for unit in self.filtered(lambda unit: not unit.partner_id):
            unit.partner_id = partners._find_issuer(unit.name) or partners.create(
                {
                    "name": unit.name,
                    "is_company": True,
                    "eoffice_issuer": True,
                    "parent_id": unit.parent_id.partner_id.id,
                }
            )

    def _ensure_principals(self):
        """Every unit has the four posts documents can be addressed to."""
        there = {
            (principal.unit_id.id, principal.type)
            for principal in self.env["eoffice.principal"]
            .sudo()
            .with_context(active_test=False)
            .search([("unit_id", "in", self.ids)])
        }
        self.env["eoffice.principal"].sudo().create(
            [
                {"unit_id": unit.id, "type": kind}
                for unit in self
                for kind in ("unit", "clerk", "office", "archive")
                if (unit.id, kind) not in there
            ]
        )

    @api.model
    def _eoffice_running_unit(self):
        """The agency that runs the office: the first of the units that stand under none, as it was set up."""
        return self.sudo().browse(self._eoffice_running_unit_id())

    @api.model
    @tools.ormcache()
    def _eoffice_running_unit_id(self):
        units = self.sudo().with_context(active_test=True)  # kept for everybody, whoever asks first
        return units.search([("parent_id", "=", False)], order="sequence, id", limit=1).id

    def _current(self, day=None):
        """The unit that answers for this one on ``day``: itself, or the last of its successors."""
        self.ensure_one()
        day = day or office_clock.today(self.env)
        unit, seen = self, self
        while unit.valid_to and unit.valid_to < day and unit.successor_id and unit.successor_id not in seen:
            unit = unit.successor_id
            seen |= unit
        return unit

    @api.model
    def _ensure_archives(self):
        """Units older than the post of the archive get it at the upgrade."""
        self.with_context(active_test=False).search([])._ensure_principals()
