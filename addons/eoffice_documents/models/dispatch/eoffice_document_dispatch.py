from odoo import fields, models
from odoo.exceptions import UserError

from .eoffice_dispatch import ENDED

ELECTRONIC = ("system", "mail")


class DocumentSending(models.Model):
    """The document's side of dispatch: to whom it went, and sending it."""

    _inherit = "eoffice.document"

    dispatch_ids = fields.One2many("eoffice.dispatch", "document_id", "Recipients", readonly=True)

    def _dispatch(self, targets):
        """Send each of these issued documents to each of ``targets``; who has it already is left out.

        :param targets: list of dicts: ``unit`` (hr.department) or ``partner`` (res.partner), ``way``, and other
            values of the line
        :return: the new lines
        """
        self._check_sendable(targets)
        lines = self.env["eoffice.dispatch"].checked_sudo().create(self._dispatch_values(targets))
        for way, group in lines.grouped("way").items():
            getattr(group, f"_send_{way}")()
        self.env["eoffice.audit.log"]._add(
            "dispatched",
            [
                (document, None, ", ".join(group.mapped("name")))
                for document, group in lines.grouped("document_id").items()
            ],
        )
        lines._refresh_screens()
        return lines.sudo(False)

    def _inform(self, people):
        """Let people of the house read these issued documents; they find them in their work, for information."""
        self._check_issuing_clerk()
        there = {(line.document_id.id, line.principal_id.id) for line in self.checked_sudo().assignment_ids}
        lines = (
            self.env["eoffice.assignment"]
            .checked_sudo()
            .create(
                [
                    {
                        "document_id": document.id,
                        "principal_id": person.id,
                        "unit_id": person._unit().id,
                        "sender_id": self.env.uid,
                        "role": "information",
                        "sent_on": fields.Datetime.now(),
                    }
                    for document in self
                    for person in people
                    if (document.id, person.id) not in there
                ]
            )
        )
        lines._deliver()

    def _dispatch_values(self, targets):
        now = fields.Datetime.now()
        there = {
            (line.document_id.id, line.unit_id.id, line.partner_id.id)
            for line in self.checked_sudo().dispatch_ids
            if line.state not in ENDED
        }
        values = []
        for document in self.sorted("id"):
            for target in targets:
                unit, partner = target.get("unit"), target.get("partner")
                key = (document.id, bool(unit) and unit.id, bool(partner) and partner.id)
                if key in there or unit == document.unit_id:
                    continue
                there.add(key)
                values.append(
                    {
                        **{name: value for name, value in target.items() if name not in ("unit", "partner")},
                        "document_id": document.id,
                        "unit_id": unit and unit.id,
                        "partner_id": partner and partner.id,
                        "name": (unit or partner).name,
                        "sender_id": self.env.uid,
                        "sent_on": now,
                    }
                )
        return values

    def _check_sendable(self, targets):
        """Only a clerk of the issuing unit sends out, and only what has its number and its signed file (N30 Đ18)."""
        self._check_issuing_clerk()
        if not targets:
            raise UserError(self.env._("Choose who receives the document."))
        electronic = any(target["way"] in ELECTRONIC for target in targets)
        for document in self.sudo():
            if document.state != "issued":
                raise UserError(
                    self.env._(
                        "«%s» has no number yet, or is no longer valid: it cannot be sent.", document.display_name
                    )
                )
            if document.secrecy != "none" and electronic:
                raise UserError(
                    self.env._("«%s» is secret: it does not travel by this system (Q28 Đ1.2).", document.display_name)
                )
            if electronic and not document.signed_file_id:
                raise UserError(self.env._("«%s» lacks its signed file. Add it, then send it.", document.display_name))
