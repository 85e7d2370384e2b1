from odoo import models


class PublisherWarranty(models.AbstractModel):
    """The office calls nobody outside: no update ping."""

    _inherit = "publisher_warranty.contract"

    def update_notification(self, cron_mode=True):
        return True
