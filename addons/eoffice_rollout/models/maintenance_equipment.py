from math import ceil

from odoo import api, fields, models


class EquipmentNeed(models.Model):
    """What a unit needs to work on screen: so many of a kind of equipment for the unit, or for each of its people."""

    _name = "eoffice.equipment.need"
    _description = "Equipment a unit needs"
    _order = "category_id, id"

    category_id = fields.Many2one("maintenance.equipment.category", "Equipment", required=True, ondelete="cascade")
    kind_ids = fields.Many2many("eoffice.unit.kind", string="Kinds of unit", help="Empty: every unit.")
    per = fields.Selection([("unit", "For the unit"), ("person", "For each person")], required=True, default="unit")
    amount = fields.Float("How many", required=True, default=1, digits=(6, 2))
    price = fields.Float("Price of one (đồng)", digits=(16, 0), help="For the purchase proposal.")

    _amount = models.Constraint("CHECK(amount > 0 AND price >= 0)", "How many is above zero, and a price not below it.")

    def _wanted(self, unit):
        """How many ``unit`` needs: a whole number."""
        self.ensure_one()
        if self.kind_ids and unit.kind_id not in self.kind_ids:
            return 0
        return ceil(self.amount * (len(unit.sudo().member_ids) if self.per == "person" else 1))


class UnitEquipment(models.Model):
    _inherit = "hr.department"

    def _equipment_gaps(self):
        """What these units have and need.

        :return: list of (unit, need, how many it has, how many it needs), of what is needed only
        """
        needs = self.env["eoffice.equipment.need"].sudo().search([])
        equipment = self.env["maintenance.equipment"].sudo().search_fetch(
            ["|", ("department_id", "in", self.ids), ("employee_id.department_id", "in", self.ids)],
            ["department_id", "employee_id", "category_id", "scrap_date"],
        )  # fmt: skip
        have = {}
        for one in equipment:
            if not one.scrap_date:
                key = ((one.department_id or one.employee_id.department_id).id, one.category_id.id)
                have[key] = have.get(key, 0) + 1
        return [
            (unit, need, have.get((unit.id, need.category_id.id), 0), wanted)
            for unit in self
            for need in needs
            if (wanted := need._wanted(unit))
        ]

    def _eoffice_readiness(self):
        gaps = self._equipment_gaps()
        lacking = [
            f"{need.category_id.name}: {wanted - there}" for _unit, need, there, wanted in gaps if there < wanted
        ]
        return [
            *super()._eoffice_readiness(),
            (
                "equipment",
                self.env._("Equipment"),
                sum(min(there, wanted) for _unit, _need, there, wanted in gaps),
                sum(wanted for _unit, _need, _there, wanted in gaps),
                self.env._("Equipment is missing: %s.", ", ".join(lacking)),
            ),
        ]


class EquipmentPurchase(models.TransientModel):
    """What is missing in the units, with prices: drafted as a proposal to whoever pays (Thông báo 186, mục 2)."""

    _name = "eoffice.equipment.purchase"
    _description = "Purchase proposal"

    unit_ids = fields.Many2many("hr.department", string="Units", default=lambda self: self._default_units())
    payer_id = fields.Many2one("hr.department", "Addressed to", default=lambda self: self._default_payer())
    line_ids = fields.One2many(
        "eoffice.equipment.purchase.line", "purchase_id", compute="_compute_line_ids", store=True, readonly=False
    )
    total = fields.Float("Sum (đồng)", compute="_compute_total", digits=(16, 0))

    @api.model
    def _default_units(self):
        return self.env["eoffice.rollout.unit"].sudo().search([]).unit_id

    @api.model
    def _default_payer(self):
        return self.env["hr.department"].sudo().search([("code", "=", "TCKH")], limit=1)

    @api.depends("unit_ids")
    def _compute_line_ids(self):
        for purchase in self:
            purchase.line_ids = [fields.Command.clear()] + [
                fields.Command.create(
                    {
                        "unit_id": unit.id,
                        "category_id": need.category_id.id,
                        "quantity": wanted - there,
                        "price": need.price,
                    }
                )
                for unit, need, there, wanted in purchase.unit_ids._origin._equipment_gaps()
                if there < wanted
            ]

    @api.depends("line_ids.amount")
    def _compute_total(self):
        for purchase in self:
            purchase.total = sum(purchase.line_ids.mapped("amount"))

    def action_draft(self):
        """Draft the proposal as an outgoing document with its table and sum."""
        self.ensure_one()
        self.env["eoffice.rollout.unit"]._check_team()
        return self.env["eoffice.document"]._draft_purchase(self)._open_form()


class EquipmentPurchaseLine(models.TransientModel):
    _name = "eoffice.equipment.purchase.line"
    _description = "Line of a purchase proposal"

    purchase_id = fields.Many2one("eoffice.equipment.purchase", required=True, ondelete="cascade")
    unit_id = fields.Many2one("hr.department", required=True)
    category_id = fields.Many2one("maintenance.equipment.category", "Equipment", required=True)
    quantity = fields.Integer(required=True, default=1)
    price = fields.Float("Price of one (đồng)", digits=(16, 0))
    amount = fields.Float("Sum (đồng)", compute="_compute_amount", digits=(16, 0))

    @api.depends("quantity", "price")
    def _compute_amount(self):
        for line in self:
            line.amount = line.quantity * line.price
