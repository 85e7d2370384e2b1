from odoo import api, fields, models


class DocumentType(models.Model):
    """Type of document: the 29 administrative types (N30 Đ7), certified copies, legal and specialised ones."""

    _name = "eoffice.document.type"
    _description = "Document type"
    _order = "sequence, id"
    _rec_names_search = ["name", "code", "abbreviation"]

    name = fields.Char(required=True, translate=True)
    code = fields.Char(required=True, help="Unique, also for types without an abbreviation.")
    abbreviation = fields.Char(help="As it stands in the symbol; empty for công văn (N30 PL III).")
    family = fields.Selection(
        [
            ("administrative", "Administrative document"),
            ("copy", "Certified copy"),
            ("legal", "Legal normative document"),
            ("specialised", "Specialised document"),
        ],
        required=True,
        default="administrative",
    )
    sequence = fields.Integer(default=100)
    active = fields.Boolean(default=True)

    _code_uniq = models.Constraint("UNIQUE(code)", "This code is already used by another document type.")

    @api.model
    def _by_code(self, code):
        """The type with this code or abbreviation; marks count: HD is not HĐ."""
        return self.search([("code", "=", code)], limit=1) or self.search([("abbreviation", "=", code)], limit=1)
