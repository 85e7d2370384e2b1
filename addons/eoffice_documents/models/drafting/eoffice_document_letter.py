from odoo import api, fields, models
from odoo.exceptions import UserError

from ...letters import letter_text, wording
from ..common import office_clock

MARKS = [("return", "XEM XONG TRẢ LẠI"), ("internal", "LƯU HÀNH NỘI BỘ")]


class DocumentLetter(models.Model):
    """The Word letter of a draft, made from a template and the form; the drafter goes on in Word."""

    _inherit = "eoffice.document"

    letter_template_id = fields.Many2one(
        "eoffice.letter.template",
        "Template",
        ondelete="set null",
        domain=[("use", "=", "letter")],
        help="Empty: the one that fits unit and type best.",
    )
    letter_body = fields.Text(
        "Text", help="A paragraph a line; the grounds (Căn cứ…) first. It can be written on in Word."
    )
    layout_state = fields.Char(compute="_compute_layout", help="Of the current version.")
    layout_count = fields.Integer(compute="_compute_layout")
    layout_html = fields.Html("Layout check", compute="_compute_layout", sanitize=False)
    circulation_mark = fields.Selection(MARKS, help="N30 PL I Phần I.III.2.c.")

    @api.depends("version_ids.layout")
    @api.depends_context("lang")
    def _compute_layout(self):
        for document in self:
            version = document.version_id
            document.layout_state = version.layout_state
            document.layout_count = version.layout_count
            document.layout_html = version.layout_html

    def action_compose_letter(self):
        """Make a version of the draft from its template; the text of an earlier version is taken over."""
        self.ensure_one()
        self.check_access("write")
        missing = [name for name in ("document_type_id", "subject") if not self[name]]
        if missing:
            labels = ", ".join(self._fields[name]._description_string(self.env) for name in missing)
            raise UserError(self.env._("Before the letter is made, fill in: %s.", labels))
        name = f"{self.document_type_id.name} - {self.subject}"[:80].replace("/", "-").strip()
        self._add_version(self._render_letter(), f"{name}.docx", self._letter_template().name)
        self.checked_sudo().letter_body = False  # it stands in the letter now, where it is written on

    def _add_version(self, data, name, note=False):
        version = super()._add_version(data, name, note)
        version.checked_sudo()._check_layout()
        return version

    def _render_letter(self):
        """The letter as Word file (bytes). UserError when its template cannot be used."""
        self.ensure_one()
        template, values = self._letter_template(), self._letter_values()
        if not self.letter_body and self.version_id:
            there = self.checked_sudo().version_id._letter_text().splitlines()
            own = letter_text(template._fill(values)).splitlines()  # what the form says by itself
            values["grounds"], values["body"] = wording.grounds_and_body(
                "\n".join(line for line in there if line not in own)
            )
        return template._fill(values)

    def action_check_layout(self):
        self.version_id.action_check_layout()

    def _letter_template(self):
        template = self.letter_template_id or self.env["eoffice.letter.template"]._for(self)
        if not template:
            raise UserError(
                self.env._("There is no template for this type of document. Ask the administrator, or add a Word file.")
            )
        return template

    def _letter_values(self):
        """What a template can fill in; `letters/fields.py` lists the names, docs/admin-guide.md explains them."""
        self.ensure_one()
        unit, drafting = self.unit_id.sudo(), self.drafting_unit_id.sudo()
        grounds, body = wording.grounds_and_body(self.letter_body)
        *authority, signer = self._signature_block()
        return {
            "parent_agency": "" if unit.collective_name else unit.parent_id.name or "",
            "agency": wording.agency_name(unit.name),
            "number": wording.number_text(self.number),
            "symbol": self.symbol or "",
            "place_date": wording.place_date(self.place, self.issued_on, office_clock.today(self.env).year),
            "type_name": self.document_type_id.name or "",
            "subject": wording.subject(self.subject, not self.document_type_id.abbreviation),
            "issuing_authority": self._issuing_authority(),
            "addressees": wording.lines(self.addressees),
            "grounds": grounds,
            "body": body,
            "authority": [wording.official_title(line) for line in authority if line],
            "signer_name": signer,
            "recipients": wording.recipients(self.recipients, [drafting.drafting_code or drafting.code]),
            "urgency_mark": wording.URGENCY.get(self.urgency, ""),
            "circulation_mark": dict(MARKS).get(self.circulation_mark, ""),
            "agency_address": self._agency_address() if self._letter_template().with_address else [],
        }

    def _issuing_authority(self):
        """Who issues an order: the collective, or the head of the agency (N30 PL III, forms 1.1 and 1.2)."""
        unit = self.unit_id.sudo()
        agency = wording.agency_name(unit.name)
        if unit.collective_name:
            return agency
        return wording.head_of(unit.head_title or unit.manager_id.job_title or "", agency)

    def _agency_address(self):
        """Address, phone and e-mail of the issuing unit, as far as they are known (N30 PL I, box 13)."""
        partner = self.unit_id.sudo().partner_id
        place = ", ".join(filter(None, (partner.street, partner.street2, partner.city)))
        reach = "; ".join(
            f"{label}: {value}"
            for label, value in (("Điện thoại", partner.phone), ("Email", partner.email), ("Website", partner.website))
            if value
        )
        return list(filter(None, (place and f"Địa chỉ: {place}", reach)))
