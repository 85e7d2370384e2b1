from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError
from odoo.tools.translate import LazyTranslate

_lt = LazyTranslate(__name__)


class Regulation(models.Model):
    """The regulation on using the system (Quy chế) or a guide: everybody confirms having read its last version."""

    _name = "eoffice.regulation"
    _description = "Regulation or guide to be read"
    _inherit = ["mail.thread"]
    _order = "type, name"

    name = fields.Char(required=True, tracking=True)
    type = fields.Selection([("regulation", "Regulation"), ("guide", "Guide")], required=True, default="regulation")
    text = fields.Html(sanitize=True)
    file = fields.Binary("PDF", attachment=True)
    file_name = fields.Char()
    version = fields.Integer(readonly=True, aggregator=False, help="0: not asked of anybody yet.")
    published_on = fields.Datetime(readonly=True)
    active = fields.Boolean(default=True)
    confirmation_ids = fields.One2many("eoffice.regulation.confirmation", "regulation_id", "Readers", readonly=True)
    to_read = fields.Boolean("I have to read it", compute="_compute_mine", search="_search_to_read")
    confirmed_count = fields.Integer("Have confirmed", compute="_compute_counts")
    missing_count = fields.Integer("Have not", compute="_compute_counts")

    @api.depends("version", "confirmation_ids.confirmed_on")
    def _compute_counts(self):
        rows = (
            self.env["eoffice.regulation.confirmation"]
            .sudo()
            ._read_group(
                [("regulation_id", "in", self.ids), ("is_current", "=", True), ("user_id.active", "=", True)],
                ["regulation_id"],
                ["__count", "confirmed_on:count"],
            )
        )
        counts = {regulation.id: (count, confirmed) for regulation, count, confirmed in rows}
        for regulation in self:
            count, confirmed = counts.get(regulation.id, (0, 0))
            regulation.confirmed_count, regulation.missing_count = confirmed, count - confirmed

    @api.depends_context("uid")
    @api.depends("confirmation_ids.confirmed_on")
    def _compute_mine(self):
        open_ = self._my_readings().filtered(lambda row: not row.confirmed_on).regulation_id
        for regulation in self:
            regulation.to_read = regulation in open_

    @api.model
    def _search_to_read(self, operator, value):
        if operator != "in":
            return NotImplemented
        rows = (
            self.env["eoffice.regulation.confirmation"]
            .sudo()
            .search([("user_id", "=", self.env.uid), ("is_current", "=", True), ("confirmed_on", "=", False)])
        )
        return [("id", "in" if True in value else "not in", rows.regulation_id.ids)]

    @api.model
    def to_read_now(self):
        """What the current user has still to confirm, the regulation first: [{"id", "name"}], in one query."""
        mine = [("user_id", "=", self.env.uid), ("is_current", "=", True), ("confirmed_on", "=", False)]
        texts = self.sudo().search_fetch([("confirmation_ids", "any", mine)], ["name"], order="type desc, name")
        return [{"id": text.id, "name": text.name} for text in texts]

    def _my_readings(self):
        return (
            self.env["eoffice.regulation.confirmation"]
            .sudo()
            .search([("regulation_id", "in", self.ids), ("user_id", "=", self.env.uid), ("is_current", "=", True)])
        )

    def action_publish(self):
        """Ask everybody to read this text: a new version asks again."""
        self.check_access("write")
        for regulation in self:
            if not regulation.file and not (regulation.text or "").strip():
                raise UserError(self.env._("Write the text or add its PDF first."))
            regulation.checked_sudo().write({"version": regulation.version + 1, "published_on": fields.Datetime.now()})
        self.checked_sudo()._request_confirmations()

    def _request_confirmations(self):
        """A row for everybody who works here and has none of the version in force; they are told once."""
        people = self._readers()
        for regulation in self.filtered("version"):
            current = regulation.confirmation_ids.filtered(lambda row, own=regulation: row.version == own.version)
            new = people - current.user_id
            self.env["eoffice.regulation.confirmation"].create(
                [{"regulation_id": regulation.id, "version": regulation.version, "user_id": user.id} for user in new]
            )
            if new:
                # every open screen asks anew; the message itself says nothing, for visitors hear it too
                self.env["bus.bus"]._sendone("broadcast", "eoffice.regulation", {})
                self.env["eoffice.notification"]._send(
                    new, _lt("Please read «%s» and confirm that you have.", regulation.name), record=regulation
                )

    @api.model
    def _readers(self):
        """Everybody who works here with an account."""
        return self.env.ref("eoffice_documents.group_specialist").sudo().all_user_ids.filtered("employee_ids")

    @api.model
    def _cron_request(self):
        """Newcomers are asked as well."""
        self.search([])._request_confirmations()

    def action_open_text(self):
        """Open the text, or its PDF, on screen; only then it can be confirmed."""
        self.ensure_one()
        self.check_access("read")
        self._my_readings().filtered(lambda row: not row.opened_on).write({"opened_on": fields.Datetime.now()})
        return {
            "type": "ir.actions.act_window",
            "name": self.name,
            "res_model": self._name,
            "res_id": self.id,
            "views": [(self.env.ref("eoffice_rollout.eoffice_regulation_view_text").id, "form")],
            "target": "new",
            "context": {"dialog_size": "extra-large"},
        }

    def action_confirm(self):
        """Confirm that one has read it."""
        rows = self._my_readings()
        if not rows:
            raise AccessError(self.env._("You are not asked to read this."))
        if any(not row.opened_on for row in rows):
            raise UserError(self.env._("Open the text first, then confirm that you have read it."))
        rows.filtered(lambda row: not row.confirmed_on).write({"confirmed_on": fields.Datetime.now()})
        self.env.user._bus_send("eoffice.regulation", {})

    def action_missing(self):
        """Who has not confirmed yet, by unit."""
        self.ensure_one()
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Have not confirmed: %s", self.name),
            "res_model": "eoffice.regulation.confirmation",
            "views": [(False, "list")],
            "domain": [
                ("regulation_id", "=", self.id),
                ("is_current", "=", True),
                ("confirmed_on", "=", False),
                ("user_id.active", "=", True),
            ],
            "context": {"group_by": ["unit_id"]},
        }


