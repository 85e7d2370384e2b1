from odoo import api, fields, models


class HolderMixin(models.AbstractModel):
    """A row in the hands of a principal: a person, or a unit that several persons stand for."""

    _name = "eoffice.holder.mixin"
    _description = "In somebody's hands"

    principal_id = fields.Many2one("eoffice.principal", required=True, readonly=True, ondelete="restrict")
    is_mine = fields.Boolean(compute="_compute_is_mine", search="_search_is_mine")

    @api.depends_context("uid")
    def _compute_is_mine(self):
        mine = self.env.user.principal_ids
        for line in self:
            line.is_mine = line.principal_id in mine

    @api.model
    def _search_is_mine(self, operator, value):
        if operator != "in":
            return NotImplemented
        return [("principal_id", "in" if True in value else "not in", self.env["res.users"]._my_principal_ids())]


class UrgencyMixin(models.AbstractModel):
    """A row with an ``urgency``: urgent ones stand first (N30 Đ4.2.c, Đ18.1)."""

    _name = "eoffice.urgency.mixin"
    _description = "With an urgency"

    urgency_level = fields.Integer(compute="_compute_urgency_level", store=True, aggregator=False)

    @api.depends("urgency")
    def _compute_urgency_level(self):
        """0 normal to 3 express."""
        levels = list(dict(self.env["eoffice.document"]._fields["urgency"].selection))
        for row in self:
            row.urgency_level = levels.index(row.urgency)
