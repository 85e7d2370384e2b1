from datetime import timedelta

from odoo import api, fields, models
from odoo.addons.eoffice_documents.models.common import office_clock
from odoo.addons.eoffice_documents.vietnamese.letters import nfc_values
from odoo.exceptions import AccessError, UserError, ValidationError

STILL_SHOWN = timedelta(minutes=30)


class Outage(models.Model):
    """The system down, or to be taken down: said to everybody on screen, and once over kept with its length."""

    _name = "eoffice.outage"
    _description = "System outage"
    _order = "begins_on desc, id desc"

    name = fields.Char("What does not work", required=True, size=200)
    type = fields.Selection([("failure", "Failure"), ("planned", "Planned work")], required=True, default="failure")
    begins_on = fields.Datetime("From", required=True, default=fields.Datetime.now)
    expected_end = fields.Datetime("Expected until")
    ended_on = fields.Datetime("Over at", readonly=True)
    cause = fields.Text("What it was and what was done", readonly=True)
    minutes = fields.Integer("Length (minutes)", compute="_compute_length", store=True)
    working_hours = fields.Float("Of these at work (hours)", compute="_compute_length", store=True)
    length = fields.Char(compute="_compute_length_text")

    _in_order = models.Constraint(
        "CHECK(expected_end IS NULL OR expected_end > begins_on)", "The outage is expected to end before it begins."
    )

    @api.depends("begins_on", "ended_on")
    def _compute_length(self):
        for outage in self:
            done = outage.ended_on and outage.ended_on > outage.begins_on
            calendar = self.env.company.resource_calendar_id
            outage.minutes = (outage.ended_on - outage.begins_on).total_seconds() // 60 if done else 0
            outage.working_hours = calendar._hours_between(outage.begins_on, outage.ended_on) if done else 0

    @api.depends("minutes", "ended_on")
    @api.depends_context("lang")
    def _compute_length_text(self):
        for outage in self:
            hours, minutes = divmod(outage.minutes, 60)
            outage.length = outage.ended_on and (
                self.env._("%(hours)s h %(minutes)s min", hours=hours, minutes=minutes)
                if hours
                else self.env._("%s min", minutes)
            )

    @api.model
    def _check_announcer(self):
        if not self.env.su and not self.env.user.has_groups(
            "eoffice_documents.group_help,eoffice_documents.group_administrator"
        ):
            raise AccessError(self.env._("Only the help team and the administrator announce outages."))

    @api.model_create_multi
    def create(self, vals_list):
        self._check_announcer()
        for vals in vals_list:
            if not self.env.su and {"ended_on", "cause"} & vals.keys():
                raise AccessError(self.env._("An outage ends with the button «It works again»."))
        outages = super().create([nfc_values(vals) for vals in vals_list])
        outages._refresh_screens()
        return outages

    def _refresh_screens(self):
        """Every open screen asks anew; the message itself says nothing, for visitors hear it too."""
        self.env["bus.bus"]._sendone("broadcast", "eoffice.outage", {})

    def _over(self, cause, ended_on=None):
        """The system runs again since ``ended_on`` (now); everybody is told, with how long it took."""
        self._check_announcer()
        for outage in self:
            if outage.ended_on:
                raise UserError(self.env._("This outage is over already."))
            moment = ended_on or fields.Datetime.now()
            if moment < outage.begins_on:
                raise ValidationError(self.env._("It cannot be over before it begins; if it was called off, say so."))
            outage.checked_sudo().write({"ended_on": moment, "cause": cause})
        self._refresh_screens()

    def action_call_off(self):
        """Planned work that does not take place: taken off the screens and forgotten."""
        self._check_announcer()
        if self.filtered(lambda outage: outage.ended_on or outage.begins_on <= fields.Datetime.now()):
            raise UserError(self.env._("It has begun: say that it is over instead."))
        self.checked_sudo().unlink()
        self._refresh_screens()
        return {"type": "ir.actions.act_window_close"}

    @api.model
    def on_screen(self):
        """What stands above every screen now: [{"id", "level", "text"}], level warning, danger or success."""
        now = fields.Datetime.now()
        shown = self.sudo().search(
            ["|", ("ended_on", "=", False), ("ended_on", ">=", now - STILL_SHOWN)], order="begins_on"
        )
        return [outage._words(now) for outage in shown]

    def _words(self, now):
        begin, end = self._clock(self.begins_on), self.expected_end and self._clock(self.expected_end)
        if self.ended_on:
            text = self.env._(
                "The system runs again since %(end)s: %(what)s. It took %(length)s.",
                end=self._clock(self.ended_on),
                what=self.name,
                length=self.length,
            )
            return {"id": self.id, "level": "success", "text": text}
        if self.begins_on > now:
            text = (
                self.env._(
                    "Planned from %(begin)s until %(end)s: %(what)s. Save your work before.",
                    begin=begin,
                    end=end,
                    what=self.name,
                )
                if end
                else self.env._("Planned from %(begin)s: %(what)s. Save your work before.", begin=begin, what=self.name)
            )
            return {"id": self.id, "level": "warning", "text": text}
        text = self.env._("Since %(begin)s: %(what)s.", begin=begin, what=self.name)
        if end:
            text += " " + self.env._("Expected to work again at %s.", end)
        return {"id": self.id, "level": "danger", "text": text}

    def _clock(self, moment):
        return office_clock.local(self.env, moment).strftime("%H:%M %d/%m")
