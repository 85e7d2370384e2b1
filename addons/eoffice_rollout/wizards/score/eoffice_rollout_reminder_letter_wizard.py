from odoo import fields, models


class RolloutReminderLetterWizard(models.TransientModel):
    """Remind the chosen units in one act."""

    _name = "eoffice.rollout.reminder.letter.wizard"
    _description = "Remind units"

    score_ids = fields.Many2many(
        "eoffice.rollout.score",
        "eoffice_reminder_letter_score_rel",
        string="Units",
        default=lambda self: self._chosen(),
    )
    sentence = fields.Text("What is wanted", required=True)
    mail = fields.Boolean("By e-mail as well", default=True)
    letter = fields.Boolean("Draft a letter as well", help="One letter to all of them: it is signed and numbered.")

    def _chosen(self):
        scores = self.env["eoffice.rollout.score"].browse(self.env.context.get("active_ids", ()))
        return scores.filtered("electronic")

    def action_go(self):
        letter = self.score_ids._send_reminder(self.sentence, self.mail, self.letter).letter_id
        return letter._open_form() if letter else {"type": "ir.actions.act_window_close"}


class RolloutDecide(models.TransientModel):
    """A leader's decision of a proposal."""

    _name = "eoffice.rollout.decide"
    _description = "Decide a proposal"

    proposal_id = fields.Many2one("eoffice.rollout.proposal", required=True, readonly=True, ondelete="cascade")
    agreed = fields.Boolean(readonly=True)
    decision = fields.Text(required=True)

    def action_go(self):
        self.proposal_id._decide(self.env.context.get("default_agreed", self.agreed), self.decision)
        return {"type": "ir.actions.act_window_close"}
