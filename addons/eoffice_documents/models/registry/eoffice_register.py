from odoo import api, fields, models
from odoo.exceptions import ConcurrencyError, UserError, ValidationError
from odoo.tools import SQL
from psycopg2.errors import UniqueViolation


class Register(models.Model):
    """A register (sổ đăng ký) of a unit for one year; it gives the numbers (N30 Đ15, Đ22.2)."""

    _name = "eoffice.register"
    _description = "Register"
    _order = "year desc, unit_id, direction, code"
    _inherit = ["mail.thread"]

    name = fields.Char(required=True, tracking=True)
    code = fields.Char(required=True)
    unit_id = fields.Many2one("hr.department", required=True, index=True, ondelete="restrict")
    direction = fields.Selection([("incoming", "Incoming"), ("outgoing", "Outgoing")], required=True)
    year = fields.Integer(required=True, aggregator=False)
    secret = fields.Boolean("Secret register", help="For state secrets only (N30 Đ15.1.a, Đ22.4).")
    type_ids = fields.Many2many("eoffice.document.type", string="Only these types", help="Empty: all other types.")
    first_number = fields.Integer(default=1, required=True, tracking=True, aggregator=False)
    closed = fields.Boolean(readonly=True, tracking=True)
    number_ids = fields.One2many("eoffice.register.number", "register_id")
    last_number = fields.Integer(compute="_compute_last_number", aggregator=False)

    _book_uniq = models.Constraint(
        "UNIQUE(unit_id, direction, year, code)", "This unit already has a register with this code in this year."
    )
    _first_positive = models.Constraint("CHECK(first_number > 0)", "Numbers begin at 1 or later.")

    @api.depends("number_ids.number")
    def _compute_last_number(self):
        """From the end of the index: a book of a year has tens of thousands of numbers."""
        self.env["eoffice.register.number"].flush_model(["register_id", "number"])
        last = dict(
            self.env.execute_query(
                SQL(
                    """SELECT id, (SELECT max(number) FROM eoffice_register_number WHERE register_id = register.id)
                         FROM eoffice_register AS register WHERE id IN %s""",
                    tuple(self.ids) or (0,),
                )
            )
        )
        for register in self:
            register.last_number = last.get(register.id) or 0

    @api.constrains("first_number")
    def _check_first_number(self):
        given = (
            self.env["eoffice.register.number"]
            .sudo()
            ._read_group([("register_id", "in", self.ids)], ["register_id"], ["number:min"])
        )
        for register, first in given:
            if first != register.first_number:
                raise ValidationError(
                    self.env._("%s already gives numbers: its first number cannot be changed.", register.display_name)
                )

    @api.depends("name", "year")
    def _compute_display_name(self):
        for register in self:
            register.display_name = f"{register.name} {register.year or ''}".strip()

    def action_close(self):
        self.check_access("write")
        self.checked_sudo().closed = True

    def action_reopen(self):
        self.check_access("write")
        self.checked_sudo().closed = False

    @api.model
    def _find(self, unit, direction, document_type, secret, day):
        """The open register for such a document on ``day``; the year's book is opened from last year's when missing."""
        domain = [("unit_id", "=", unit.id), ("direction", "=", direction), ("secret", "=", secret)]
        books = self.sudo().search([*domain, ("year", "=", day.year)]) or self._open_year(domain, day.year)
        book = books.filtered(lambda register: document_type in register.type_ids)[:1]
        book = book or books.filtered(lambda register: not register.type_ids)[:1]
        if not book:
            raise UserError(
                self.env._(
                    "%(unit)s has no register for this document in %(year)s. Ask the administrator to open one.",
                    unit=unit.name,
                    year=day.year,
                )
            )
        if book.closed:
            raise UserError(
                self.env._(
                    "%s is closed and gives no more numbers. Ask the administrator to open it again.", book.display_name
                )
            )
        return book

    @api.model
    def _open_year(self, domain, year):
        before = self.sudo().search([*domain, ("year", "<", year)], order="year desc")
        before = before.filtered(lambda register: register.year == before[0].year)
        try:
            with self.env.cr.savepoint():
                return before.browse().create(
                    [{**register.copy_data()[0], "year": year, "first_number": 1} for register in before]
                )
        except UniqueViolation as error:  # another clerk has just opened it, out of sight of this transaction
            raise ConcurrencyError(str(error)) from error

    def _allocate_number(self, document):
        """Give ``document``, or none, the next number of this register and return it.

        Number by number is tried until the database takes one: a number held by a transaction still
        under way makes this one wait for its end. So no number is left out, none is given twice and
        nobody is refused, which a counter row under REPEATABLE READ could not promise to the second clerk.
        """
        self.ensure_one()
        self.env.flush_all()
        number = max(self.last_number + 1, self.first_number)
        while not self._try_number(number, document):
            number += 1
        self.invalidate_recordset(["last_number", "number_ids"])
        return number

    def _try_number(self, number, document):
        try:
            with self.env.cr.savepoint(flush=False):
                self.env.cr.execute(
                    SQL(
                        """INSERT INTO eoffice_register_number
                               (register_id, number, document_id, state, create_uid, create_date, write_uid, write_date)
                           VALUES (%s, %s, %s, 'used', %s, now() AT TIME ZONE 'UTC', %s, now() AT TIME ZONE 'UTC')
                           RETURNING id""",
                        self.id,
                        number,
                        document.id or None,
                        self.env.uid,
                        self.env.uid,
                    ),
                    log_exceptions=False,
                )
                [(row,)] = self.env.cr.fetchall()
        except UniqueViolation:
            return False
        self.env["eoffice.register.number"].sudo().browse(row)._evidence_note()
        return True
