from odoo import api, fields, models


class RegisterReservation(models.TransientModel):
    """Keep the next numbers of a register free."""

    _name = "eoffice.register.reservation"
    _description = "Keep numbers free"

    register_id = fields.Many2one("eoffice.register", required=True, readonly=True)
    count = fields.Integer("How many", default=1, required=True)
    reason = fields.Char(required=True)

    def action_reserve(self):
        self.ensure_one()
        self.register_id._reserve(self.count, self.reason)
        return {"type": "ir.actions.act_window_close"}


class NumberVoid(models.TransientModel):
    """Strike a number out that was kept free."""

    _name = "eoffice.number.void"
    _description = "Strike a number out"

    number_id = fields.Many2one("eoffice.register.number", required=True, readonly=True)
    reason = fields.Char(required=True)

    def action_void(self):
        self.ensure_one()
        self.number_id._void_reserved(self.reason)
        return {"type": "ir.actions.act_window_close"}


class RegisterCheck(models.TransientModel):
    """What is wrong with a register: gaps, doubles, numbers still kept free."""

    _name = "eoffice.register.check"
    _description = "Check of a register"

    register_id = fields.Many2one("eoffice.register", required=True, readonly=True)
    gap_count = fields.Integer(compute="_compute_result")
    gaps = fields.Char(compute="_compute_result")
    double_ids = fields.Many2many("eoffice.document", compute="_compute_result", string="Doubles")
    double_count = fields.Integer(compute="_compute_result")
    reserved_ids = fields.Many2many("eoffice.register.number", compute="_compute_result", string="Kept free")

    @api.depends("register_id")
    def _compute_result(self):
        for check in self:
            gaps = check.register_id._gaps()
            doubles = check.register_id._doubles()
            check.gap_count = len(gaps)
            check.gaps = ", ".join(map(str, gaps[:200]))
            check.double_count = len(doubles)
            check.double_ids = doubles.sudo(False)._filtered_access("read")
            check.reserved_ids = self.env["eoffice.register.number"].search(
                [("register_id", "=", check.register_id.id), ("state", "=", "reserved")]
            )
