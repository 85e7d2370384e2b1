from odoo import models
from odoo.exceptions import UserError


class SetupWizardRoutes(models.Model):
    """Page 7: who signs, and who approves before. Made of the leaders named on the page of the people."""

    _inherit = "eoffice.setup.wizard"

    def _load_routes(self):
        """The routes themselves are the page."""

    def action_propose_routes(self):
        """The usual two routes: the head of the office signs what it issues, each head what their own unit issues."""
        self._check_administrator()
        routes, top = self.env["eoffice.approval.route"], self._top()
        if not routes.search_count([("unit_id", "=", top.id)]) and top.head_id:
            routes.create(
                {
                    "name": self.env._("Documents of %s", top.name),
                    "unit_id": top.id,
                    "sequence": 40,
                    "signer_id": top.head_id.id,
                    "signer_authority": "tm" if top.collective_name else "direct",
                    "signer_title": top.head_title,
                    "step_ids": self._route_steps(),
                }
            )
        if not routes.search_count([("unit_id", "=", False)]):
            routes.create(
                {
                    "name": self.env._("Documents of each unit"),
                    "sequence": 90,
                    "signer_authority": "direct",
                    "step_ids": self._route_steps(),
                }
            )
        self.invalidate_recordset()

    def _apply_routes(self):
        if not self.route_ids:
            raise UserError(self.env._("There is no route yet. Press «Propose the usual routes», or skip this page."))
        for route in self.route_ids:
            route._check_steps()
