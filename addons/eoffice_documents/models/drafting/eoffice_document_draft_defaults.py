from odoo import api, fields, models
from odoo.exceptions import UserError


class DocumentDraftForm(models.Model):
    """The draft's form fills itself: units, symbol, signer, recipients (N30 PL I Phần I.II)."""

    _inherit = "eoffice.document"

    issuing_unit_ids = fields.Many2many("hr.department", compute="_compute_issuing_unit_ids")
    signer_choice_ids = fields.Many2many(
        "res.users", compute="_compute_signer_choice_ids", help="Who may sign this document (N30 Đ13)."
    )
    signature_text = fields.Text(
        "Signature block",
        compute="_compute_signature_text",
        help="Name and post come from the records of the signer; a wrong one is corrected by the administrator there.",
    )

    @api.depends_context("uid")
    def _compute_issuing_unit_ids(self):
        self.issuing_unit_ids = self._issuing_units()

    @api.depends("unit_id", "document_type_id", "can_draft")
    def _compute_signer_choice_ids(self):
        for document in self:
            unit, kind = document.unit_id._origin, document.document_type_id._origin
            document.signer_choice_ids = unit._signers(kind) if document.can_draft and unit else False

    @api.depends("unit_id", "signer_id", "signer_authority", "signer_title", "signer_name")
    def _compute_signature_text(self):
        for document in self:
            document.signature_text = "\n".join(document._signature_block()) if document.signer_id else False

    @api.model
    def _issuing_units(self):
        """Units the current user may draft for: their own and those above it, as far as they keep registers."""
        unit = self.env.user.sudo().employee_ids[:1].department_id
        units = unit
        while unit.parent_id and unit.parent_id not in units:
            unit = unit.parent_id
            units |= unit
        return units.filtered("keeps_registers").sudo(False)

    @api.model
    def _draft_values(self, vals):
        """``vals`` of a new draft with what is known besides; what is given stays."""
        drafting = self.env.user.sudo().employee_ids[:1].department_id
        units = self._issuing_units()
        if not drafting or not units:
            raise UserError(
                self.env._("Your account belongs to no unit that issues documents. Tell the administrator.")
            )
        answered = self.browse(vals.get("answers_id") or ())
        unit = self.env["hr.department"].browse(vals.get("unit_id") or ()) or (
            answered.unit_id if answered.unit_id in units else units[0]
        )
        kind = self.env["eoffice.document.type"].browse(vals.get("document_type_id") or ())
        if answered and not kind:
            kind = kind._by_code("CV")
        proposed = {
            "direction": "outgoing",
            "drafter_id": self.env.uid,
            "drafting_unit_id": drafting.id,
            "unit_id": unit.id,
            "document_type_id": kind.id,
            "place": self._place_of(unit),
            **self._issuer_values(unit.id),
            **self._signing_values(unit, drafting, kind),
            "symbol": self._proposed_symbol(unit, drafting, kind),
            "recipients": self._proposed_recipients(drafting, answered),
        }
        if answered:
            proposed |= {"addressees": answered.issuer_name, "answered_number": answered.reference}
            if answered.urgency != "normal":
                proposed["urgency"] = answered.urgency
        values = proposed | {name: value for name, value in vals.items() if value or name not in proposed}
        signer = self.env["res.users"].browse(values["signer_id"] or ())
        if signer.id != proposed["signer_id"] and not vals.get("signer_authority"):
            values["signer_authority"] = unit._signing_right(signer, kind)
        return values | self._signer_values(unit, drafting, kind, signer)

    @api.model
    def _issuer_values(self, unit):
        unit = self.env["hr.department"].sudo().browse(unit)
        return {"issuer_name": unit.name, "issuer_id": unit.partner_id.id}

    @api.model
    def _signing_values(self, unit, drafting, kind):
        """Who signs and in which right, by the route of such documents."""
        route = self.env["eoffice.approval.route"]._first_match(unit, drafting, kind)
        signer = route._signer(unit)
        authority = route.signer_authority
        if authority in (False, "direct"):
            authority = unit._signing_right(signer, kind)
        return {
            "signer_id": signer.id,
            "signer_authority": authority,
            **self._signer_values(unit, drafting, kind, signer),
        }

    @api.model
    def _place_of(self, unit):
        unit = unit.sudo()
        while unit and not unit.place:
            unit = unit.parent_id
        return unit.place

    @api.model
    def _proposed_symbol(self, unit, drafting, kind):
        """``QĐ-UBND`` for a named type; a letter bears agency and drafting unit: ``UBND-VX`` (N30 PL I II.3.b)."""
        agency = unit.sudo().symbol_code
        if not kind or not agency:
            return False
        if kind.abbreviation:
            return f"{kind.abbreviation}-{agency}"
        drafting = drafting.sudo()
        return agency if drafting == unit else "-".join(filter(None, (agency, drafting.drafting_code or drafting.code)))

    @api.model
    def _proposed_recipients(self, drafting, answered):
        first = self.env._("As above") if answered else None
        return "\n".join(filter(None, (first, self.env._("Kept: VT, %s", drafting.drafting_code or drafting.code))))

    @api.onchange("document_type_id", "unit_id")
    def _onchange_document_type_id(self):
        if self.direction == "outgoing" and self.unit_id:
            unit, drafting = self.unit_id._origin, self.drafting_unit_id._origin
            self.symbol = self._proposed_symbol(unit, drafting, self.document_type_id._origin)
            self.update(self._signing_values(unit, drafting, self.document_type_id._origin))

    @api.onchange("signer_id")
    def _onchange_signer_id(self):
        if self.direction == "outgoing" and self.signer_id and self.signer_name != self.signer_id.name:
            unit, kind, signer = self.unit_id._origin, self.document_type_id._origin, self.signer_id._origin
            self.signer_authority = unit._signing_right(signer, kind)
            self.update(self._signer_values(unit, self.drafting_unit_id._origin, kind, signer))
