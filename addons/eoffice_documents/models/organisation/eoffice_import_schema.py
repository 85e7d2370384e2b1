from odoo import api, models

from ...office_import.schema import TABLES


class ImportSchema(models.AbstractModel):
    """Which CSV files the folder of an office may hold; add-ons that have more extend the list."""

    _name = "eoffice.import.schema"
    _description = "Files of an office"

    @api.model
    def _eoffice_tables(self):
        """Hook: the files in the order of writing, as ``Table``s."""
        return TABLES
