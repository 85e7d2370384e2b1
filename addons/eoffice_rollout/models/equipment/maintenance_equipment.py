from math import ceil

from odoo import fields, models


class EquipmentNeed(models.Model):
    """What a unit needs to work on screen, by its kind and its phase: so many for the unit, or for each of its people.

    Lines of the same equipment add up.
    """

    _name = "eoffice.equipment.need"
    _description = "Equipment a unit needs"
    _order = "category_id, id"

    category_id = fields.Many2one("maintenance.equipment.category", "Equipment", required=True, ondelete="cascade")
    type_ids = fields.Many2many("eoffice.unit.type", string="Kinds of unit", help="Empty: every unit.")
    phase_ids = fields.Many2many("eoffice.rollout.phase", string="Phases", help="Empty: whatever the phase.")
    per = fields.Selection([("unit", "For the unit"), ("person", "For each person")], required=True, default="unit")
    amount = fields.Float("How many", required=True, default=1, digits=(6, 2))
    price = fields.Float("Price of one (đồng)", digits=(16, 0), help="For the purchase proposal.")

    _amount = models.Constraint("CHECK(amount > 0 AND price >= 0)", "How many is above zero, and a price not below it.")

    def _wanted(self, unit):
        """How many ``unit`` needs in its phase: a whole number."""
        self.ensure_one()
        if self.type_ids and unit.type_id not in self.type_ids:
            return 0
        if self.phase_ids and not unit.sudo().rollout_ids.phase_id & self.phase_ids:
            return 0
        return ceil(self.amount * (len(unit.sudo().member_ids) if self.per == "person" else 1))


class UnitEquipment(models.Model):
    _inherit = "hr.department"

    def _equipment_gaps(self):
        """What these units have and need.

        :return: list of (unit, need, how many of these it has, how many it needs), of what is needed only
        """
        needs = self.env["eoffice.equipment.need"].sudo().search([])
        equipment = (
            self.env["maintenance.equipment"]
            .sudo()
            .search_fetch(
                ["|", ("department_id", "in", self.ids), ("employee_id.department_id", "in", self.ids)],
                ["department_id", "employee_id", "category_id", "scrap_date"],
            )
        )
        have = {}
        for one in equipment:
            if not one.scrap_date:
                key = ((one.department_id or one.employee_id.department_id).id, one.category_id.id)
                have[key] = have.get(key, 0) + 1
        gaps = []
        for unit in self:
            for need in needs:
                key, wanted = (unit.id, need.category_id.id), need._wanted(unit)
                there = min(have.get(key, 0), wanted)  # one machine serves one line
                have[key] = have.get(key, 0) - there
                if wanted:
                    gaps.append((unit, need, there, wanted))
        return gaps

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
                sum(there for _unit, _need, there, _wanted in gaps),
                sum(wanted for _unit, _need, _there, wanted in gaps),
                self.env._("Equipment is missing: %s.", ", ".join(lacking)),
            ),
        ]
