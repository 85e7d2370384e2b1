from odoo import models
from odoo.exceptions import AccessError, UserError

from ..common import office_clock


class DossierClosing(models.Model):
    """The end of the work: clean, order, close; open again; hand over to a successor (N30 Đ29.4, Đ31.3.đ)."""

    _inherit = "eoffice.dossier"

    def _duplicates(self):
        """Items that repeat an earlier one: the same file, or the same number, symbol, author and date."""
        seen, repeated = set(), self.env["eoffice.dossier.item"]
        for item in self.item_ids.sorted("ordinal"):
            document = item.sudo().document_id
            marks = {*document.recognition_ids.mapped("checksum"), item.checksum} - {False}
            if item.reference and item.dated_on:
                marks.add((item.reference, item.author, item.dated_on))
            if marks & seen:
                repeated |= item
            seen |= marks
        return repeated

    def _close(self, title, retention, ended_on, drop=None, sort=True):
        """Close the dossier: ``drop`` goes out, the rest is put in order of time and frozen.

        :param ended_on: the day the work ended, from which the transfer to archives counts
        """
        self.ensure_one()
        self._check_right("holder")
        self._check_open()
        if not (title or "").strip() or not retention or not ended_on:
            raise UserError(self.env._("To close a dossier give its title, its retention and the day the work ended."))
        if drop and drop.dossier_id - self:
            raise AccessError(self.env._("This item lies in another dossier."))
        if drop:
            self._take_out(drop)
        if not self.item_ids:
            raise UserError(self.env._("An empty dossier is not closed. If it was opened by mistake, remove it."))
        if sort:
            self.action_sort()
        self.write({"title": title, "retention_id": retention.id})
        self.item_ids.flush_recordset()  # what is to be frozen is computed before it freezes
        self.checked_sudo().write({"state": "closed", "ended_on": ended_on, "closed_on": office_clock.today(self.env)})
        self.env["eoffice.dossier.audit.log"]._add("closed", self, self.env._("%s items", len(self.item_ids)))

    def _reopen(self, reason):
        """Open closed dossiers again; only the office chief or the head of the unit, with the reason."""
        if not (reason or "").strip():
            raise UserError(self.env._("Write why the dossier is opened again."))
        for dossier in self:
            if self.env.user not in dossier._authorised():
                raise AccessError(self.env._("Only the office chief or the head of the unit opens a dossier again."))
            if dossier.state != "closed":
                raise UserError(self.env._("Only a closed dossier that is still in the unit is opened again."))
        self.checked_sudo().write(
            {"state": "open", "ended_on": False, "closed_on": False, "transfer_deferred_until": False}
        )
        self._drop_reminders()
        self.env["eoffice.dossier.audit.log"]._add("reopened", self, reason)

    def _handover(self, successor, reason=False):
        """Give these dossiers to ``successor``; who held them keeps nothing but their own documents (N30 Đ31.3.đ)."""
        principal = self.env["eoffice.principal"]._of_user(successor)
        choices = self.env["eoffice.principal"]._choices(self.env.user)
        unit = successor.sudo().employee_ids[:1].department_id
        for dossier in self:
            over = self.env.user in dossier._authorised()
            if not over and self.env.user != dossier.holder_id:
                raise AccessError(self.env._("Only the holder, or who is over them, hands «%s» over.", dossier.title))
            if principal not in choices and not (over and unit and unit in self._units_under(dossier.unit_id)):
                raise AccessError(self.env._("You cannot hand dossiers over to %s.", successor.name))
            if dossier.state in ("offered", "archived"):
                raise UserError(self.env._("«%s» is with the archive: it is not handed over.", dossier.display_name))
        self._give(successor, reason)

    def _give(self, successor, reason):
        """Make ``successor`` the holder; who calls has checked that it may be."""
        principal = self.env["eoffice.principal"]._of_user(successor)
        unit = successor.sudo().employee_ids[:1].department_id
        for dossier in self:
            before = dossier.checked_sudo().holder_id
            dossier.checked_sudo().write({"holder_id": successor.id, "department_id": unit.id})
            old = dossier.checked_sudo().reader_ids.filtered(lambda row: row.right == "holder")
            if old.principal_id != principal:
                dossier._end_ocr(old)
            dossier._set_right(principal, "holder")
            dossier._follow_overseers()
            note = " → ".join((before.name, successor.name)) + (f"\n{reason}" if reason else "")
            settled = self.env.user in dossier._authorised() - before - successor
            self.env["eoffice.dossier.audit.log"]._add("handed_over", dossier, note, to_confirm=not settled)
            dossier._notify_readers(successor)
        self._drop_reminders()

    def _units_under(self, unit):
        return self.env["hr.department"].sudo().search([("id", "child_of", unit.id)])

    def _follow_overseers(self):
        """Covers are seen by the posts over the unit the dossier is in now."""
        dossier = self.checked_sudo()
        overseers = dossier._overseers()
        dossier.reader_ids.filtered(lambda row: row.right == "overview" and row.principal_id not in overseers).unlink()
        dossier._set_right(overseers, "overview")


class UserDossiers(models.Model):
    _inherit = "res.users"

    def _open_dossiers(self):
        """Dossiers in the hands of this person; those in the archive are the archive's."""
        return (
            self.env["eoffice.dossier"]
            .sudo()
            .search([("holder_id", "=", self.id), ("state", "in", ("open", "closed"))])
        )

    def _eoffice_open_work(self):
        return [*super()._eoffice_open_work(), ("dossiers", self._open_dossiers())]

    def _eoffice_handover(self, successor, reason):
        """Who leaves hands over their dossiers with their work."""
        count = super()._eoffice_handover(successor, reason)
        dossiers = self._open_dossiers()
        if successor == self.env.user and any(successor not in dossier._authorised() for dossier in dossiers):
            raise AccessError(self.env._("Nobody hands dossiers over to themselves: choose the successor."))
        dossiers.sudo(False)._give(successor, reason)
        return count + len(dossiers)
