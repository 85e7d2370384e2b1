from odoo import fields, models
from odoo.exceptions import UserError
from odoo.tools import plaintext2html
from odoo.tools.translate import LazyTranslate

_lt = LazyTranslate(__name__)


class RolloutReminderLetter(models.Model):
    """A unit was reminded (đôn đốc): with which words, by whom, and with which letter."""

    _name = "eoffice.rollout.reminder.letter"
    _description = "Reminder letter to a unit"
    _inherit = "eoffice.immutable.mixin"
    _order = "reminded_on desc, id desc"
    _rec_name = "unit_id"

    score_id = fields.Many2one("eoffice.rollout.score", required=True, readonly=True, index=True, ondelete="restrict")
    unit_id = fields.Many2one("hr.department", required=True, readonly=True, index=True, ondelete="restrict")
    sentence = fields.Text("What was said", required=True, readonly=True)
    why = fields.Text(readonly=True)
    user_id = fields.Many2one("res.users", "Reminded by", required=True, readonly=True, ondelete="restrict")
    reminded_on = fields.Datetime(required=True, readonly=True)
    mailed = fields.Boolean("By e-mail as well", readonly=True)
    letter_id = fields.Many2one("eoffice.document", readonly=True, ondelete="restrict")


class ScoreReminderLetter(models.Model):
    _inherit = "eoffice.rollout.score"

    def _send_reminder(self, sentence, mail=False, letter=False):
        """Tell head, deputies and clerks of these units what is wanted; each unit keeps the row of it.

        :param mail: by e-mail as well, also to who reads in their inbox
        :param letter: draft one letter to all of them, to be signed and numbered
        :return: the urgings
        """
        self.env["eoffice.rollout.unit"]._check_team()
        self.check_access("read")
        if not self:
            raise UserError(self.env._("Choose the units to remind."))
        if not (sentence or "").strip():
            raise UserError(self.env._("Write one sentence: what is wanted, and until when."))
        early = self.filtered(lambda score: not score.electronic)
        if early:
            raise UserError(
                self.env._(
                    "Before its day a unit is not reminded: %s. Take it out of the choice.",
                    ", ".join(early.unit_id.mapped("name")),
                )
            )
        document = self.env["eoffice.document"]._draft_reminder_letter(self, sentence) if letter else None
        for score in self:
            score._notify_unit(sentence, mail)
        return (
            self.env["eoffice.rollout.reminder.letter"]
            .checked_sudo()
            .create(
                [
                    {
                        "score_id": score.id,
                        "unit_id": score.unit_id.id,
                        "sentence": sentence.strip(),
                        "why": score.why,
                        "user_id": self.env.uid,
                        "reminded_on": fields.Datetime.now(),
                        "mailed": mail,
                        "letter_id": document and document.id,
                    }
                    for score in self
                ]
            )
            .sudo(False)
        )

    def _notify_unit(self, sentence, mail):
        """Into the chatter of the unit's line, and to those who answer for the unit; by e-mail as well when asked."""
        unit = self.unit_id.checked_sudo()
        words = "\n".join(filter(None, (sentence.strip(), self.why)))
        subject = _lt("Reminder: %s", unit.name)
        line = unit.rollout_ids[:1]
        line.message_post(subject=self.env._(subject), body=words, author_id=self.env.user.partner_id.id)
        self.env["eoffice.notification"]._send(
            unit.head_id | unit.deputy_ids | unit.clerk_ids,
            plaintext2html(words),
            record=line,
            subject=subject,
            channels=["inbox", "mail"] if mail else ["inbox"],
        )
