from odoo import api, models

from ..common import office_clock


class ActivityChannel(models.AbstractModel):
    """Work with a date: an entry in the list of activities of a user."""

    _inherit = "eoffice.notification"

    @api.model
    def _add_activities(self, kind, tasks):
        """Give users activities, without any other message.

        :param kind: external id of the activity type
        :param tasks: dicts of ``record``, ``user`` and as needed ``summary`` (a text as in ``_send``),
            ``date_deadline`` (default: today) and other columns of ``mail.activity``
        """
        self.env["res.users"].sudo().browse({task["user"].id for task in tasks}).mapped("lang")  # one query for all
        activities = self.env["mail.activity"].sudo()
        return activities.with_context(mail_activity_quick_update=True, mail_create_nosubscribe=True).create(
            [self._activity_values(kind, **task) for task in tasks]
        )

    def _activity_values(self, kind, record, user, summary=False, date_deadline=False, **columns):
        said = not self._is_secret(record) and self.with_context(lang=self._lang_of(user))._text(summary)
        return {
            **columns,
            "activity_type_id": self.env.ref(kind).id,
            "res_model_id": self.env["ir.model"]._get_id(record._name),
            "res_id": record.id,
            "user_id": user.id,
            "summary": said and said[:120],
            "date_deadline": date_deadline or office_clock.today(self.env),
            "automated": True,
        }


class Activity(models.Model):
    _inherit = "mail.activity"

    @api.depends("res_model", "res_id")
    def _compute_res_name(self):
        """The name is stored where many can read it: of a secret document there is none."""
        super()._compute_res_name()
        self._of_secret_documents().res_name = self.env._("A document")

    def action_notify(self):
        """What Odoo says to whom an activity is given, said by the notification service for a secret document."""
        documents = self.env["eoffice.document"].sudo()
        gone = self.filtered(
            lambda activity: activity.res_model == documents._name and not documents.browse(activity.res_id).exists()
        )
        secret = (self - gone)._of_secret_documents()
        for activity in secret:
            self.env["eoffice.notification"]._send(activity.user_id, "", record=documents.browse(activity.res_id))
        return super(Activity, self - secret).action_notify()

    def _of_secret_documents(self):
        of_documents = self.filtered(lambda activity: activity.res_model == "eoffice.document" and activity.res_id)
        documents = self.env["eoffice.document"].sudo().browse(of_documents.mapped("res_id"))
        secret = set(documents.filtered(lambda document: document.secrecy != "none").ids)
        return of_documents.filtered(lambda activity: activity.res_id in secret)
