from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError

from ..common import office_clock


class FilePlan(models.Model):
    """The yearly list of dossiers (danh mục hồ sơ), approved by the head of the agency (N30 Đ28, PL V.I-II)."""

    _name = "eoffice.file.plan"
    _description = "List of dossiers"
    _inherit = ["eoffice.protected.fields.mixin"]
    _order = "year desc, unit_id"

    unit_id = fields.Many2one(
        "hr.department",
        "Agency",
        required=True,
        index=True,
        ondelete="restrict",
        default=lambda self: self._default_unit(),
    )
    year = fields.Integer(required=True, aggregator=False, default=lambda self: office_clock.today(self.env).year)
    state = fields.Selection(
        [("draft", "Draft"), ("approved", "Approved")], required=True, readonly=True, default="draft", copy=False
    )
    approved_by_id = fields.Many2one("res.users", readonly=True, copy=False, ondelete="restrict")
    approved_on = fields.Date(readonly=True, copy=False)
    entry_ids = fields.One2many("eoffice.file.plan.entry", "list_id", copy=True)
    entry_count = fields.Integer("Dossiers", compute="_compute_entry_count")
    can_approve = fields.Boolean(compute="_compute_can_approve")

    _year_uniq = models.Constraint("UNIQUE(unit_id, year)", "This agency already has a list of dossiers for this year.")

    @api.model
    def _default_unit(self):
        """The agency whose list the current user keeps, as its clerk or office chief."""
        return self.env["hr.department"].search(
            ["|", ("clerk_ids", "in", self.env.uid), ("office_chief_ids", "in", self.env.uid)],
            order="parent_path",
            limit=1,
        )

    @api.depends("unit_id", "year")
    def _compute_display_name(self):
        for record in self:
            record.display_name = f"{record.unit_id.name or ''} {record.year or ''}".strip()

    @api.depends("entry_ids")
    def _compute_entry_count(self):
        counts = dict(
            self.env["eoffice.file.plan.entry"]._read_group([("list_id", "in", self.ids)], ["list_id"], ["__count"])
        )
        for record in self:
            record.entry_count = counts.get(record._origin, 0)

    @api.depends_context("uid")
    @api.depends("unit_id")
    def _compute_can_approve(self):
        for record in self:
            unit = record.sudo().unit_id
            record.can_approve = self.env.user in unit.head_id | unit.deputy_ids

    def action_approve(self):
        """The head of the agency approves the list; from then on dossiers are opened from it."""
        for record in self:
            if not record.can_approve:
                raise AccessError(self.env._("Only the head of %s approves its list of dossiers.", record.unit_id.name))
            if not record.entry_ids:
                raise UserError(self.env._("The list is empty: write down the dossiers of the year first."))
        self._eoffice_write_logged(
            {"state": "approved", "approved_by_id": self.env.uid, "approved_on": office_clock.today(self.env)}
        )

    def _check_reviser(self):
        if any(not (record.can_approve or self.env.user in record.sudo().unit_id.office_chief_ids) for record in self):
            raise AccessError(self.env._("Only the head or the office chief takes an approved list back into work."))

    def action_revise(self):
        """Take an approved list back into work, for instance to add a dossier; it then needs approval again."""
        self._check_reviser()
        self._eoffice_write_logged({"state": "draft", "approved_by_id": False, "approved_on": False})

    def action_copy_next_year(self):
        """The draft of the following year with the same entries; opens it when it is there already."""
        self.ensure_one()
        following = self.search([("unit_id", "=", self.unit_id.id), ("year", "=", self.year + 1)])
        following = following or self.copy({"year": self.year + 1})
        return {
            "type": "ir.actions.act_window",
            "res_model": self._name,
            "res_id": following.id,
            "views": [(False, "form")],
        }


class FilePlanEntry(models.Model):
    """One dossier to be opened in the year: notation, title, retention and who makes it."""

    _name = "eoffice.file.plan.entry"
    _description = "Entry of a list of dossiers"
    _order = "list_id, sequence, id"
    _rec_name = "title"
    _rec_names_search = ["notation", "title"]

    list_id = fields.Many2one("eoffice.file.plan", required=True, index=True, ondelete="cascade")
    sequence = fields.Integer(default=10)
    heading = fields.Char(help="The subject group it stands under, e.g. I. Tổng hợp.")
    notation = fields.Char("Number and notation", required=True, size=20)
    title = fields.Char(required=True, size=500)
    retention_id = fields.Many2one("eoffice.retention", required=True, ondelete="restrict")
    maker_id = fields.Many2one("res.users", "Dossier made by", domain=[("share", "=", False)], ondelete="set null")
    note = fields.Char()
    unit_id = fields.Many2one(related="list_id.unit_id")
    year = fields.Integer(related="list_id.year")
    list_state = fields.Selection(related="list_id.state")
    opened = fields.Boolean(compute="_compute_opened", search="_search_opened", help="A dossier was opened from it.")
    for_me = fields.Boolean(
        compute="_compute_for_me", search="_search_for_me", help="Not opened yet, on an approved list of one's agency."
    )
    dossier_ids = fields.One2many("eoffice.dossier", "entry_id", readonly=True)

    _notation_uniq = models.Constraint(
        "UNIQUE(list_id, notation)", "Two dossiers of the list have the same number and notation."
    )

    @api.depends("notation", "title")
    def _compute_display_name(self):
        for entry in self:
            entry.display_name = " – ".join(filter(None, (entry.notation, entry.title)))

    @api.depends("dossier_ids")
    def _compute_opened(self):
        opened = self.env["eoffice.dossier"].sudo().search([("entry_id", "in", self.ids)]).entry_id
        for entry in self:
            entry.opened = entry._origin in opened

    @api.model
    def _search_opened(self, operator, value):
        if operator != "in":
            return NotImplemented
        taken = self.env["eoffice.dossier"].sudo()._search([("entry_id", "!=", False)])
        opened = [("dossier_ids", "any!", [("id", "in", taken)])]
        return opened if True in value else [("dossier_ids", "not any!", [("id", "in", taken)])]

    @api.depends_context("uid")
    def _compute_for_me(self):
        mine = self.filtered_domain(self._search_for_me("in", [True]))
        for entry in self:
            entry.for_me = entry in mine

    @api.model
    def _search_for_me(self, operator, value):
        if operator != "in" or True not in value:
            return NotImplemented
        return [
            ("list_id.state", "=", "approved"),
            ("list_id.unit_id", "in", self.env["eoffice.dossier"]._agencies().ids),
            ("opened", "=", False),
        ]

    def write(self, vals):
        self._check_draft(self.list_id)
        return super().write(vals)

    @api.model_create_multi
    def create(self, vals_list):
        entries = super().create(vals_list)
        self._check_draft(entries.list_id)
        return entries

    @api.ondelete(at_uninstall=False)
    def _unlink_draft(self):
        self._check_draft(self.list_id)

    def _check_draft(self, lists):
        if not self.env.su and any(record.state != "draft" for record in lists):
            raise UserError(
                self.env._("An approved list is not changed. Take it back into work first; it is then approved again.")
            )

    def action_open_dossier(self):
        """Open the dossier of this entry, filled in; one that is there already is shown."""
        self.ensure_one()
        there = self.env["eoffice.dossier"].search([("entry_id", "=", self.id)], limit=1)
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Dossier"),
            "res_model": "eoffice.dossier",
            "res_id": there.id,
            "views": [(False, "form")],
            "context": {} if there else {"default_entry_id": self.id},
        }
