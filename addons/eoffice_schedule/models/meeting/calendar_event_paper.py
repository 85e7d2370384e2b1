from odoo import api, fields, models
from odoo.exceptions import UserError


class CalendarEventPaper(models.Model):
    """The rule against photocopies: schedules and invitations are taken from the website (Thông báo 186, mục 1)."""

    _inherit = "calendar.event"

    paper_ids = fields.One2many("eoffice.meeting.paper", "event_id", "Papers")
    copy_ids = fields.One2many("eoffice.schedule.copy", "event_id", "Paper copies", readonly=True)
    pages_saved = fields.Integer(
        compute="_compute_pages_saved",
        help="One page for each invited unit, less the copies that were made all the same.",
    )

    @api.depends("guest_unit_ids", "copy_ids.copies", "schedule_state", "week_id.state")
    def _compute_pages_saved(self):
        for event in self:
            item = event.sudo()
            published = item.week_id.state == "published" and item.schedule_state != "proposed"
            event.pages_saved = published and max(0, len(item.guest_unit_ids) - sum(item.copy_ids.mapped("copies")))

    def _make_copies(self, copies, reason):
        """Note paper copies; refused unless the meeting is unplanned or urgent."""
        self.ensure_one()
        self._check_office()
        if not self.unplanned:
            raise UserError(
                self.env._(
                    "Invitations and schedules are not photocopied: the units take them from /giay-moi on the website. "
                    "Only for an unplanned or urgent meeting, mark it so, with the reason."
                )
            )
        if copies < 1:
            raise UserError(self.env._("Say how many copies are made."))
        self.env["eoffice.schedule.copy"].checked_sudo().create(
            {
                "event_id": self.id,
                "copies": copies,
                "reason": reason or self.unplanned_reason,
                "made_by_id": self.env.uid,
                "made_on": fields.Datetime.now(),
            }
        )
        return self.action_print_invitation()

    def action_print_invitation(self):
        self.ensure_one()
        return {
            "type": "ir.actions.act_url",
            "url": f"/lich-cong-tac/in?tuan={self._start_here().date().isoformat()}",
            "target": "new",
        }

    def action_open_item(self):
        """The item in a window of its own, from the list of its week."""
        self.ensure_one()
        return {
            "type": "ir.actions.act_window",
            "res_model": self._name,
            "res_id": self.id,
            "views": [(self.env.ref("eoffice_schedule.calendar_event_view_item_form").id, "form")],
            "context": {"eoffice_schedule": True},
        }

    def _after_creation(self):
        """An unplanned meeting is told to every invited unit at once, by every way there is."""
        result = super()._after_creation()
        for item in self.checked_sudo().filtered(lambda item: item.unplanned and item.week_id.state == "published"):
            item._eoffice_text(item._concerned_users(), item.name)
        return result

    def _eoffice_text(self, users, words):
        """Hook: send ``words`` to the telephones of ``users``. There is no gateway here; an add-on may have one."""
