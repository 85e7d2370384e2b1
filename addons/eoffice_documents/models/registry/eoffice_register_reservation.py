from odoo import models
from odoo.exceptions import AccessError, UserError


class RegisterReservation(models.Model):
    """Numbers kept free, struck out, and the check of a book: every exception bears its reason (N30 Đ15)."""

    _inherit = "eoffice.register"

    def _check_keeper(self):
        if any(self.env.user not in unit.clerk_ids for unit in self.sudo().unit_id):
            raise AccessError(self.env._("Only a clerk of the unit that keeps the register can do this."))

    def _reserve(self, count, reason):
        """Keep the next ``count`` numbers free; returns their rows."""
        self.ensure_one()
        self._check_keeper()
        if not (reason or "").strip():
            raise UserError(self.env._("Enter a reason for reserving these numbers."))
        if self.closed:
            raise UserError(self.env._("%s is closed and gives no more numbers.", self.display_name))
        if not 1 <= count <= 100:
            raise UserError(self.env._("Keep between 1 and 100 numbers free."))
        rows = self.env["eoffice.register.number"].checked_sudo()
        for _turn in range(count):
            number = self._allocate_number(self.env["eoffice.document"])
            rows |= rows.search([("register_id", "=", self.id), ("number", "=", number)])
        rows.write({"state": "reserved", "reason": reason})
        return rows.sudo(False)

    def _gaps(self):
        """Numbers between the first and the last that stand nowhere."""
        self.ensure_one()
        given = set(self.env["eoffice.register.number"].sudo().search([("register_id", "=", self.id)]).mapped("number"))
        return sorted(set(range(self.first_number, max(given, default=0) + 1)) - given)

    def _doubles(self):
        """Documents of this unit and year that bear the same number and symbol as another (N30 Đ15.1)."""
        self.ensure_one()
        documents = self.env["eoffice.document"].sudo()
        if self.direction != "outgoing":
            return documents
        groups = documents._read_group(
            [
                ("unit_id", "=", self.unit_id.id),
                ("direction", "=", "outgoing"),
                ("dossier_year", "=", self.year),
                ("voided", "=", False),
                ("sequence_number", "!=", 0),
            ],
            ["reference"],
            ["id:recordset"],
            having=[("__count", ">", 1)],
        )
        return documents.union(*(found for _reference, found in groups))


class RegisterNumberReserve(models.Model):
    _inherit = "eoffice.register.number"

    def _use(self, document, reason):
        """Give a number kept free to ``document``; returns the number."""
        self.ensure_one()
        self.register_id._check_keeper()
        if self.state != "reserved":
            raise UserError(self.env._("Number %s is not kept free any more.", self.number))
        self.checked_sudo().write(
            {"state": "used", "document_id": document.id, "reason": "; ".join(filter(None, (self.reason, reason)))}
        )
        return self.number

    def _void_reserved(self, reason):
        """Strike a number kept free out; it stays in the register with the reason."""
        self.register_id._check_keeper()
        if any(row.state != "reserved" for row in self):
            raise UserError(self.env._("Only a number kept free is struck out here."))
        if not (reason or "").strip():
            raise UserError(self.env._("Write why the number is struck out."))
        for row in self.checked_sudo():
            row.write({"state": "void", "reason": f"{row.reason}; {reason}"})
