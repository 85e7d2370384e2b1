from odoo import fields, models
from odoo.exceptions import UserError


class DeadlineExtensionRequest(models.TransientModel):
    """Ask for more time, with the reason."""

    _name = "eoffice.deadline.extension.request"
    _inherit = ["eoffice.assignment.wizard.mixin"]
    _description = "Ask for more time"

    deadline = fields.Date("Until", required=True, help="The work is due at the end of this working day.")
    reason = fields.Text(required=True)

    def action_ask(self):
        self.ensure_one()
        self.assignment_ids._request_extension(self.env["eoffice.document"]._end_of_day(self.deadline), self.reason)
        return {"type": "ir.actions.act_window_close"}


class DeadlineExtensionDecision(models.TransientModel):
    """Grant or refuse more time."""

    _name = "eoffice.deadline.extension.decision"
    _description = "Answer a request for more time"

    extension_ids = fields.Many2many(
        "eoffice.deadline.extension",
        "eoffice_deadline_extension_decision_rel",
        required=True,
        readonly=True,
        default=lambda self: self.env.context.get("active_ids"),
    )
    deadline = fields.Date("Another day", help="Empty: the day that was asked for.")
    answer = fields.Text()

    def action_grant(self):
        self.ensure_one()
        self._check_chosen()
        deadline = self.env["eoffice.document"]._end_of_day(self.deadline)
        self.extension_ids._decide("granted", self.answer, deadline)
        return {"type": "ir.actions.act_window_close"}

    def action_refuse(self):
        self.ensure_one()
        self._check_chosen()
        self.extension_ids._decide("refused", self.answer)
        return {"type": "ir.actions.act_window_close"}

    def _check_chosen(self):
        if not self.extension_ids:
            raise UserError(self.env._("Choose the requests to answer in the list."))


class Pause(models.TransientModel):
    """Stop the clock while another agency is waited for."""

    _name = "eoffice.pause"
    _inherit = ["eoffice.assignment.wizard.mixin"]
    _description = "Pause work"

    reason = fields.Char("Waiting for", required=True)

    def action_pause(self):
        self.ensure_one()
        self.assignment_ids._pause(self.reason)
        return {"type": "ir.actions.act_window_close"}
