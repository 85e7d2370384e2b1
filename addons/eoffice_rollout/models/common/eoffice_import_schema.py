from odoo import api, models
from odoo.addons.eoffice_documents.office_import import Table


class ImportSchema(models.AbstractModel):
    _inherit = "eoffice.import.schema"

    @api.model
    def _eoffice_tables(self):
        return (
            *super()._eoffice_tables(),
            Table("phases.csv", "eoffice.rollout.phase", "phase", ("id", "name", "date"), ("note",)),
            Table(
                "help_team.csv", "helpdesk.ticket.team", "help_team", ("user_id/id",), only="eoffice_rollout.help_team"
            ),
            Table("phase_units.csv", "eoffice.rollout.unit", "phase_unit", ("id", "phase_id/id", "unit_id/id")),
        )