class RegulationReading(models.Model):
    """One person and one version: opened, confirmed."""

    _name = "eoffice.regulation.confirmation"
    _description = "Confirmed that it was read"
    _inherit = "eoffice.led.mixin"
    _order = "unit_id, user_id, version desc"

    regulation_id = fields.Many2one("eoffice.regulation", required=True, readonly=True, index=True, ondelete="cascade")
    version = fields.Integer(required=True, readonly=True, aggregator=False)
    user_id = fields.Many2one("res.users", required=True, readonly=True, index=True, ondelete="cascade")
    unit_id = fields.Many2one("hr.department", compute="_compute_unit_id", store=True)
    opened_on = fields.Datetime(readonly=True)
    confirmed_on = fields.Datetime(readonly=True)
    is_current = fields.Boolean(compute="_compute_is_current", store=True)

    _once = models.Constraint("UNIQUE(regulation_id, version, user_id)", "This person is asked already.")

    @api.depends("user_id.employee_ids.department_id")
    def _compute_unit_id(self):
        for row in self:
            row.unit_id = row.user_id.sudo().employee_ids[:1].department_id

    @api.depends("regulation_id.version")
    def _compute_is_current(self):
        for row in self:
            row.is_current = row.version == row.regulation_id.version


class UnitRegulation(models.Model):
    _inherit = "hr.department"

    def _eoffice_readiness(self):
        rows = (
            self.env["eoffice.regulation.confirmation"]
            .sudo()
            .search([("unit_id", "=", self.id), ("is_current", "=", True), ("user_id.active", "=", True)])
        )
        confirmed = len(rows.filtered("confirmed_on"))
        missing = self.env._("%s confirmations of the regulation are missing.", len(rows) - confirmed)
        return [
            *super()._eoffice_readiness(),
            ("regulation", self.env._("Regulation read"), confirmed, len(rows), missing),
        ]
