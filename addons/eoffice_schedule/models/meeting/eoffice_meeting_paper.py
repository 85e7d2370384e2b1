from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError

MAX_MEGABYTES = 50


class MeetingPaper(models.Model):
    """A paper of a meeting, for all who are invited or for some of them only."""

    _name = "eoffice.meeting.paper"
    _description = "Paper of a meeting"
    _order = "event_id, sequence, id"

    event_id = fields.Many2one("calendar.event", required=True, index=True, ondelete="cascade")
    name = fields.Char(required=True)
    sequence = fields.Integer(default=10)
    file = fields.Binary(attachment=True, required=True)
    file_name = fields.Char()
    user_ids = fields.Many2many("res.users", string="Only for these people")
    unit_ids = fields.Many2many("hr.department", string="Only for these units", help="Empty: for all who are invited.")

    @api.onchange("file_name")
    def _onchange_file_name(self):
        if self.file_name and not self.name:
            self.name = self.file_name.rpartition(".")[0] or self.file_name

    @api.model_create_multi
    def create(self, vals_list):
        papers = super().create(vals_list)
        papers._check_office()
        return papers

    def write(self, vals):
        self._check_office()
        result = super().write(vals)
        self._check_office()
        return result

    @api.ondelete(at_uninstall=False)
    def _unlink_by_office(self):
        self._check_office()

    def _check_office(self):
        """Papers are laid out by the Office of the schedule, or by the unit that prepares the meeting."""
        if self.env.su:
            return
        for paper in self:
            event = paper.event_id.sudo()
            unit = event.preparing_unit_id
            allowed = event.week_id.unit_id._schedule_editors() | unit.head_id | unit.deputy_ids | unit.clerk_ids
            if not event.week_id or self.env.user not in allowed:
                raise AccessError(self.env._("Only the Office and the preparing unit lay out papers of a meeting."))

    @api.constrains("file")
    def _check_size(self):
        for attachment in (
            self.env["ir.attachment"]
            .sudo()
            .search([("res_model", "=", self._name), ("res_id", "in", self.ids), ("res_field", "=", "file")])
        ):
            if attachment.file_size > MAX_MEGABYTES * 1024**2:
                raise UserError(self.env._("A paper holds at most %s MB. Split it.", MAX_MEGABYTES))
