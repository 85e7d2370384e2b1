from odoo import api, fields, models
from odoo.addons.eoffice_documents.models.common import office_clock


class EquipmentPurchase(models.TransientModel):
    """What is missing in the units of a phase, with prices: drafted for whoever pays (Thông báo 186, mục 2)."""

    _name = "eoffice.equipment.purchase"
    _description = "Purchase proposal"

    phase_ids = fields.Many2many("eoffice.rollout.phase", string="Phases", default=lambda self: self._default_phases())
    unit_ids = fields.Many2many(
        "hr.department", string="Units", compute="_compute_unit_ids", store=True, readonly=False
    )
    payer_id = fields.Many2one("hr.department", "Addressed to", default=lambda self: self._default_payer())
    line_ids = fields.One2many(
        "eoffice.equipment.purchase.line", "purchase_id", compute="_compute_line_ids", store=True, readonly=False
    )
    total = fields.Float("Sum (đồng)", compute="_compute_total", digits=(16, 0))

    @api.model
    def _default_phases(self):
        """The next phase, which is to be made ready; all of them once the last has begun."""
        phases = self.env["eoffice.rollout.phase"].search([])
        return phases.filtered(lambda phase: phase.date > office_clock.today(self.env))[:1] or phases

    @api.model
    def _default_payer(self):
        return self.env["hr.department"].sudo().search([("code", "=", "TCKH")], limit=1)

    @api.depends("phase_ids")
    def _compute_unit_ids(self):
        for purchase in self:
            purchase.unit_ids = purchase.phase_ids.sudo().line_ids.unit_id.sudo(False)

    @api.depends("unit_ids")
    def _compute_line_ids(self):
        for purchase in self:
            units = purchase.unit_ids._origin.sudo().sorted(
                lambda unit: (unit.rollout_ids.phase_id.date or office_clock.today(self.env), unit.sequence, unit.id)
            )
            purchase.line_ids = [fields.Command.clear()] + [
                fields.Command.create(
                    {
                        "unit_id": unit.id,
                        "category_id": need.category_id.id,
                        "quantity": wanted - there,
                        "price": need.price,
                    }
                )
                for unit, need, there, wanted in units._equipment_gaps()
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
    phase_id = fields.Many2one("eoffice.rollout.phase", compute="_compute_phase_id")
    category_id = fields.Many2one("maintenance.equipment.category", "Equipment", required=True)
    quantity = fields.Integer(required=True, default=1)
    price = fields.Float("Price of one (đồng)", digits=(16, 0))
    amount = fields.Float("Sum (đồng)", compute="_compute_amount", digits=(16, 0))

    @api.depends("unit_id")
    def _compute_phase_id(self):
        for line in self:
            line.phase_id = line.unit_id.sudo().rollout_ids.phase_id.sudo(False)

    @api.depends("quantity", "price")
    def _compute_amount(self):
        for line in self:
            line.amount = line.quantity * line.price
