from odoo import fields, models


class MeetingAnswer(models.TransientModel):
    """The answer of a unit, typed inside the office."""

    _name = "eoffice.meeting.answer"
    _description = "Answer an invitation"

    event_id = fields.Many2one("calendar.event", required=True)
    state = fields.Selection([("coming", "We come"), ("not_coming", "We do not come")], required=True, default="coming")
    people = fields.Char("Who comes")
    reason = fields.Char("Why not")

    def action_go(self):
        replies = self.event_id.sudo().rsvp_ids._of_user(self.env.user)
        replies.sudo(False).with_env(self.env).action_answer(self.state, self.people, self.reason)
        return {"type": "ir.actions.act_window_close"}
