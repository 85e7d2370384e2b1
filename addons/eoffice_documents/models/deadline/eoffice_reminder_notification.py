from functools import partial

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
        if self.env["eoffice.notification"]._is_quiet():
            return
        self._notify_waiting()
        self._send_digests()

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
            self.env["eoffice.notification"]._send(users, partial(rule._body, line), record=line.document_id)
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
        self.env["eoffice.notification"]._send_mails(mails)
        users.sudo().eoffice_digest_on = now.date()
        self.sudo().search([("user_id", "in", users.ids), ("mailed", "=", False), ("state", "=", "told")]).mailed = True

    @api.model
    def _digest(self, user):
        """The mail of the morning for ``user``; False when there is nothing to say."""
        spoken = self.with_context(lang=self.env["eoffice.notification"]._lang_of(user))
        lines = spoken.env["eoffice.assignment"].with_user(user)
        mine = [("is_mine", "=", True), ("state", "in", OPEN_STATES)]
        late = lines.search([*mine, ("is_overdue", "=", True)], order="deadline", limit=LISTED)
        due = lines.search([*mine, ("is_due", "=", True)], order="deadline", limit=LISTED)
        reminded = self.sudo().search([("user_id", "=", user.id), ("mailed", "=", False), ("state", "=", "told")])
        others = reminded.assignment_id.with_env(lines.env) - late - due
        if not (late or due or others):
            return False
        counters = lines.work_counters()
        body = spoken.env["ir.qweb"]._render(
            "eoffice_documents.digest",
            {
                "user": user,
                "counters": counters,
                "parts": [
                    (spoken.env._("Late"), late),
                    (spoken.env._("Near due"), due),
                    (spoken.env._("To be followed up"), others[:LISTED]),
                ],
                "service": spoken.env["eoffice.notification"],
                "url": user.get_base_url(),
            },
        )
        subject = spoken.env._(
            "Your work this morning: %(late)s late, %(due)s near due", late=counters["late"], due=counters["due"]
        )
        return {"email_to": user.email_formatted, "subject": subject, "body_html": body, "auto_delete": True}


class ReminderBody(models.Model):
    _inherit = "eoffice.reminder.rule"

    def _body(self, line, env):
        """What a step says of ``line`` in the language of ``env``: whose it is, since when or until when."""
        when, who = line._moment_text(line.deadline), line.principal_id.with_context(lang=env.lang).name
        late = line.deadline < fields.Datetime.now()
        if late:
            text = env._("Late since %(when)s: %(who)s", when=when, who=who)
        else:
            text = env._("Due %(when)s: %(who)s", when=when, who=who)
        return Markup("<p><b>%s</b>%s</p>") % (
            text,
            Markup("<br/>%s") % line.instruction if line.instruction else "",
        )
