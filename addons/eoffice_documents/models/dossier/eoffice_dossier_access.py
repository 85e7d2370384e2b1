from odoo import fields, models

CONTENT = ("holder", "add", "read")  # rights that open the documents of a dossier


class DossierAccess(models.Model):
    """Who sees a dossier, and how much: one row a reader, written by the acts of the dossier."""

    _name = "eoffice.dossier.access"
    _description = "Reader of a dossier"
    _order = "right, id"
    _log_access = False

    dossier_id = fields.Many2one(
        "eoffice.dossier", required=True, readonly=True, index=True, ondelete="cascade", bypass_search_access=True
    )
    principal_id = fields.Many2one("eoffice.principal", "Reader", required=True, readonly=True, ondelete="cascade")
    right = fields.Selection(
        [
            ("holder", "Dossier holder"),
            ("add", "Reads and adds"),
            ("read", "Reads"),
            ("overview", "Sees the cover only"),
        ],
        required=True,
        readonly=True,
    )

    _reader_uniq = models.Constraint("UNIQUE(principal_id, dossier_id)", "This reader already has the dossier.")
