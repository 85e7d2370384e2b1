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
        values = []
        for task in tasks:
            record, user = task.pop("record"), task.pop("user")
            spoken = self.with_context(lang=user.sudo().lang or self.env.company.partner_id.lang)
            summary = spoken._text(task.pop("summary", False))
            if self._is_secret(record):
                summary = False
            values.append(
                {
                    **task,
                    "date_deadline": task.get("date_deadline") or office_clock.today(self.env),
                    "activity_type_id": self.env.ref(kind).id,
                    "res_model_id": self.env["ir.model"]._get_id(record._name),
                    "res_id": record.id,
                    "user_id": user.id,
                    "summary": summary and summary[:120],
                    "automated": True,
                }
            )
        activities = self.env["mail.activity"].sudo()
        return activities.with_context(mail_activity_quick_update=True, mail_create_nosubscribe=True).create(values)


class Activity(models.Model):
    _inherit = "mail.activity"

    @api.depends("res_model", "res_id")
    def _compute_res_name(self):
        """The name is stored where many can read it: of a secret document there is none."""
        super()._compute_res_name()
        service = self.env["eoffice.notification"]
        for activity in self.filtered(lambda activity: activity.res_model == "eoffice.document" and activity.res_id):
            if service._is_secret(self.env[activity.res_model].browse(activity.res_id)):
                activity.res_name = self.env._("A document")

    def action_notify(self):
        """What Odoo says to whom an activity is given, said by the notification service for a secret document."""
        service = self.env["eoffice.notification"]
        told = self.browse()
        for activity in self.filtered(lambda activity: activity.res_model == "eoffice.document" and activity.res_id):
            record = self.env[activity.res_model].browse(activity.res_id)
            if service._is_secret(record):
                service._send(activity.user_id, "", record=record)
                told |= activity
        return super(Activity, self - told).action_notify()
