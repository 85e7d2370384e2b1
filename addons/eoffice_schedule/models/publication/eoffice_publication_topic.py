from odoo import fields, models


class PublicationTopic(models.Model):
    """The field (lĩnh vực) under which readers look for a published document."""

    _name = "eoffice.publication.topic"
    _description = "Field of published documents"
    _order = "sequence, name"

    name = fields.Char(required=True, translate=True)
    sequence = fields.Integer(default=10)
    active = fields.Boolean(default=True)
