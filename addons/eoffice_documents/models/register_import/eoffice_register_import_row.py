from odoo import api, fields, models
from odoo.exceptions import ValidationError

from ...register_import import COLUMNS, messages


class RegisterImportRow(models.TransientModel):
    """A row of an old register as typed, so that Odoo's own import of Excel files takes it; the document stays."""

    _name = "eoffice.register.import.row"
    _description = "Row of an old register"
    _order = "id desc"

    direction = fields.Char("Kind of register")
    unit = fields.Char("Unit of the register")
    book = fields.Char("Code of the register")
    sequence_number = fields.Char("Number in the register", required=True)
    received_on = fields.Char("Day in the register", required=True)
    number = fields.Char("Number of the document")
    symbol = fields.Char("Symbol of the document")
    reference = fields.Char("Number and symbol together")
    issued_on = fields.Char("Day of the document")
    issuer_name = fields.Char("Author")
    document_type = fields.Char("Name of the type")
    subject = fields.Char("Abstract", required=True)
    signer_name = fields.Char("Signed by")
    signer_title = fields.Char("Title of who signed")
    urgency = fields.Char("Degree of urgency")
    secrecy = fields.Char("Degree of secrecy")
    page_count = fields.Char("Number of sheets")
    handlers = fields.Char("Units that had it")
    recipients = fields.Char("Sent to")
    dossier_notation = fields.Char("Dossier number")
    paper_place = fields.Char("Where the paper is")
    note = fields.Char("Remark")
    files = fields.Char("File")
    document_id = fields.Many2one("eoffice.document", "Document made of it", readonly=True, ondelete="cascade")

    @api.model_create_multi
    def create(self, vals_list):
        self.check_access("create")
        rows = [{name: str(vals.get(name) or "") for name in COLUMNS} for vals in vals_list]
        outcomes = self.env["eoffice.register.import"]._take(rows, self.env["eoffice.document"]._default_unit())
        refused = [
            messages.ROW.format(number=row["sequence_number"] or "…", reason="; ".join(outcome.refused))
            for row, outcome in zip(rows, outcomes, strict=True)
            if outcome.refused
        ]
        if refused:
            raise ValidationError("\n".join(refused))
        return super().create(
            [{**vals, "document_id": outcome.document.id} for vals, outcome in zip(vals_list, outcomes, strict=True)]
        )

    @api.model
    def get_import_templates(self):
        """The file to fill in, offered on the screen where the file is chosen."""
        return [
            {
                "label": self.env._("Sample file with all columns"),
                "template": "/eoffice_documents/static/register_import/so-cu-mau.xlsx",
            }
        ]

    def action_open_document(self):
        self.ensure_one()
        return {
            "type": "ir.actions.act_window",
            "res_model": "eoffice.document",
            "res_id": self.document_id.id,
            "views": [(False, "form")],
        }
