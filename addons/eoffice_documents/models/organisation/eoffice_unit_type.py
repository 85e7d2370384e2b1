from odoo import fields, models


class UnitType(models.Model):
    """Kind of unit (committee, department, commune …): data, because levels of government change."""

    _name = "eoffice.unit.type"
    _description = "Kind of unit"
    _order = "sequence, id"

    name = fields.Char(required=True, translate=True)
    code = fields.Char(required=True)
    sequence = fields.Integer(default=10)
    active = fields.Boolean(default=True)

    _code_uniq = models.Constraint("UNIQUE(code)", "This code is already used by another kind of unit.")
