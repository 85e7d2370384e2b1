from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.fields import Domain

from ...models.common import office_clock
from ...models.registry.eoffice_register_layout import KINDS

DIRECTIONS = {"incoming": "incoming", "follow_up": "incoming", "handover": "incoming", "outgoing": "outgoing"}


class RegisterPrintWizard(models.TransientModel):
    """Which register, which period, on paper or as a table."""

    _name = "eoffice.register.print.wizard"
    _description = "Print a register"

    type = fields.Selection(
        [(kind, label) for kind, label in KINDS if not kind.endswith("_secret")],
        "Kind of register",
        required=True,
        default="incoming",
    )
    unit_id = fields.Many2one("hr.department", required=True, default=lambda self: self._default_unit())
    direction = fields.Char(compute="_compute_direction")
    register_id = fields.Many2one(
        "eoffice.register", "Book", compute="_compute_register_id", store=True, readonly=False
    )
    date_from = fields.Date("Period from", required=True, compute="_compute_dates", store=True, readonly=False)
    date_to = fields.Date("Period to", required=True, compute="_compute_dates", store=True, readonly=False)
    file_format = fields.Selection([("pdf", "PDF to print"), ("xlsx", "Excel")], required=True, default="pdf")

    @api.model
    def default_get(self, fields_list):
        """From the form of a register: that book."""
        values = super().default_get(fields_list)
        if self.env.context.get("active_model") == "eoffice.register":
            book = self.env["eoffice.register"].browse(self.env.context.get("active_id"))
            values |= {"type": book.direction, "unit_id": book.unit_id.id, "register_id": book.id}
        return values

    @api.model
    def _default_unit(self):
        """The first unit whose registers the current user keeps."""
        keeps = Domain("clerk_ids", "in", self.env.uid) | Domain("office_chief_ids", "in", self.env.uid)
        return self.env["hr.department"].search(
            keeps & Domain("keeps_registers", "=", True), order="parent_path", limit=1
        )

    @api.depends("type")
    def _compute_direction(self):
        for ask in self:
            ask.direction = DIRECTIONS.get(ask.type)

    @api.depends("type", "unit_id")
    def _compute_register_id(self):
        """The newest open book of that kind; the chosen one stays while it fits."""
        for ask in self:
            book = ask.register_id
            if not ask.direction or book.unit_id != ask.unit_id or book.direction != ask.direction:
                books = [("unit_id", "=", ask.unit_id.id), ("direction", "=", ask.direction), ("secret", "=", False)]
                ask.register_id = ask.direction and self.env["eoffice.register"].search(books, limit=1)

    @api.depends("type", "register_id")
    def _compute_dates(self):
        """A day of hand-over; else the year of the book as far as it has come."""
        today = office_clock.today(self.env)
        for ask in self:
            year = ask.register_id.year or today.year
            end = fields.Date.to_date(f"{year}-12-31")
            ask.date_from = today if ask.type == "handover" else fields.Date.to_date(f"{year}-01-01")
            ask.date_to = today if ask.type == "handover" else min(today, end)

    def action_print(self):
        self.ensure_one()
        if self.date_from > self.date_to:
            raise UserError(self.env._("The period ends before it begins. Correct one of the dates."))
        if self.direction and not self.register_id:
            raise UserError(self.env._("%s has no such register yet, so there is nothing to print.", self.unit_id.name))
        secret = self.register_id.secret and self.type in ("incoming", "outgoing")
        print_ = self.env["eoffice.register.print"]._request(
            f"{self.type}_secret" if secret else self.type,
            self.unit_id,
            self.register_id,
            self.date_from,
            self.date_to,
            self.file_format,
        )
        if print_.state == "ready":
            return print_.action_download()
        return {
            "type": "ir.actions.client",
            "tag": "display_notification",
            "params": {
                "type": "info",
                "title": self.env._("The register is being made"),
                "message": self.env._(
                    "It has %s rows. A message comes when it is ready; it will be under Printed registers.",
                    print_.row_count,
                ),
                "next": {"type": "ir.actions.act_window_close"},
            },
        }
