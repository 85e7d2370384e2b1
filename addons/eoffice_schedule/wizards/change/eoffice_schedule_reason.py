from odoo import fields, models


class ScheduleReason(models.TransientModel):
    """The sentence that goes with refusing, postponing or cancelling items of the schedule."""

    _name = "eoffice.schedule.reason"
    _description = "Reason"

    act = fields.Selection(
        [("refuse", "Refuse"), ("postpone", "Postpone"), ("cancel", "Cancel the meeting")], required=True
    )
    event_ids = fields.Many2many("calendar.event", required=True, default=lambda self: self._default_events())
    reason = fields.Char(required=True)

    def _default_events(self):
        return self.env["calendar.event"].browse(self.env.context.get("active_ids", ()))

    def action_go(self):
        self.ensure_one()
        getattr(self.event_ids, {"refuse": "_refuse", "postpone": "_postpone", "cancel": "_cancel"}[self.act])(
            self.reason
        )
        return {"type": "ir.actions.act_window_close"}
