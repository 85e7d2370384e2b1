from odoo import api, fields, models
from odoo.addons.eoffice_documents.models.common import office_clock
from odoo.exceptions import AccessError, UserError

SCHEDULE_FIELDS = {
    "week_id",
    "schedule_state",
    "proposing_unit_id",
    "chair_id",
    "leader_ids",
    "room_id",
    "assembly_point",
    "guest_unit_ids",
    "guest_ids",
    "participants",
    "preparing_unit_id",
    "preparation",
    "vehicle",
    "office_leader_id",
    "specialist_id",
    "document_id",
    "audience",
    "replaces_invitation",
    "unplanned",
    "unplanned_reason",
    "reason",
    "change_mark",
}
BY_METHODS = {"week_id", "schedule_state", "proposing_unit_id", "reason", "change_mark"}
PAPERS = {"paper_ids"}  # lines of the form with owners of their own: who may write the item may not always lay them out
QUIET = {
    "dont_notify": True,
    "no_mail_to_attendees": True,
    "skip_contact_description": True,
    "mail_notrack": True,
    "mail_create_nosubscribe": True,
    "mail_auto_subscribe_no_notify": True,
}


class CalendarEventRights(models.Model):
    """Who may propose, arrange and change items. Odoo lets every employee write every event: not these ones."""

    _inherit = "calendar.event"

    @api.model_create_multi
    def create(self, vals_list):
        if not self.env.context.get("eoffice_schedule"):
            if not self.env.su and any(SCHEDULE_FIELDS & vals.keys() - {"audience"} for vals in vals_list):
                raise AccessError(self.env._("Items of the work schedule are made from the work schedule."))
            return super().create(vals_list)
        items = self.sudo().with_context(**QUIET, default_audience=None)
        papers = [{name: vals[name] for name in PAPERS & vals.keys()} for vals in vals_list]
        clean = [
            self._item_values({name: value for name, value in vals.items() if name not in PAPERS}) for vals in vals_list
        ]
        made = super(CalendarEventRights, items).create(clean).sudo(False).with_env(self.env)._after_creation()
        for item, lines in zip(made, papers, strict=True):
            item._write_papers(lines)
        return made

    def _write_papers(self, vals):
        """Lines of papers, with the right of the person at work to each."""
        if vals:
            super().write(vals)

    @api.model
    def _item_values(self, vals):
        """``vals`` of a new item with its week, its state and nobody in its calendar yet."""
        if forged := BY_METHODS & vals.keys() - {"week_id"}:
            raise AccessError(self.env._("%s cannot be typed in.", ", ".join(sorted(forged))))
        self._check_typed(vals)
        unit = self.env["eoffice.schedule.week"].sudo().browse(vals.pop("week_id", False)).unit_id
        unit = unit or self.env["hr.department"]._publishing_unit(self.env.user)
        if not unit:
            raise UserError(self.env._("No unit publishes a work schedule yet. Ask the administrator to mark one."))
        start = vals.get("start") or vals.get("start_date")
        if not start:
            raise UserError(self.env._("Say when «%s» begins.", vals.get("name") or ""))
        event = self.new({"start": start, "allday": vals.get("allday")})
        week = self.env["eoffice.schedule.week"]._of(unit, event._start_here().date())
        editor = self.env.user in unit._schedule_editors()
        if not editor:
            self._check_may_propose(week)
        return {
            "audience": "public",
            **vals,
            "week_id": week.id,
            "schedule_state": "accepted" if editor else "proposed",
            "proposing_unit_id": self.env.user.sudo().employee_ids[:1].department_id.id,
            "partner_ids": [(5, 0, 0)],
            "privacy": "private" if vals.get("audience") == "masked" else "public",
        }

    def _check_may_propose(self, week):
        unit = self.env.user.sudo().employee_ids[:1].department_id
        if not self.env.user.has_group("eoffice_documents.group_specialist") or not unit:
            raise AccessError(self.env._("Only people of a unit propose items for the work schedule."))
        if week.state == "published":
            raise UserError(self.env._("This week is published already: ask the Office to add your item."))
        if fields.Datetime.now() > week.cut_off and unit not in week.late_unit_ids:
            raise UserError(
                self.env._(
                    "Items for this week were to be proposed until %s. Ask the Office to let yours in.",
                    office_clock.moment_text(self.env, week.cut_off),
                )
            )

    def _check_typed(self, vals):
        """What is written as superuser names other records and changes none; a document is one that its user reads."""
        self._eoffice_check_only_links(vals)
        self._eoffice_check_references(vals)

    def write(self, vals):
        items = self.filtered("week_id") if not self.env.su else self.browse()
        if not items:
            if not self.env.su and SCHEDULE_FIELDS & vals.keys():
                raise AccessError(self.env._("Items of the work schedule are made from the work schedule."))
            return super().write(vals)
        if items != self:
            raise UserError(self.env._("Choose items of the work schedule only."))
        papers = {name: vals[name] for name in PAPERS & vals.keys()}
        vals = {name: value for name, value in vals.items() if name not in PAPERS}
        items._check_may_write(vals)
        if "audience" in vals:
            vals = {**vals, "privacy": "private" if vals["audience"] == "masked" else "public"}
        quiet = items.checked_sudo().with_context(**QUIET)
        before = quiet._published_values(vals)
        result = super(CalendarEventRights, quiet).write(vals)
        quiet._follow_week()
        quiet._note_changes(before)
        items._write_papers(papers)
        return result

    def _check_may_write(self, vals):
        if forged := BY_METHODS & vals.keys():
            raise AccessError(self.env._("%s cannot be typed in.", ", ".join(sorted(forged))))
        self._check_typed(vals)
        unit = self.env.user.sudo().employee_ids[:1].department_id
        for item in self.sudo():
            if self.env.user in item.week_id.unit_id._schedule_editors():
                continue
            if item.schedule_state != "proposed" or item.proposing_unit_id != unit:
                raise AccessError(self.env._("Only the Office changes the schedule; you change your own proposals."))
            self._check_may_propose(item.week_id)

    def _follow_week(self):
        """An item moved to another week belongs to that one, if it is not published while this one is."""
        for item in self:
            day = item._start_here().date()
            if not item.week_id.monday <= day <= item.week_id.sunday:
                item.week_id = item.env["eoffice.schedule.week"]._of(item.week_id.unit_id, day)

    @api.ondelete(at_uninstall=False)
    def _unlink_items(self):
        if self.env.su:
            return
        items = self.filtered("week_id")
        items._check_may_write({})
        if any(item.week_id.state == "published" and item.schedule_state != "refused" for item in items.sudo()):
            raise UserError(self.env._("A published item is cancelled with a reason, not deleted."))

    def _check_private_event_conditions(self):
        """The Office that arranges a masked item sees what it is about."""
        masked = super()._check_private_event_conditions()
        return masked and not (self.sudo().week_id and self.env.user in self.sudo().week_id.unit_id._schedule_editors())
