from odoo import fields, models
from odoo.addons.eoffice_documents.models.common import office_clock
from odoo.exceptions import UserError
from odoo.fields import Command


class UserOffboarding(models.Model):
    """Who leaves hands over all open work and loses access at once; who moves keeps their history, not their rights."""

    _inherit = "res.users"

    def _check_leaving(self):
        self.ensure_one()
        self._check_handover()
        if self == self.env.user:
            raise UserError(self.env._("Nobody closes or moves their own account. Ask the administrator."))
        if self.share or self.sudo().has_group("base.group_system"):
            raise UserError(self.env._("%s is no account of the staff.", self.name))

    def _eoffice_leave(self, successor, reason, posts=True):
        """Hand the open work of ``self`` to ``successor`` and close the account: its sessions end with it.

        :param posts: whether ``successor`` takes the posts in units as well; only the administrator gives posts
        :return: how many pieces of work were handed over
        """
        self._check_leaving()
        user = self.checked_sudo()
        posts = posts and self.env.user.has_group("eoffice_documents.group_administrator")
        # first the posts: with one of them the successor may sign what they could not sign before
        held = user._eoffice_leave_posts(successor if posts else None)
        count = self._eoffice_handover(successor, reason)
        user._end_substitutions()
        note = self.env._(
            "%(count)s pieces of work → %(successor)s. %(why)s", count=count, successor=successor.name, why=reason
        )
        if held:
            note += "\n" + self.env._("Posts left: %s", ", ".join(held))
        self.env["eoffice.account.audit.log"]._add("left", self, note)
        user.employee_ids.active = False
        user.active = False  # part of the token of a session: the next request of any of them is refused
        return count

    def _end_substitutions(self):
        """They stand in for nobody, and nobody for them: their work is with their successor."""
        today = office_clock.today(self.env)
        rows = self.env["eoffice.substitution"].search(
            ["|", ("absent_id", "=", self.id), ("substitute_id", "=", self.id), ("date_to", ">=", today)]
        )
        begun = rows.filtered(lambda row: row.date_from < today)
        begun.date_to = fields.Date.subtract(today, days=1)
        (rows - begun).unlink()
        seats = ["|", ("leader_id", "=", self.id), ("assistant_id", "=", self.id)]
        self.env["eoffice.assistant"].search(seats).unlink()
        self.env["eoffice.signing.delegation"].search(
            [("holder_id", "=", self.id), ("date_to", ">=", today)]
        ).active = False

    def _eoffice_move(self, unit, job_title, roles, reason, successor=None):
        """Move ``self`` to ``unit`` with ``roles``: posts of the old unit end, what they have done stays theirs.

        :param successor: who goes on with the open work; without one it moves along
        """
        self._check_leaving()
        if not (reason or "").strip():
            raise UserError(self.env._("Write why the person moves."))
        user = self.checked_sudo()
        before = user.eoffice_unit_id.name
        user._eoffice_leave_posts()
        if successor:
            self._eoffice_handover(successor, reason)
        known = self.env["eoffice.account.import"].checked_sudo()._all_roles()
        user.group_ids = [Command.set(((user.group_ids - known) | (roles & known)).ids)]
        user.employee_ids[:1].write({"department_id": unit.id, "job_title": job_title})
        note = self.env._("%(old)s → %(new)s. %(why)s", old=before or "–", new=unit.name, why=reason)
        self.env["eoffice.account.audit.log"]._add("moved", self, note)
