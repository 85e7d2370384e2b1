from odoo import api, fields, models

from ...models.evidence.eoffice_evidence_acceptance import CHAIN


class EvidenceAccept(models.TransientModel):
    """Accept differences that have a lawful cause, with a reason that stays on record."""

    _name = "eoffice.evidence.accept"
    _description = "Accept differences of the logs"

    finding_ids = fields.Many2many("eoffice.evidence.finding", string="These differences", required=True)
    reason = fields.Text(required=True, help="What was done, by whom, on whose order; at least 10 characters.")
    begins_anew = fields.Boolean(compute="_compute_begins_anew")

    @api.depends("finding_ids")
    def _compute_begins_anew(self):
        for wizard in self:
            wizard.begins_anew = any(finding.kind in CHAIN for finding in wizard.finding_ids)

    def action_accept(self):
        """Accept them in the name of the current user."""
        self.ensure_one()
        self.finding_ids._accept(self.reason)
        return {"type": "ir.actions.client", "tag": "soft_reload"}
