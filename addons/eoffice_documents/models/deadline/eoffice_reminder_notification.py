from markupsafe import Markup
from odoo import api, fields, models

from ..common import office_clock
from ..routing.eoffice_assignment import OPEN_STATES

LISTED = 30


class ReminderNotification(models.Model):
    """Telling people: a message a step in Discuss, and one digest in the morning by mail, never in quiet hours."""

    _inherit = "eoffice.reminder"

    @api.model
    def _cron_remind(self):
        """Take the steps whose time has come, tell them, and send the digests of the morning. It may run twice."""
        self._take_steps()
        if self._is_quiet():
            return
        self._notify_waiting()
        self._send_digests()

    @api.model
    def _is_quiet(self):
        """Outside the hours of notification, and on days nobody works."""
        company = self.env.company
        calendar = company.resource_calendar_id
        now = office_clock.now(self.env)
        hour = now.hour + now.minute / 60
        return (
            not calendar._working_time().is_working(now.date())
            or not company.eoffice_notify_from <= hour < company.eoffice_notify_until
        )

    @api.model
    def _notify_waiting(self):
        """One message for each step and line, to everybody the step goes to by Discuss."""
        waiting = self.sudo().search([("state", "=", "waiting")], order="id")
        still = waiting.filtered(
            lambda row: row.assignment_id.state in OPEN_STATES and row.assignment_id.deadline == row.deadline
        )
        (waiting - still).write({"state": "overtaken", "mailed": True})
        for (rule, line), rows in still.grouped(lambda row: (row.rule_id, row.assignment_id)).items():
            users = rows.user_id.filtered(lambda user: "inbox" in user._eoffice_channels())
            line.document_id.with_context(lang=self.env.lang or users[:1].lang)._notify(users, rule._body(line))
        still.write({"state": "told"})
        still.filtered(lambda row: "mail" not in row.user_id._eoffice_channels()).mailed = True

    @api.model
    def _send_digests(self):
        """One mail a person and a day: what is late and near due for them, and what they were reminded of."""
        company = self.env.company
        now = office_clock.now(self.env)
        if now.hour + now.minute / 60 < company.eoffice_digest_hour:
            return
        staff = self.env.ref("eoffice_documents.group_specialist").sudo().all_user_ids
        users = staff.filtered(lambda user: user.eoffice_digest_on != now.date() and "mail" in user._eoffice_channels())
        mails = []
        for user in users:
            digest = self._digest(user)
            if digest:
                mails.append(digest)
        self.env["mail.mail"].sudo().create(mails)
        users.sudo().eoffice_digest_on = now.date()
        self.sudo().search([("user_id", "in", users.ids), ("mailed", "=", False), ("state", "=", "told")]).mailed = True

    @api.model
    def _digest(self, user):
        """The mail of the morning for ``user``; False when there is nothing to say."""
        lines = self.env["eoffice.assignment"].with_user(user).with_context(lang=user.lang)
        mine = [("is_mine", "=", True), ("state", "in", OPEN_STATES)]
        late = lines.search([*mine, ("is_overdue", "=", True)], order="deadline", limit=LISTED)
        due = lines.search([*mine, ("is_due", "=", True)], order="deadline", limit=LISTED)
        reminded = self.sudo().search([("user_id", "=", user.id), ("mailed", "=", False), ("state", "=", "told")])
        others = reminded.assignment_id.with_env(lines.env) - late - due
        if not (late or due or others):
            return False
        counters = lines.work_counters()
        body = (
            self.env["ir.qweb"]
            .with_context(lang=user.lang)
            ._render(
                "eoffice_documents.digest",
                {
                    "user": user,
                    "counters": counters,
                    "parts": [
                        (self.with_context(lang=user.lang).env._("Late"), late),
                        (self.with_context(lang=user.lang).env._("Near due"), due),
                        (self.with_context(lang=user.lang).env._("To be followed up"), others[:LISTED]),
                    ],
                    "url": user.get_base_url(),
                },
            )
        )
        subject = self.with_context(lang=user.lang).env._(
            "Your work this morning: %(late)s late, %(due)s near due", late=counters["late"], due=counters["due"]
        )
        return {"email_to": user.email_formatted, "subject": subject, "body_html": body, "auto_delete": True}


class ReminderBody(models.Model):
    _inherit = "eoffice.reminder.rule"

    def _body(self, line):
        """What a step says of ``line``: whose it is, since when or until when."""
        when = line._moment_text(line.deadline)
        if line.deadline < fields.Datetime.now():
            text = self.env._("Late since %(when)s: %(who)s", when=when, who=line.principal_id.name)
        else:
            text = self.env._("Due %(when)s: %(who)s", when=when, who=line.principal_id.name)
        return Markup("<p><b>%s</b>%s</p>") % (
            text,
            Markup("<br/>%s") % line.instruction if line.instruction else "",
        )


class User(models.Model):
    _inherit = "res.users"

    eoffice_notice = fields.Selection(
        [("inbox", "Discuss"), ("mail", "One mail in the morning"), ("both", "Both")],
        "Reminders of eOffice",
        required=True,
        default="inbox",
    )
    eoffice_digest_on = fields.Date(readonly=True)

    @property
    def SELF_READABLE_FIELDS(self):
        return super().SELF_READABLE_FIELDS + ["eoffice_notice"]

    @property
    def SELF_WRITEABLE_FIELDS(self):
        return super().SELF_WRITEABLE_FIELDS + ["eoffice_notice"]

    def _eoffice_channels(self):
        """How this person is reminded: as they chose and the office demands; by mail only with an address."""
        user = self.sudo()
        wanted = {user.eoffice_notice, user.env.company.eoffice_notice_least} - {False}
        ways = {way for choice in wanted for way in (("inbox", "mail") if choice == "both" else (choice,))}
        return ways if user.email else {"inbox"}
