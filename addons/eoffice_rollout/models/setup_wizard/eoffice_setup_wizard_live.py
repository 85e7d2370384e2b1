from odoo import api, fields, models
from odoo.exceptions import AccessError

ROUTE_STEPS = (("content", "drafting_head", 10), ("form", "office", 20), ("sign", "signer", 30))


class SetupWizardLive(models.Model):
    """Lists of the pages that are the office's own records: what is typed in them is written when the page is saved.

    The administrator may do so anyway under Configuration; only the phases, which are the roll-out team's, are
    written for them (``_LIVE_FOR_TEAM``).
    """

    _inherit = "eoffice.setup.wizard"
    _LIVE = (
        "post_ids",
        "staff_line_ids",
        "register_ids",
        "list_ids",
        "route_ids",
        "phase_ids",
        "topic_ids",
        "room_ids",
    )
    _LIVE_FOR_TEAM = {"phase_ids": {"name", "date", "note", "unit_ids"}}

    post_ids = fields.Many2many("hr.department", compute="_compute_live", readonly=False, string="Posts")
    staff_line_ids = fields.Many2many(
        "eoffice.account.import.line", compute="_compute_live", readonly=False, string="People"
    )
    register_ids = fields.Many2many("eoffice.register", compute="_compute_live", readonly=False, string="Registers")
    list_ids = fields.Many2many("eoffice.recipient.list", compute="_compute_live", readonly=False, string="Lists")
    route_ids = fields.Many2many("eoffice.approval.route", compute="_compute_live", readonly=False, string="Routes")
    phase_ids = fields.Many2many("eoffice.rollout.phase", compute="_compute_live", readonly=False, string="Phases")
    topic_ids = fields.Many2many("eoffice.publication.topic", compute="_compute_live", readonly=False, string="Fields")
    room_ids = fields.Many2many("eoffice.meeting.room", compute="_compute_live", readonly=False, string="Meeting rooms")

    @api.depends("register_year", "account_import_id.line_ids")
    def _compute_live(self):
        for wizard in self:
            for name in self._LIVE:
                wizard[name] = wizard._live_records(name)

    def _live_records(self, name):
        model = self.env[self._fields[name].comodel_name]
        if name == "staff_line_ids":
            return self.account_import_id.line_ids
        return model.search([("year", "=", self.register_year)] if name == "register_ids" else [])

    def write(self, vals):
        live = {name: vals[name] for name in self._LIVE if name in vals}
        result = super().write({name: value for name, value in vals.items() if name not in live})
        for name, commands in live.items():
            self._check_administrator()
            self._write_live(name, commands)
        return result

    def _write_live(self, name, commands):
        model = self.env[self._fields[name].comodel_name]
        if allowed := self._LIVE_FOR_TEAM.get(name):
            if any(set(command[2] or ()) - allowed for command in commands if command[0] in (0, 1)):
                raise AccessError(self.env._("Only what stands in the list can be changed here."))
            for command in commands:
                model._eoffice_check_only_links(command[2] if command[0] in (0, 1) else {})
            model = model.checked_sudo()
        shown = self._live_records(name)
        for act, number, values in (command[:3] if len(command) > 2 else (*command, None) for command in commands):
            if act == 0:
                model.create(self._live_values(name) | values)
            elif act in (1, 2, 3) and number in shown.ids:
                record = model.browse(number)
                record.write(values) if act == 1 else record.unlink()
        self.invalidate_recordset()

    def _live_values(self, name):
        """What a new record of a list has besides what was typed."""
        if name == "staff_line_ids":
            return {"list_id": self.account_import_id.id}
        if name == "route_ids":
            return {"step_ids": self._route_steps()}
        return {}

    @api.model
    def _route_steps(self):
        """The usual approval workflow: content by the head, form by the Office, signature (N30 Đ12)."""
        return [(0, 0, {"type": kind, "holder": holder, "sequence": place}) for kind, holder, place in ROUTE_STEPS]
