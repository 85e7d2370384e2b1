from datetime import timedelta

from odoo import api, fields, models
from odoo.addons.eoffice_documents.models.common import office_clock
from odoo.exceptions import AccessError, UserError, ValidationError


class ScheduleWeek(models.Model):
    """The work schedule of one unit for one week: proposed, arranged, approved by a leader, published in one act."""

    _name = "eoffice.schedule.week"
    _description = "Work schedule of a week"
    _inherit = ["mail.thread"]
    _order = "monday desc, unit_id"

    unit_id = fields.Many2one("hr.department", required=True, readonly=True, index=True, ondelete="restrict")
    monday = fields.Date(required=True, readonly=True, index=True)
    sunday = fields.Date(compute="_compute_days", store=True)
    number = fields.Integer("Week", compute="_compute_days", store=True, aggregator=False)
    state = fields.Selection(
        [("open", "Being arranged"), ("approved", "Approved"), ("published", "Published")],
        required=True,
        readonly=True,
        default="open",
        tracking=True,
    )
    cut_off = fields.Datetime("Proposals until", compute="_compute_cut_off", store=True)
    late_unit_ids = fields.Many2many(
        "hr.department", string="May still propose", readonly=True, help="Let in by the Office after the cut-off."
    )
    approved_by_id = fields.Many2one("res.users", readonly=True, tracking=True)
    published_by_id = fields.Many2one("res.users", readonly=True)
    published_on = fields.Datetime(readonly=True, tracking=True)
    note = fields.Text(help="Stands under the published schedule.", readonly=True, tracking=True)
    item_ids = fields.One2many("calendar.event", "week_id", readonly=True)
    item_count = fields.Integer(compute="_compute_counts")
    proposed_count = fields.Integer("Proposals", compute="_compute_counts")
    conflict_count = fields.Integer("Clashes", compute="_compute_counts")
    pages_saved = fields.Integer("Pages not photocopied", compute="_compute_pages_saved")
    can_edit = fields.Boolean(compute="_compute_can")
    can_approve = fields.Boolean(compute="_compute_can")

    _week_uniq = models.Constraint("UNIQUE(unit_id, monday)", "This unit already has a schedule for this week.")

    @api.depends("monday")
    def _compute_days(self):
        for week in self:
            week.sunday = week.monday and week.monday + timedelta(days=6)
            week.number = week.monday and week.monday.isocalendar().week

    @api.depends("monday", "unit_id.schedule_cut_off_day", "unit_id.schedule_cut_off_hour")
    def _compute_cut_off(self):
        for week in self:
            week.cut_off = office_clock.utc(self.env, week.unit_id._cut_off(week.monday))

    @api.depends("number", "monday", "unit_id")
    def _compute_display_name(self):
        for week in self:
            week.display_name = self.env._(
                "Week %(number)s, %(first)s to %(last)s",
                number=week.number,
                first=week.monday.strftime("%d/%m"),
                last=office_clock.written(week.sunday),
            )

    @api.depends("item_ids.schedule_state")
    def _compute_counts(self):
        rows = (
            self.env["calendar.event"]
            .sudo()
            ._read_group([("week_id", "in", self.ids)], ["week_id", "schedule_state"], ["__count"])
        )
        counts = {(week.id, state): count for week, state, count in rows}
        for week in self:
            week.item_count = sum(counts.get((week.id, state), 0) for state in ("accepted", "postponed", "cancelled"))
            week.proposed_count = counts.get((week.id, "proposed"), 0)
            week.conflict_count = len(week.sudo().item_ids.filtered("conflict_note"))

    @api.depends("item_ids.pages_saved")
    def _compute_pages_saved(self):
        for week in self:
            week.pages_saved = sum(week.sudo().item_ids.mapped("pages_saved"))

    @api.depends_context("uid")
    @api.depends("unit_id")
    def _compute_can(self):
        for week in self:
            week.can_edit = self.env.user in week.unit_id._schedule_editors()
            week.can_approve = self.env.user in week.unit_id._schedule_leaders()

    @api.constrains("monday")
    def _check_monday(self):
        if any(week.monday.weekday() for week in self):
            raise ValidationError(self.env._("A week begins on Monday."))

    @api.model
    def _of(self, unit, day):
        """The week of ``unit`` that holds ``day`` (a date), made when it is not there yet."""
        monday = day - timedelta(days=day.weekday())
        weeks = self.sudo()
        domain = [("unit_id", "=", unit.id), ("monday", "=", monday)]
        return weeks.search(domain) or weeks.create({"unit_id": unit.id, "monday": monday})

    @api.model
    def action_open_week(self, shift=0):
        """The schedule of this week (``shift`` weeks later) of the unit of whoever asks."""
        unit = self.env["hr.department"]._publishing_unit(self.env.user)
        if not unit:
            raise UserError(self.env._("No unit publishes a work schedule yet. Ask the administrator to mark one."))
        week = self._of(unit, office_clock.today(self.env) + timedelta(days=7 * shift))
        return {
            "type": "ir.actions.act_window",
            "res_model": self._name,
            "res_id": week.id,
            "views": [(False, "form")],
        }

    def _check_editor(self):
        if not self.env.su and any(self.env.user not in week.unit_id._schedule_editors() for week in self):
            raise AccessError(self.env._("Only the Office of the unit arranges and publishes its schedule."))

    def action_approve(self):
        """A leader of the unit agrees to the week as it is arranged."""
        if any(self.env.user not in week.unit_id._schedule_leaders() for week in self):
            raise AccessError(self.env._("Only a leader of the unit approves its schedule."))
        for week in self:
            if week.state != "open":
                raise UserError(self.env._("This schedule has been approved already."))
            if not week.item_count:
                raise UserError(self.env._("The week is empty: there is nothing to approve yet."))
        self.checked_sudo().write({"state": "approved", "approved_by_id": self.env.uid})

    def action_reopen(self):
        """Undo the approval, to arrange the week anew; what is published is changed item by item instead."""
        self._check_editor()
        if any(week.state != "approved" for week in self):
            raise UserError(self.env._("Only an approved week that is not published yet is opened again."))
        self.checked_sudo().write({"state": "open", "approved_by_id": False})

    def action_publish(self):
        """Publish the week on the website and in the calendars of those concerned."""
        self._check_editor()
        for week in self:
            if week.state != "approved":
                raise UserError(self.env._("A leader approves the schedule first; then it is published."))
            if week.proposed_count:
                raise UserError(
                    self.env._("%s proposals are not decided yet: accept or refuse them first.", week.proposed_count)
                )
        self.checked_sudo().write(
            {"state": "published", "published_by_id": self.env.uid, "published_on": fields.Datetime.now()}
        )
        self.checked_sudo().item_ids._enter_calendars()

    def _set_note(self, note):
        """The line under the schedule; the Office may change it after publishing too."""
        self._check_editor()
        self.checked_sudo().note = (note or "").strip()

    def action_let_in(self, unit_id):
        """Let one unit propose items after the cut-off (the Office's exception)."""
        self._check_editor()
        self.checked_sudo().late_unit_ids = [(4, unit_id)]

    def action_copy_last_week(self):
        """Copy what stood in the week before and is not here yet, seven days later."""
        self._check_editor()
        self.ensure_one()
        if self.state == "published":
            raise UserError(self.env._("This week is published already: add items one by one."))
        before = self.checked_sudo().search(
            [("unit_id", "=", self.unit_id.id), ("monday", "=", self.monday - timedelta(days=7))]
        )
        there = set(self.checked_sudo().item_ids.mapped(lambda item: (item.name, item.start)))
        items = before.item_ids.filtered(lambda item: item.schedule_state == "accepted")
        values = [item._next_week_values() for item in items]
        new = [vals for vals in values if (vals["name"], vals["start"]) not in there]
        if not new:
            raise UserError(self.env._("Nothing of last week is left to copy."))
        self.env["calendar.event"].with_context(eoffice_schedule=True).create(new)
        return {
            "type": "ir.actions.client",
            "tag": "display_notification",
            "params": {
                "type": "success",
                "message": self.env._("%s items copied from last week. Look them over.", len(new)),
                "next": {"type": "ir.actions.client", "tag": "soft_reload"},
            },
        }

    def action_open_items(self):
        self.ensure_one()
        return {
            "type": "ir.actions.act_window",
            "name": self.display_name,
            "res_model": "calendar.event",
            "views": [(self.env.ref("eoffice_schedule.calendar_event_view_week").id, "calendar"), (False, "list")],
            "domain": [("week_id.unit_id", "=", self.unit_id.id)],
            "context": {"eoffice_schedule": True, "initial_date": self.monday.isoformat(), "default_week_id": self.id},
        }

    def action_open_page(self):
        self.ensure_one()
        return {
            "type": "ir.actions.act_url",
            "url": f"/lich-cong-tac?tuan={self.monday.isoformat()}&don-vi={self.unit_id.code or ''}",
            "target": "new",
        }
