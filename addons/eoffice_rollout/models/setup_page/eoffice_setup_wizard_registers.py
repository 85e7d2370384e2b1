from odoo import api, fields, models
from odoo.addons.eoffice_documents.models.common import office_clock
from odoo.exceptions import UserError


class SetupWizardRegister(models.Model):
    """A register an office may keep, offered on the first day (N30 Đ15, Đ22; PL IV)."""

    _name = "eoffice.setup.wizard.register"
    _description = "Register offered on the first day"
    _eoffice_logged = False  # a page of the wizard
    _order = "sequence, id"

    name = fields.Char(required=True)
    code = fields.Char(required=True)
    direction = fields.Selection([("incoming", "Incoming"), ("outgoing", "Outgoing")], required=True)
    secret = fields.Boolean()
    type_ids = fields.Many2many("eoffice.document.type", string="Only these types")
    usual = fields.Boolean(help="Proposed to every office.")
    sequence = fields.Integer(default=10)


class SetupWizardRegisters(models.Model):
    """Page 5: who keeps registers, and which, for which year."""

    _inherit = "eoffice.setup.wizard"

    keeper_ids = fields.Many2many("hr.department", "eoffice_setup_wizard_keeper_rel", string="Units with registers")
    offered_register_ids = fields.Many2many(
        "eoffice.setup.wizard.register", "eoffice_setup_wizard_register_rel", string="Registers of each"
    )
    register_year = fields.Integer("Registers of the year", default=lambda self: office_clock.today(self.env).year)

    def _load_registers(self):
        year = office_clock.today(self.env).year
        keepers = self._keepers()
        codes = self.env["eoffice.register"].search([("year", "=", year)]).mapped("code")
        books = self.env["eoffice.setup.wizard.register"].search([])
        usual = books.filtered(lambda book: book.code in codes if codes else book.usual)
        self.write({"register_year": year, "keeper_ids": keepers or self._top(), "offered_register_ids": usual})

    @api.model
    def _keepers(self):
        return self.env["hr.department"].search([("keeps_registers", "=", True)])

    def _apply_registers(self):
        if not self.keeper_ids or not self.offered_register_ids:
            raise UserError(self.env._("Choose the units that keep registers and the registers, or skip this page."))
        if not 2000 <= self.register_year <= 2100:
            raise UserError(self.env._("Type a year between 2000 and 2100."))
        (self._keepers() - self.keeper_ids).keeps_registers = False
        (self.keeper_ids - self._keepers()).keeps_registers = True
        self._write_rows(registers=[self._row_of(book) for book in self.offered_register_ids])

    def action_make_registers(self):
        """Open the books now, so that a first number other than 1 can be typed before the first document comes."""
        self._check_administrator()
        self._apply_registers()
        self.invalidate_recordset()

    def _row_of(self, book):
        names = book.type_ids.get_external_id()
        return {
            "code": book.code,
            "name": book.name,
            "direction": book.direction,
            "secret": "1" if book.secret else "0",
            "type_ids/id": ",".join(names.values()),
            "year": str(self.register_year),
        }
