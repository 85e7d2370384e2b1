from markupsafe import Markup
from odoo import fields, models

from ..common import office_clock


class ApprovalNotification(models.Model):
    """Telling who is asked: they may read the document, and have an activity and a message in their inbox."""

    _inherit = "eoffice.approval"

    def _request(self):
        """Let the lines wait for their holders; superuser."""
        self.write({"state": "waiting", "asked_on": fields.Datetime.now(), "asker_id": self.env.uid})
        self.env["eoffice.document.access"]._grant((line.document_id.id, line.principal_id.id) for line in self)
        kinds = dict(self._fields["type"]._description_selection(self.env))
        today = office_clock.today(self.env)
        self.env["mail.activity"].sudo().with_context(
            mail_activity_quick_update=True, mail_create_nosubscribe=True
        ).create(
            [
                {
                    "activity_type_id": self.env.ref("eoffice_documents.activity_approve").id,
                    "res_model_id": self.env["ir.model"]._get_id("eoffice.document"),
                    "res_id": line.document_id.id,
                    "user_id": user.id,
                    "summary": f"{kinds[line.type]}: {line.question}"[:120] if line.question else kinds[line.type],
                    "date_deadline": today,
                    "automated": True,
                    "eoffice_approval_id": line.id,
                }
                for line in self
                for user in line.principal_id._first()
            ]
        )
        for line in self:
            line.document_id._notify(
                line.principal_id.member_ids,
                Markup("<p>%s: <b>%s</b>%s</p>")
                % (
                    self.env._("Waits for you") if line.type != "opinion" else self.env._("Your opinion is asked"),
                    kinds[line.type],
                    Markup("<br/>%s") % line.question if line.question else "",
                ),
            )

    def _drop_activities(self):
        self.env["mail.activity"].sudo().search([("eoffice_approval_id", "in", self.ids)]).unlink()


class Activity(models.Model):
    _inherit = "mail.activity"

    eoffice_approval_id = fields.Many2one("eoffice.approval", index="btree_not_null", ondelete="cascade", readonly=True)

    def _action_done(self, feedback=False, attachment_ids=None):
        """Ticking the activity off answers the question it bears: an opinion, or an approval with a note."""
        lines = self.eoffice_approval_id.sudo(False).filtered(lambda line: line.state == "waiting")
        opinions = lines.filtered(lambda line: line.type == "opinion")
        if opinions:
            opinions._answer(feedback)
        if lines - opinions:
            (lines - opinions)._approve(feedback)
        return super(Activity, self.exists())._action_done(feedback=feedback, attachment_ids=attachment_ids)
