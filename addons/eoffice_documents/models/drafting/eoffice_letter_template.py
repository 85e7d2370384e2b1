from base64 import b64decode, b64encode

from odoo import api, fields, models
from odoo.exceptions import ValidationError

from ...letters import check_template, example_values, render
from ...recognition.convert import office_to_pdf
from ..common.error_messages import user_errors


class LetterTemplate(models.Model):
    """A Word file with placeholders, from which letters of a type are made (N30 PL III.II)."""

    _name = "eoffice.letter.template"
    _description = "Letter template"
    _order = "sequence, id"

    name = fields.Char(required=True)
    sequence = fields.Integer(default=100)
    active = fields.Boolean(default=True)
    use = fields.Selection(
        [("letter", "Letter"), ("annex", "Annex")],
        required=True,
        default="letter",
        help="An annex is a file of its own, with its own page numbers.",
    )
    document_type_id = fields.Many2one(
        "eoffice.document.type", ondelete="cascade", help="Empty: every type that has no template of its own."
    )
    unit_id = fields.Many2one(
        "hr.department", ondelete="cascade", help="The issuing unit whose letters look so. Empty: all units."
    )
    with_address = fields.Boolean(
        "Address at the foot", help="Address, phone and e-mail of the unit (N30 PL I, box 13)."
    )
    file = fields.Binary("Word file", required=True, attachment=True)
    file_name = fields.Char()
    preview = fields.Binary(readonly=True, attachment=True, copy=False, help="PDF of the template with example values.")

    @api.constrains("file")
    def _check_file(self):
        for template in self:
            with user_errors(self.env, raised=ValidationError):
                check_template(template._content())

    @api.model_create_multi
    def create(self, vals_list):
        for vals in vals_list:
            vals.setdefault("file_name", f"{vals.get('name')}.docx")
        return super().create(vals_list)

    def write(self, vals):
        return super().write({**vals, "preview": False} if "file" in vals else vals)

    def _content(self):
        """Bytes of the Word file."""
        self.ensure_one()
        return b64decode(self.with_context(bin_size=False).file or b"")

    def action_preview(self):
        """Make the PDF that shows what a letter of this template looks like."""
        self.ensure_one()
        self.check_access("read")
        values, kind = example_values(), self.document_type_id
        if kind:
            values |= {"type_name": kind.name, "symbol": f"{kind.abbreviation or 'PNV'}-PNV"}
        pdf = self._to_pdf(self._fill(values))
        self.checked_sudo().preview = b64encode(pdf)

    def _fill(self, values):
        """A letter of this template as Word file. UserError when the template cannot be used."""
        with user_errors(self.env):
            return render(self.sudo()._content(), values)

    @api.model
    def _to_pdf(self, docx):
        with user_errors(self.env):
            return office_to_pdf(docx, ".docx")

    @api.model
    def _for(self, document):
        """The template that fits this outgoing document best: that of its unit and type first, then the nearest."""
        units = self._with_parents(document.unit_id.sudo())
        types = document.document_type_id
        found = self.search(
            [
                ("use", "=", "letter"),
                ("document_type_id", "in", [False, *types.ids]),
                ("unit_id", "in", [False, *units.ids]),
            ]
        )
        places = {unit: place for place, unit in enumerate(units)}
        return found.sorted(lambda template: (not template.document_type_id, places.get(template.unit_id, len(units))))[
            :1
        ]

    @api.model
    def _with_parents(self, unit):
        units = unit
        while unit.parent_id and unit.parent_id not in units:
            unit = unit.parent_id
            units += unit
        return units
