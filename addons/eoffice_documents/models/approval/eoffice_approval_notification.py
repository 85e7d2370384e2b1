from markupsafe import Markup
from odoo import fields, models


class ApprovalNotification(models.Model):
    """Telling who is asked: they may read the document, and have an activity and a message in their inbox."""

    _inherit = "eoffice.approval"

    def _request(self):
        """Let the lines wait for their holders; superuser."""
        self.write({"state": "waiting", "asked_on": fields.Datetime.now(), "asker_id": self.env.uid})
        self.env["eoffice.document.access"]._grant((line.document_id.id, line.principal_id.id) for line in self)
        service = self.env["eoffice.notification"]
        service._add_activities(
            "eoffice_documents.activity_approve",
            [
                {
                    "record": line.document_id,
                    "user": user,
                    "summary": line._request_summary,
                    "eoffice_approval_id": line.id,
                }
                for line in self
                for user in line.principal_id._first()
            ],
        )
        for line in self:
            service._send(line.principal_id.member_ids, line._request_body, record=line.document_id)

    def _type_label(self, env):
        return dict(self._fields["type"]._description_selection(env))[self.type]

    def _request_summary(self, env):
        return ": ".join(filter(None, (self._type_label(env), self.question)))

    def _request_body(self, env):
        """What is wanted of the holders of this step, in the language of ``env``."""
        return Markup("<p>%s: <b>%s</b>%s</p>") % (
            env._("Waits for you") if self.type != "opinion" else env._("Your opinion is asked"),
            self._type_label(env),
            Markup("<br/>%s") % self.question if self.question else "",
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
