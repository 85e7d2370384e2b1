from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError

from ..common import office_clock

REQUIRED_FIELDS = ("document_type_id", "issuer_name", "issued_on", "subject")


class DocumentRegistering(models.Model):
    """Registering an incoming document: checks, duplicates, number, first line (N30 Đ22)."""

    _inherit = "eoffice.document"

    duplicate_ids = fields.Many2many("eoffice.document", compute="_compute_duplicate_ids", string="Perhaps the same")

    @api.depends("number", "symbol", "issuer_name", "issued_on", "unit_id", "recognition_ids.checksum")
    def _compute_duplicate_ids(self):
        for document in self:
            incoming = document.direction == "incoming"  # what goes out may carry the same file twice
            document.duplicate_ids = incoming and document._same_number() | document._same_file()

    def _same_number(self):
        """Documents with the same number, symbol, issuer and year (N30 PL VI III.1.h)."""
        if not (self.number and self.symbol and self.issuer_name):
            return self.browse()
        near = self.search(
            [
                ("id", "not in", self._origin.ids),
                ("unit_id", "=", self.unit_id.id),
                ("direction", "=", self.direction),
                ("voided", "=", False),
                ("number", "=", self.number),
                ("symbol", "=ilike", self.symbol),
                ("issuer_name", "=ilike", self.issuer_name),
            ],
            limit=20,
        )
        return near.filtered(
            lambda other: not self.issued_on or not other.issued_on or other.issued_on.year == self.issued_on.year
        )

    def _same_file(self):
        checksums = self.recognition_ids.mapped("checksum")
        return (
            self.search(
                [
                    ("id", "not in", self._origin.ids),
                    ("unit_id", "=", self.unit_id.id),
                    ("recognition_ids.checksum", "in", checksums),
                    ("voided", "=", False),
                ],
                limit=20,
            )
            if checksums
            else self.browse()
        )

    def action_register(self):
        """Give the arrival number; when a document looks the same, the clerk is asked first."""
        self._check_registrable()
        if self.duplicate_ids:
            return {
                "type": "ir.actions.act_window",
                "name": self.env._("Registered before?"),
                "res_model": "eoffice.register.confirm",
                "view_mode": "form",
                "target": "new",
                "context": {"default_document_id": self.id},
            }
        return self.action_register_anyway()

    def action_register_anyway(self):
        self._check_registrable()
        issuer = self._known_issuer()
        register = self.env["eoffice.register"]._find(
            self.unit_id, self.direction, self.document_type_id, self.secrecy != "none", office_clock.today(self.env)
        )
        self.checked_sudo().write({"issuer_id": issuer.id, "received_on": office_clock.today(self.env)})
        self.env["eoffice.audit.log"]._add("registered", [(self, None, register.display_name)])
        self._start_routing()
        self.checked_sudo().write(
            {
                "register_id": register.id,
                "registered_on": fields.Datetime.now(),
                "registered_by_id": self.env.uid,
                "sequence_number": register._allocate_number(self),
            }
        )
        return {
            "type": "ir.actions.client",
            "tag": "display_notification",
            "params": {
                "type": "success",
                "title": self.env._("Arrival number %s", self.sequence_number),
                "message": self.display_name,
                "next": {"type": "ir.actions.client", "tag": "soft_reload"},
            },
        }

    def _check_clerk(self):
        """Only a clerk of the receiving unit receives and registers (N30 Đ4.2.b)."""
        if not self.env.su and any(self.env.user not in unit.clerk_ids for unit in self.sudo().unit_id):
            raise AccessError(self.env._("Only a clerk of the receiving unit can do this."))

    def _check_registrable(self):
        self.ensure_one()
        self.check_access("write")
        self._check_clerk()
        if self.sequence_number:
            raise UserError(self.env._("This document was already registered under number %s.", self.sequence_number))
        if self.direction != "incoming":
            raise UserError(self.env._("Only an incoming document is registered here."))
        secret = self.secrecy != "none"
        missing = [name for name in REQUIRED_FIELDS if not self[name] and not (name == "subject" and secret)]
        if missing:
            labels = ", ".join(self._fields[name]._description_string(self.env) for name in missing)
            raise UserError(self.env._("Before registering, fill in: %s.", labels))
        if secret and self.recognition_ids:
            raise UserError(
                self.env._("A secret document is kept without file. Press «Remove the files», then register it.")
            )
        if not secret and self.unit_id.scan_required and not self.recognition_ids:
            raise UserError(self.env._("Every document is scanned here. Add the scan, then register."))

    def _void(self, reason):
        """Strike the registration out; the number stays in the register with the reason (N30 Đ22.2)."""
        self.ensure_one()
        self.check_access("write")
        self._check_clerk()
        if not self.sequence_number or self.voided:
            raise UserError(self.env._("Only a registered document can be struck out."))
        lines = self.assignment_ids.checked_sudo()
        if lines.filtered(lambda line: line.state == "done" or (line.parent_id and line.state in ("open", "passed"))):
            raise UserError(self.env._("Somebody works on this document already. Ask for its return first."))
        lines.filtered(lambda line: line.state in ("waiting", "open", "passed"))._close("withdrawn")
        self.checked_sudo().voided = True
        self.env["eoffice.register.number"].checked_sudo().search([("document_id", "=", self.id)]).write(
            {"state": "void", "reason": reason}
        )
        self.env["eoffice.audit.log"]._add("voided", [(self, None, reason)])

    @api.ondelete(at_uninstall=False)
    def _unlink_unregistered(self):
        if any(document.sequence_number for document in self):
            raise UserError(self.env._("A registered document cannot be deleted. Strike it out and give the reason."))
