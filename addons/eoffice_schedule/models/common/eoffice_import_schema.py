from odoo import api, models
from odoo.addons.eoffice_documents.office_import import Table


class ImportSchema(models.AbstractModel):
    _inherit = "eoffice.import.schema"

    @api.model
    def _eoffice_tables(self):
        return (
            *super()._eoffice_tables(),
            Table(
                "rooms.csv",
                "eoffice.meeting.room",
                "room",
                ("id", "name"),
                ("unit_id/id", "seats", "sequence", "active"),
                key="name",
            ),
            Table(
                "topics.csv",
                "eoffice.publication.topic",
                "topic",
                ("id", "name"),
                ("sequence", "active"),
            ),
        )
