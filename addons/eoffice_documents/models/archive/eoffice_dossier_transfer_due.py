from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError
from odoo.tools.translate import LazyTranslate

from ..common import office_clock

_lt = LazyTranslate(__name__)


class DossierDue(models.Model):
    """When a dossier goes to the archive: due date, notice before it, keeping it back (N30 Đ30.2, Đ31.3.d)."""

    _inherit = "eoffice.dossier"

    due_on = fields.Date("Hand in by", compute="_compute_due_on", store=True, index="btree_not_null")
    transfer_deferred_until = fields.Date(
        readonly=True, copy=False, help="Kept back with the written consent of the head."
    )
    reminded = fields.Boolean(readonly=True, copy=False)
    consent = fields.Char("Consent to keep back", readonly=True, copy=False, size=200)
    is_due = fields.Boolean("Due for the archive", compute="_compute_is_due", search="_search_is_due")

    @api.model
    def _setting(self, name, default):
        return int(self.env["ir.config_parameter"].sudo().get_param(f"eoffice.{name}", default))

    @api.depends(
        "ended_on", "building_works", "retention_id.permanent", "retention_id.years", "transfer_deferred_until"
    )
    def _compute_due_on(self):
        """A year after the end of the work, building works three months; short retention never goes (N30 Đ30.2)."""
        months = self._setting("archive_months", 12), self._setting("archive_building_months", 3)
        for dossier in self:
            due = dossier.ended_on and dossier.retention_id.for_archive
            dossier.due_on = due and (
                dossier.transfer_deferred_until
                or fields.Date.add(dossier.ended_on, months=months[dossier.building_works])
            )

    @api.model
    def _due_domain(self):
        """Closed dossiers whose transfer is due within the days of notice, or late."""
        today = office_clock.today(self.env)
        horizon = fields.Date.add(today, days=self._setting("archive_notice_days", 30))
        return [("state", "=", "closed"), ("due_on", "!=", False), ("due_on", "<=", horizon)]

    @api.depends("state", "due_on")
    def _compute_is_due(self):
        due = self.filtered_domain(self._due_domain())
        for dossier in self:
            dossier.is_due = dossier in due

    @api.model
    def _search_is_due(self, operator, value):
        if operator != "in":
            return NotImplemented
        due = fields.Domain(self._due_domain())
        return due if True in value else ~due

    @api.model
    def _remind_due(self):
        """Cron: each holder gets one activity a dossier, as many days before as set (N30 PL VI III.5.b)."""
        due = self.search([*self._due_domain(), ("reminded", "=", False)])
        self.env["eoffice.notification"]._add_activities(
            "eoffice_documents.activity_archive_transfer",
            [
                {
                    "record": dossier,
                    "user": dossier.holder_id,
                    "summary": _lt("Hand in to the archive"),
                    "date_deadline": dossier.due_on,
                }
                for dossier in due
            ],
        )
        due.reminded = True

    def message_subscribe(self, partner_ids=None, subtype_ids=None):
        """Odoo subscribes whom it gives an activity; a dossier has no followers, who would outlast their rights."""

    @api.model
    def _recompute_due(self):
        """After a time of the archive was changed: closed dossiers are due by the new one."""
        closed = self.sudo().search([("state", "=", "closed")])
        self.env.add_to_compute(self._fields["due_on"], closed)

    def _drop_reminders(self):
        """The reminder of another due date or another holder comes anew."""
        kind = self.env.ref("eoffice_documents.activity_archive_transfer")
        self.checked_sudo().activity_ids.filtered(lambda activity: activity.activity_type_id == kind).unlink()
        self.checked_sudo().reminded = False

    def _defer_transfer(self, until, consent):
        """Keep a dossier in the unit past its due date: at most two years, with written consent (N30 Đ31.3.d)."""
        months = self._setting("archive_keep_back_months", 24)
        for dossier in self:
            if self.env.user not in dossier.holder_id | dossier._authorised():
                raise AccessError(self.env._("Only the custodian can defer the transfer."))
            if dossier.state != "closed" or not dossier.due_on:
                raise UserError(self.env._("Only a closed dossier that is to go to the archive is kept back."))
            if not (consent or "").strip():
                raise UserError(self.env._("Keeping back needs the written consent: give its number and date."))
            first = dossier._first_due_on()
            if not first < until <= fields.Date.add(first, months=months):
                raise UserError(
                    self.env._(
                        "It was due on %(due)s and is kept back at most until %(last)s.",
                        due=office_clock.written(first),
                        last=office_clock.written(fields.Date.add(first, months=months)),
                    )
                )
        self.checked_sudo().write({"transfer_deferred_until": until, "consent": consent})
        self._drop_reminders()
        note = f"{office_clock.written(until)}: {consent}"
        self.env["eoffice.dossier.audit.log"]._add("transfer_deferred", self, note)

    def _first_due_on(self):
        """The due date as the law sets it, without any keeping back."""
        name = "archive_building_months" if self.building_works else "archive_months"
        return fields.Date.add(self.ended_on, months=self._setting(name, 3 if self.building_works else 12))
