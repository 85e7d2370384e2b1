from odoo import models

ACTS = {"confirmed": "rights_confirmed", "reversed": "rights_reversed"}


class RightsSettled(models.Model):
    _inherit = "eoffice.rights.change"

    def _eoffice_rights_settled(self):
        """The trace of each account says what was confirmed or reversed of its rights, and by whom."""
        super()._eoffice_rights_settled()
        log = self.env["eoffice.account.audit.log"]
        for change in self:
            for user, lines in change.line_ids.grouped("user_id").items():
                if user:
                    log._add(ACTS[change.state], user, "\n".join(lines.mapped("sentence")))
