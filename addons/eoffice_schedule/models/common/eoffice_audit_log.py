from odoo import fields, models


class Trace(models.Model):
    _inherit = "eoffice.trace"

    act = fields.Selection(
        selection_add=[("published", "Put on the website"), ("unpublished", "Taken off the website")],
        ondelete={"published": "cascade", "unpublished": "cascade"},
    )
