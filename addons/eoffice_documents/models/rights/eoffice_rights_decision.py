from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError
from odoo.fields import Domain

from .eoffice_rights_change import CONFIRMERS


class RightsDecision(models.Model):
    """A change of rights is confirmed or reversed by an office chief or a leader whom it does not concern.

    Of the agency that runs the office; or of another one, when all of the change is of its units.
    """

    _inherit = "eoffice.rights.change"

    can_decide = fields.Boolean(compute="_compute_can_decide", search="_search_can_decide")
    can_reverse = fields.Boolean(compute="_compute_can_decide")

    @api.depends("state")
    @api.depends_context("uid")
    def _compute_can_decide(self):
        may, *asked = self._asked()
        for change in self:
            change.can_decide = may and not change._refusal(*asked)
            change.can_reverse = may and not change._refusal(*asked, reverse=True)

    @api.model
    def _search_can_decide(self, operator, value):
        if operator != "in" or True not in value:
            return NotImplemented
        if not self._may_settle() or self._own_waiting():
            return [(0, "=", 1)]
        not_mine = Domain("user_id", "!=", self.env.uid)
        not_mine &= Domain("line_ids", "not any!", Domain("user_id", "=", self.env.uid))
        return Domain("state", "=", "open") & not_mine & self._of_led_units_alone()

    def _compute_led_by_me(self):
        """Searched for: lines that are read as superuser, whoever asks next in the same request gets as well."""
        mine = self.sudo().search(Domain("id", "in", self.ids) & self._led_by_me())
        for change in self:
            change.led_by_me = change in mine

    @api.model
    def _led_domain(self, units):
        return Domain("line_ids", "any!", self.env["eoffice.rights.change.line"]._led_domain(units))

    @api.model
    def _of_led_units_alone(self):
        """The changes of which every line is of the units that the current user answers for."""
        led = self.env["eoffice.rights.change.line"]._led_by_me()
        return Domain.TRUE if led.is_true() else Domain("line_ids", "not any!", ~led)

    def _asked(self):
        """What decides whether the current user settles ``self``.

        :return: (whether they settle any at all, whether a right of their own waits, those of their units alone, the
            lines about themselves)
        """
        lines = self.env["eoffice.rights.change.line"].sudo()
        if not self._may_settle():
            return False, False, self.browse(), lines
        domain = self._of_led_units_alone()
        theirs = self if domain.is_true() else self.sudo().search(Domain("id", "in", self.ids) & domain)
        mine = lines.search([("change_id", "in", self.ids), ("user_id", "=", self.env.uid)])
        return True, self._own_waiting(), theirs, mine

    @api.model
    def _may_settle(self):
        return any(self.env.user.has_group(group) for group in CONFIRMERS)

    @api.model
    def _own_waiting(self):
        """Whether a right that was given to the current user still waits: else two could confirm each other."""
        domain = [("user_id", "=", self.env.uid), ("given", "!=", False), ("change_id.state", "=", "open")]
        return bool(self.env["eoffice.rights.change.line"].sudo().search_count(domain, limit=1))

    def action_confirm(self):
        """These changes of rights are right: their warnings end."""
        self._check_decider()
        self.checked_sudo()._settle("confirmed")

    def action_reverse(self):
        """These changes are put back, as far as nobody has put them back since; that is written down as well."""
        self._check_decider(reverse=True)
        for change in self.checked_sudo():
            change._put_back()
        self.checked_sudo()._settle("reversed")

    def _check_decider(self, reverse=False):
        self.check_access("read")
        decided = self.filtered(lambda change: change.state != "open")
        if decided:
            raise UserError(self.env._("%s is settled already. Refresh the list.", decided[0].display_name))
        for refusal in filter(None, self._refusals(reverse).values()):
            raise AccessError(refusal)

    def _refusals(self, reverse=False):
        """{change: why the current user may not settle it, or may not ``reverse`` it, or ""}"""
        may, *asked = self._asked()
        if not may:
            text = self.env._("Only an office chief or a leader settles changes of rights. Ask one of them.")
            return dict.fromkeys(self, text)
        return {change: change._refusal(*asked, reverse) for change in self}

    def _refusal(self, waits, theirs, mine, reverse=False):
        change, user = self.sudo(), self.env.user
        if change.state != "open":
            return self.env._("It is settled already.")
        if change.user_id == user:
            return self.env._("You made this change yourself. Let another office chief or a leader settle it.")
        if change not in theirs:
            return self.env._("This change is of other agencies too. Leave it to the agency that runs the office.")
        mine = mine.filtered(lambda line: line.change_id == change)
        if mine and reverse and not any(mine.mapped("taken")):
            return ""  # gives back what they got: else an act that gave to everybody in charge would stay open for ever
        if mine:
            return self.env._("This change is about your own rights. Let another office chief or a leader settle it.")
        if waits:
            return self.env._(
                "Your own rights were changed and wait for confirmation: until then you settle no changes of others."
            )
        return ""

    def _settle(self, state):
        self._amend({"state": state, "decided_by_id": self.env.uid, "decided_on": fields.Datetime.now()})
        self._eoffice_rights_settled()

    def _eoffice_rights_settled(self):
        """Hook, as superuser in the name of who settled them: these changes are confirmed or reversed now."""

    def _put_back(self):
        """Take what was given and give back what was taken; what that changes is a row of its own, open no more."""
        self.ensure_one()
        self._record()  # what this transaction has changed before is not part of it
        lines = self.line_ids
        for line in lines.filtered("given"):
            self.env[line.model].sudo()._rights_take(line.row_id, line.user_id, line.given.split("\n"))
        for line in lines.filtered("taken"):
            model = self.env[line.model].sudo()
            if not (model._rights_as_a_whole and line.given):
                model._rights_give(line.row_id, line.user_id, line.taken.split("\n"))
        self.env.flush_all()
        self._record(reversal_of=self)

    @api.model
    def _cannot_put_back(self, what):
        return UserError(
            self.env._("%s cannot be put back by this button. Confirm the change, and have it entered anew.", what)
        )
