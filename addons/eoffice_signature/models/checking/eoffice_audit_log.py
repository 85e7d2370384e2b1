from odoo import fields, models


class AuditLog(models.Model):
    _inherit = "eoffice.audit.log"

    act = fields.Selection(
        selection_add=[
            ("signature_checked", "Digital signatures checked"),
            ("for_reference", "Taken in for reference"),
        ],
        ondelete={"signature_checked": "cascade", "for_reference": "cascade"},
    )
