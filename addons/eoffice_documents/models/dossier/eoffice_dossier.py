from odoo import api, fields, models
from odoo.exceptions import AccessError, ConcurrencyError, UserError, ValidationError
from psycopg2.errors import UniqueViolation

from ..common import office_clock
from ..common.written_value import written_changes, written_values
from .eoffice_dossier_access import CONTENT


class Dossier(models.Model):
    """A work file (hồ sơ công việc) on one matter, with the eleven fields of N30 PL VI Phần II.III."""

    _name = "eoffice.dossier"
    _description = "Dossier"
    _inherit = ["eoffice.concurrent.edit.mixin", "eoffice.protected.fields.mixin", "mail.activity.mixin"]
    _order = "id desc"
    _rec_names_search = ["notation", "title"]
    _eoffice_logged = False  # it has a log of its own
    _settable_at_creation = {"unit_id", "year", "entry_id"}

    unit_id = fields.Many2one(
        "hr.department",
        "Agency",
        required=True,
        readonly=True,
        index=True,
        ondelete="restrict",
        default=lambda self: self._default_unit(),
    )
    year = fields.Integer(
        required=True, readonly=True, aggregator=False, default=lambda self: office_clock.today(self.env).year
    )
    notation = fields.Char("Number and notation", size=20)
    code = fields.Char(
        compute="_compute_code", store=True, help="Agency, year, number and notation (N30 PL VI III.4.b)."
    )
    title = fields.Char(required=True, size=500)
    state = fields.Selection(
        [
            ("open", "Dossier open"),
            ("closed", "Dossier closed"),
            ("offered", "Offered to the archive"),
            ("archived", "In the archive"),
        ],
        required=True,
        readonly=True,
        default="open",
        index=True,
        group_expand=True,
    )
    entry_id = fields.Many2one(
        "eoffice.file.plan.entry", "From the list of dossiers", readonly=True, ondelete="restrict", copy=False
    )
    retention_id = fields.Many2one("eoffice.retention", ondelete="restrict")
    holder_id = fields.Many2one(
        "res.users",
        "Dossier holder",
        required=True,
        readonly=True,
        index=True,
        ondelete="restrict",
        default=lambda self: self.env.uid,
        copy=False,
    )
    department_id = fields.Many2one(
        "hr.department",
        "Unit",
        readonly=True,
        index=True,
        ondelete="restrict",
        default=lambda self: self.env.user.sudo().employee_ids[:1].department_id.id,
    )
    rights = fields.Char("Terms of use", size=30, default=lambda self: self.env._("Restricted"))
    language = fields.Char(size=50, default="Tiếng Việt")
    note = fields.Char("Remarks", size=500)
    opened_on = fields.Date(readonly=True, default=lambda self: office_clock.today(self.env))
    ended_on = fields.Date("Work ended on", readonly=True, copy=False)
    closed_on = fields.Date(readonly=True, copy=False)
    building_works = fields.Boolean(help="Handed in three months after settlement (N30 Đ30.2).")

    item_ids = fields.One2many("eoffice.dossier.item", "dossier_id", "Contents")
    reader_ids = fields.One2many("eoffice.dossier.access", "dossier_id", readonly=True, bypass_search_access=True)
    audit_log_ids = fields.One2many("eoffice.dossier.audit.log", "dossier_id", readonly=True)
    doc_total = fields.Integer("Documents", compute="_compute_totals")
    page_total = fields.Integer("Page Count", compute="_compute_totals")
    start_date = fields.Date("First document of", compute="_compute_totals")
    end_date = fields.Date("Last document of", compute="_compute_totals")
    for_archive = fields.Boolean(related="retention_id.for_archive")
    my_right = fields.Selection(
        [("holder", "Dossier holder"), ("add", "May add"), ("read", "May read"), ("overview", "Overview only")],
        compute="_compute_my_right",
    )
    is_mine = fields.Boolean(compute="_compute_my_right", search="_search_is_mine")

    _notation_uniq = models.UniqueIndex(
        "(unit_id, year, notation)", "Another dossier of the agency has this number and notation in this year."
    )

    @api.model
    def _default_unit(self):
        """The agency the person works in: the nearest unit above their own that keeps registers."""
        return self._agencies()[:1]

    @api.model
    def _agencies(self):
        """Agencies whose dossiers the person may open, the nearest first."""
        unit = self.env.user.sudo().employee_ids[:1].department_id
        chain = unit.browse()
        while unit:
            chain |= unit
            unit = unit.parent_id
        return chain.filtered("keeps_registers").sudo(False)

    @api.depends("unit_id.organ_code", "year", "notation")
    def _compute_code(self):
        for dossier in self:
            organ = dossier.unit_id.organ_code or dossier.unit_id.code
            dossier.code = ".".join(filter(None, (organ, str(dossier.year or ""), dossier.notation)))

    @api.depends("notation", "title")
    def _compute_display_name(self):
        for dossier in self:
            dossier.display_name = " – ".join(filter(None, (dossier.notation, dossier.title))) or self.env._(
                "New dossier"
            )

    @api.depends("item_ids.page_count", "item_ids.dated_on")
    def _compute_totals(self):
        totals = {
            dossier: values
            for dossier, *values in self.env["eoffice.dossier.item"]
            .sudo()
            ._read_group(
                [("dossier_id", "in", self.ids)],
                ["dossier_id"],
                ["__count", "page_count:sum", "dated_on:min", "dated_on:max"],
            )
        }
        for dossier in self:
            count, pages, first, last = totals.get(dossier._origin, (0, 0, False, False))
            dossier.doc_total, dossier.page_total = count, pages
            dossier.start_date, dossier.end_date = first, last

    @api.depends("reader_ids.right")
    @api.depends_context("uid")
    def _compute_my_right(self):
        mine = self.env.user.principal_ids
        order = list(dict(self._fields["my_right"].selection))
        for dossier in self:
            rights = dossier.sudo().reader_ids.filtered(lambda row: row.principal_id in mine).mapped("right")
            dossier.my_right = min(rights, key=order.index, default=False if dossier.id else "holder")
            dossier.is_mine = dossier.holder_id == self.env.user

    @api.model
    def _search_is_mine(self, operator, value):
        if operator != "in":
            return NotImplemented
        return [("holder_id", "in" if True in value else "not in", [self.env.uid])]

    @api.constrains("retention_id", "state")
    def _check_retention(self):
        if any(dossier.state != "open" and not dossier.retention_id for dossier in self):
            raise ValidationError(self.env._("A closed dossier has a retention period: choose one."))

    @api.onchange("entry_id")
    def _onchange_entry_id(self):
        self.update(self._entry_values(self.entry_id))

    @api.model
    def _entry_values(self, entry):
        """What a dossier takes over from its entry in the approved list."""
        return entry and {
            "unit_id": entry.sudo().unit_id.id,
            "year": entry.sudo().year,
            "notation": entry.notation,
            "title": entry.title,
            "retention_id": entry.retention_id.id,
        }

    @api.model_create_multi
    def create(self, vals_list):
        vals_list = [self._clean(vals) for vals in vals_list]
        for vals in vals_list:
            entry = self.env["eoffice.file.plan.entry"].browse(
                vals.get("entry_id", self.env.context.get("default_entry_id"))
            )
            if entry:
                self._check_entry(entry)
                vals.update({**self._entry_values(entry), **{key: vals[key] for key in ("title",) if vals.get(key)}})
        dossiers = super().create(vals_list)
        dossiers._check_agency()
        for dossier in dossiers.checked_sudo().filtered(lambda dossier: not dossier.notation):
            dossier._take_notation()
        dossiers._start_ocr()
        self.env["eoffice.dossier.audit.log"]._add("opened", dossiers)
        return dossiers

    def write(self, vals):
        vals = self._clean(vals)
        if self.env.su:
            return super().write(vals)
        self._check_open()
        before = {dossier: written_values(dossier, vals) for dossier in self.sudo()}
        result = super().write(vals)
        for dossier, values in before.items():
            if changes := list(written_changes(dossier, values)):
                self.env["eoffice.dossier.audit.log"]._add("form_changed", dossier, "\n".join(changes))
        return result

    def _check_entry(self, entry):
        if entry.sudo().list_state != "approved":
            raise UserError(self.env._("Dossiers are opened from an approved list. Have the list approved first."))
        taken = self.sudo().search([("entry_id", "=", entry.id)], limit=1)
        if taken:
            raise UserError(
                self.env._("%(who)s has opened «%(what)s» already.", who=taken.holder_id.name, what=entry.display_name)
            )

    def _check_agency(self):
        if not self.env.su and self.unit_id - self._agencies():
            raise AccessError(self.env._("You open dossiers of your own agency only."))

    def _check_open(self):
        """Nothing of a closed dossier changes (N30 PL VI IV.1.e)."""
        closed = self.filtered(lambda dossier: dossier.state != "open")
        if closed:
            raise UserError(
                self.env._(
                    "«%s» is closed, so nothing in it changes. The office chief can open it again.",
                    closed[0].display_name,
                )
            )

    def _check_right(self, *rights):
        """The current user has one of ``rights`` in these dossiers."""
        if any(dossier.my_right not in rights for dossier in self):
            raise AccessError(self.env._("Only the holder of the dossier, or who may add to it, can do this."))

    def _take_notation(self):
        """Give the dossier the next notation; when somebody else has just taken it the request is run again."""
        try:
            with self.env.cr.savepoint():
                self.notation = self._next_notation()
                self.flush_recordset(["notation"])
        except UniqueViolation as error:
            raise ConcurrencyError(str(error)) from error

    def _next_notation(self):
        """The next free running number of the agency and year, with the notation of the holder's unit: 07.PNV."""
        unit = self.department_id or self.unit_id
        taken = self.search([("unit_id", "=", self.unit_id.id), ("year", "=", self.year)]).mapped("notation")
        taken += (
            self.env["eoffice.file.plan.entry"]
            .search([("unit_id", "=", self.unit_id.id), ("year", "=", self.year)])
            .mapped("notation")
        )
        numbers = [int(head) for head in (str(text or "").partition(".")[0] for text in taken) if head.isdecimal()]
        return f"{max(numbers, default=0) + 1:02}.{unit.symbol_code or unit.code or 'HS'}"[:20]

    def action_discard(self):
        """Remove a dossier opened by mistake, while nothing lies in it."""
        self._check_right("holder")
        self._check_open()
        if self.item_ids:
            raise UserError(self.env._("Take the documents out first: only an empty dossier can be removed."))
        lines = [(dossier, dossier.notation, False) for dossier in self]
        self.checked_sudo().unlink()
        self.env["eoffice.change.audit.log"]._add("removed", lines)  # its own log goes with it
        return {"type": "ir.actions.act_window_close"}

    def _content_readers(self):
        return self.sudo().reader_ids.filtered(lambda row: row.right in CONTENT)
