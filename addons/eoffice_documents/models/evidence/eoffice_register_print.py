from odoo import models


class RegisterPrint(models.Model):
    _inherit = "eoffice.register.print"

    def _printed_line(self):
        """With the newest seal: on paper it is beyond the reach of who rewrites the database."""
        return " · ".join(filter(None, (super()._printed_line(), self.env["eoffice.evidence.seal"]._last_line())))
