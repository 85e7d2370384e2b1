from odoo import api, fields, models
from odoo.tools.translate import LazyTranslate

from .helpdesk_ticket import LEVELS

_lt = LazyTranslate(__name__)


class TicketEscalation(models.Model):
    """A ticket that misses its deadline escalates: help → head of the team → office chief → leader."""

    _inherit = "helpdesk.ticket"

    def _responsible(self, level):
        """The accounts that answer for a ticket at ``level``."""
        team = self.env.ref("eoffice_rollout.help_team").sudo()
        if level == "help":
            return self.env.ref("eoffice_documents.group_help").sudo().all_user_ids.filtered("active")
        if level == "team_leader":
            return team.user_id
        unit = self.env["hr.department"]._eoffice_running_unit()
        return unit.office_chief_ids if level == "office_chief" else unit.head_id

    def _escalate(self):
        """Give the ticket to the next level that has anybody; False when there is none above."""
        self.ensure_one()
        levels = [level for level, _label in LEVELS]
        above = levels[levels.index(self.level or "help") + 1 :]
        level = next((level for level in above if self._responsible(level)), False)
        if not level:
            self.escalation_date = False
            return False
        now = fields.Datetime.now()
        self.with_context(tracking_disable=True).write(
            {"level": level, "escalation_date": self._due(self.category_id, now)}
        )
        people = self._responsible(level)
        self.message_subscribe(partner_ids=people.partner_id.ids)
        self.env["eoffice.notification"]._send(
            people, _lt("Not solved in time, so it comes to you: %s", self.name), record=self
        )
        return True

    @api.model
    def _cron_escalate(self):
        """Each open ticket whose time is over escalates one level, with a new time there: it may run twice."""
        late = self.sudo().search(
            [("state", "in", ("new", "taken")), ("escalation_date", "<=", fields.Datetime.now())], order="id"
        )
        for ticket in late:
            ticket._escalate()
