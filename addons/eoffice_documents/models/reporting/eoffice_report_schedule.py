import logging
from datetime import datetime, time, timedelta

from odoo import SUPERUSER_ID, api, fields, models
from odoo.exceptions import AccessError, UserError, ValidationError

from ..common import office_clock
from .eoffice_report import SPANS, span_of
from .eoffice_report_data import KINDS

_logger = logging.getLogger(__name__)


class ReportSchedule(models.Model):
    """A report that goes out by itself when a period is over: which, to whom, how many days after, at what hour."""

    _name = "eoffice.report.schedule"
    _description = "Report sent on a schedule"
    _order = "office_id, type"

    type = fields.Selection(KINDS, "Report", required=True, default="handling")
    office_id = fields.Many2one(
        "hr.department", "Unit", required=True, ondelete="cascade", default=lambda self: self._own_offices()[:1]
    )
    span = fields.Selection([pair for pair in SPANS if pair[0] != "free"], "Period", required=True, default="week")
    days_after = fields.Integer("Days after the period", help="0: on the first day of the next period.", default=0)
    hour = fields.Float("At", default=7.0)
    file_format = fields.Selection([("pdf", "PDF"), ("xlsx", "Excel")], required=True, default="pdf")
    receiver_ids = fields.Many2many("res.users", string="Receivers", required=True)
    active = fields.Boolean(default=True)
    delivery_ids = fields.One2many("eoffice.report.delivery", "schedule_id", "Sendings", readonly=True)
    next_on = fields.Datetime("Next", compute="_compute_next_on")

    _days = models.Constraint(
        "CHECK(days_after BETWEEN 0 AND 28)", "A report goes out at most 28 days after the period."
    )
    _hour = models.Constraint("CHECK(hour >= 0 AND hour < 24)", "An hour is between 0:00 and 23:59.")

    @api.model
    def _own_offices(self):
        return self.env["hr.department"].sudo().search([("office_chief_ids", "in", self.env.uid)], order="parent_path")

    @api.depends("type", "office_id")
    def _compute_display_name(self):
        labels = dict(self._fields["type"]._description_selection(self.env))
        for mailing in self:
            mailing.display_name = f"{labels.get(mailing.type)} – {mailing.office_id.name}"

    @api.constrains("office_id", "receiver_ids")
    def _check_receivers(self):
        """Only who may see the numbers of the unit gets them by mail."""
        for mailing in self:
            office = mailing.office_id.sudo()
            if self.env.uid != SUPERUSER_ID and self.env.user not in office.office_chief_ids:
                raise AccessError(self.env._("Only the office chief of %s settles its reports.", office.name))
            allowed = office.office_chief_ids | office.head_id | office.deputy_ids
            stranger = (mailing.receiver_ids - allowed)[:1]
            if stranger:
                raise ValidationError(
                    self.env._(
                        "%(who)s does not follow up %(unit)s: take the name out of the receivers.",
                        who=stranger.name,
                        unit=office.name,
                    )
                )

    @api.depends("span", "days_after", "hour", "office_id", "delivery_ids.date_to")
    def _compute_next_on(self):
        today = office_clock.today(self.env)
        for mailing in self:
            first, last = span_of(mailing.span, today)
            before = span_of(mailing.span, first - timedelta(days=1))
            waiting = mailing.office_id and before[1] not in mailing.delivery_ids.mapped("date_to")
            due = mailing._due(before[1]) if mailing.office_id else None
            mailing.next_on = due if waiting and due and due > fields.Datetime.now() else mailing._due(last)

    def _due(self, last):
        """When the report of the period that ends on ``last`` goes out, in UTC."""
        day = last + timedelta(days=1 + self.days_after)
        moment = datetime.combine(day, time()) + timedelta(minutes=round(self.hour * 60))
        return office_clock.utc(self.env, moment)

    @api.model
    def _cron_send(self):
        """Send what is due and was not sent; run twice, it sends nothing twice."""
        today = office_clock.today(self.env)
        for mailing in self.search([]):
            first, _last = span_of(mailing.span, today)
            date_from, date_to = span_of(mailing.span, first - timedelta(days=1))
            due = mailing._due(date_to)
            known = mailing.delivery_ids.mapped("date_to")
            if date_to not in known and mailing.create_date <= due <= fields.Datetime.now():
                self.env["eoffice.report.delivery"].create(
                    {"schedule_id": mailing.id, "date_from": date_from, "date_to": date_to}
                )._send()


class ReportDelivery(models.Model):
    """One period of a scheduled report: sent, or why not."""

    _name = "eoffice.report.delivery"
    _description = "Sent report"
    _order = "date_to desc, id desc"

    schedule_id = fields.Many2one(
        "eoffice.report.schedule", required=True, readonly=True, index=True, ondelete="cascade"
    )
    date_from = fields.Date("Period from", required=True, readonly=True)
    date_to = fields.Date("Period to", required=True, readonly=True)
    state = fields.Selection(
        [("waiting", "Not sent yet"), ("sent", "Sent"), ("failed", "Failed")],
        required=True,
        readonly=True,
        default="waiting",
    )
    sent_on = fields.Datetime(readonly=True)
    error = fields.Char("Why not", readonly=True)

    _once = models.Constraint("UNIQUE(schedule_id, date_to)", "This report was sent already.")

    def _send(self):
        """Make the file as the first receiver sees it and mail it to all; a failure stays on the screen."""
        for sending in self:
            mailing = sending.schedule_id
            try:
                with self.env.cr.savepoint():
                    sending._mail(mailing)
            except Exception as error:
                _logger.warning("report %s was not sent", mailing.id, exc_info=True)
                sending.write({"state": "failed", "error": str(error)[:200]})
            else:
                sending.write({"state": "sent", "sent_on": fields.Datetime.now(), "error": False})

    def _mail(self, mailing):
        receivers = mailing.receiver_ids.filtered("active")
        if not receivers:
            raise UserError(self.env._("None of the receivers has an account any more."))
        report = (
            self.env["eoffice.report"]
            .with_user(receivers[0])
            .with_context(lang=receivers[0].lang)
            .create(
                {
                    "type": mailing.type,
                    "office_id": mailing.office_id.id,
                    "span": mailing.span,
                    "date_from": self.date_from,
                    "date_to": self.date_to,
                }
            )
        )
        name, data = report._file(mailing.file_format)
        mail = {
            "subject": name.rsplit(".", 1)[0],
            "body_html": report.env._("The report of the period is attached. It can also be seen under Reports."),
            "recipient_ids": [(6, 0, receivers.partner_id.ids)],
            "email_from": self.env.company.email_formatted or self.env.user.email_formatted,
            "attachment_ids": [(0, 0, {"name": name, "raw": data})],
            "auto_delete": False,
        }
        self.env["eoffice.notification"]._send_mails([mail])

    def action_retry(self):
        """Send a report that failed once more."""
        self.ensure_one()
        if self.env.user not in self.schedule_id.office_id.sudo().office_chief_ids:
            raise AccessError(
                self.env._("Only the office chief of %s settles its reports.", self.schedule_id.office_id.name)
            )
        if self.state != "failed":
            raise UserError(self.env._("This report was sent already."))
        self.checked_sudo()._send()
