from odoo import api, fields, models
from odoo.addons.eoffice_documents.models.common import office_clock
from odoo.exceptions import AccessError, UserError


class RolloutProposal(models.Model):
    """What the roll-out team proposes to the committee (đề xuất giải pháp), and what was decided."""

    _name = "eoffice.rollout.proposal"
    _description = "Proposal to the committee"
    _inherit = ["eoffice.protected.fields.mixin", "eoffice.led.mixin", "mail.thread"]
    _order = "state desc, proposed_on desc, id desc"
    _led_by = "unit_ids"

    name = fields.Char("Proposal", required=True, tracking=True)
    grounds = fields.Text("Why")
    unit_ids = fields.Many2many("hr.department", string="Units")
    state = fields.Selection(
        [("proposed", "Proposed"), ("agreed", "Agreed"), ("refused", "Not agreed")],
        required=True,
        readonly=True,
        default="proposed",
        tracking=True,
    )
    proposer_id = fields.Many2one(
        "res.users", "Proposed by", required=True, readonly=True, default=lambda self: self.env.uid, ondelete="restrict"
    )
    proposed_on = fields.Date(required=True, readonly=True, default=lambda self: office_clock.today(self.env))
    decision = fields.Text(readonly=True, tracking=True)
    decided_by_id = fields.Many2one("res.users", "Decided by", readonly=True, ondelete="restrict")
    decided_on = fields.Datetime("Decided", readonly=True)

    def write(self, vals):
        if not self.env.su and any(proposal.state != "proposed" for proposal in self):
            raise AccessError(self.env._("A decided proposal stays as it is. Make a new one."))
        return super().write(vals)

    @api.ondelete(at_uninstall=False)
    def _unlink_decided(self):
        if any(proposal.state != "proposed" for proposal in self):
            raise UserError(self.env._("A decided proposal stays on record."))

    def _decide(self, agreed, decision):
        """A leader agrees or not, in one sentence; the proposer is told."""
        self.check_access("read")
        if not self.env.user._eoffice_runs_office() or not self.env.user.has_group("eoffice_documents.group_leader"):
            raise AccessError(self.env._("Only the leaders of the committee decide a proposal."))
        if any(proposal.state != "proposed" for proposal in self):
            raise UserError(self.env._("This proposal was decided already. Refresh the page."))
        if not (decision or "").strip():
            raise UserError(self.env._("Write the decision in one sentence."))
        values = {
            "state": "agreed" if agreed else "refused",
            "decision": decision.strip(),
            "decided_by_id": self.env.uid,
            "decided_on": fields.Datetime.now(),
        }
        self.checked_sudo().write(values)
        for proposal in self.checked_sudo():
            self.env["eoffice.notification"]._send(proposal.proposer_id, proposal.decision, record=proposal)
