from markupsafe import Markup, escape
from odoo import fields, models


class HelpReply(models.TransientModel):
    """What the help team says to the person."""

    _name = "eoffice.help.reply"
    _description = "Answer to a ticket"

    ticket_id = fields.Many2one("helpdesk.ticket", required=True, readonly=False)
    text = fields.Text("Answer", required=True)
    solved = fields.Selection(
        [("yes", "This solves it"), ("no", "A question back: the person answers first")],
        "Then",
        required=True,
        default="yes",
    )
    keep = fields.Boolean("Keep as a known answer", help="It is offered to the next who types the same question.")

    def action_send(self):
        """Send the answer, and keep it where it is worth it."""
        self.ensure_one()
        self.ticket_id._answer(self.text, self.solved == "yes")
        if self.keep and self.solved == "yes":
            self.env["eoffice.knowledge.article"].create(
                {
                    "question": self.ticket_id.name,
                    "answer": Markup("<p>%s</p>") % escape(self.text).replace("\n", Markup("<br/>")),
                    "category_id": self.ticket_id.category_id.id,
                }
            )
