from odoo import fields, models


class EvidenceFile(models.Model):
    """What the bytes of a file were when they began to count: registered with its document, or signed.

    The file is named by its number alone, since one that the rules let go (of a secret document, of one that was
    recalled) must leave this row as it is.
    """

    _name = "eoffice.evidence.file"
    _description = "Checksum of a file"
    _inherit = ["eoffice.immutable.mixin", "eoffice.evidence.mixin"]
    _order = "id desc"
    _evidence_parent = "document_id"

    document_id = fields.Many2one(
        "eoffice.document", required=True, readonly=True, index=True, ondelete="restrict", bypass_search_access=True
    )
    attachment_number = fields.Integer("File", required=True, readonly=True, index=True)
    sha256 = fields.Char("SHA-256", required=True, readonly=True)
    signed = fields.Boolean("With signature", readonly=True)
    recorded_on = fields.Datetime(required=True, readonly=True, default=fields.Datetime.now)
