from odoo import fields, models


class AuditLog(models.Model):
    _inherit = "eoffice.audit.log"

    act = fields.Selection(
        selection_add=[
            ("published", "Put on the website"),
            ("publication_changed", "Publication changed"),
            ("unpublished", "Taken off the website"),
        ],
        ondelete={"published": "cascade", "publication_changed": "cascade", "unpublished": "cascade"},
    )
