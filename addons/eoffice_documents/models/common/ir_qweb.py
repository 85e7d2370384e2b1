from odoo import models

from . import office_clock


class QWeb(models.AbstractModel):
    _inherit = "ir.qweb"

    def _prepare_environment(self, values):
        """Templates write days and hours as the rest of the office does: ``written(day)``."""
        values["written"] = office_clock.written
        return super()._prepare_environment(values)
