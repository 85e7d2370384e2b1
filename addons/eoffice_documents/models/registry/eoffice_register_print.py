from datetime import date

from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError
from odoo.tools.translate import LazyTranslate

from ...printing import Column, table_to_pdf, workbook
from ..common import office_clock
from .eoffice_register_layout import KINDS

_lt = LazyTranslate(__name__)

CHANNEL = "root.print"
SYNC_LIMIT = {"pdf": 500, "xlsx": 5000}  # rows; more than about ten seconds of work goes into a job
A_MM = 12  # characters for each millimetre of a column, so that every row fits on a page


class RegisterPrint(models.Model):
    """A register printed or exported: what, which period, by whom and when; the file is kept with it (N30 Đ16.2.b)."""

    _name = "eoffice.register.print"
    _description = "Printed register"
    _inherit = ["eoffice.permanent.mixin", "eoffice.job.mixin"]
    _order = "id desc"

    type = fields.Selection(KINDS, "Kind of register", required=True, readonly=True)
    unit_id = fields.Many2one("hr.department", required=True, readonly=True, index=True, ondelete="restrict")
    register_id = fields.Many2one("eoffice.register", "Book", readonly=True, ondelete="restrict")
    layout_id = fields.Many2one(
        "eoffice.register.layout", "Register layout", required=True, readonly=True, ondelete="restrict"
    )
    date_from = fields.Date("Period from", required=True, readonly=True)
    date_to = fields.Date("Period to", required=True, readonly=True)
    file_format = fields.Selection([("pdf", "PDF"), ("xlsx", "Excel")], required=True, readonly=True)
    user_id = fields.Many2one("res.users", "Printed by", required=True, readonly=True, ondelete="restrict")
    asked_on = fields.Datetime("Printed on", required=True, readonly=True)
    state = fields.Selection(
        [("waiting", "Being made"), ("ready", "Ready"), ("failed", "Failed")],
        required=True,
        readonly=True,
        default="waiting",
    )
    row_count = fields.Integer("Rows", readonly=True, aggregator=False)
    first_number = fields.Integer(readonly=True, aggregator=False)
    last_number = fields.Integer(readonly=True, aggregator=False)
    page_count = fields.Integer(readonly=True, aggregator=False)
    attachment_id = fields.Many2one("ir.attachment", readonly=True, ondelete="set null")

    _period = models.Constraint("CHECK(date_from <= date_to)", "The period ends before it begins.")

    @api.depends("layout_id.name", "date_from", "date_to")
    def _compute_display_name(self):
        for print_ in self:
            period = f"{office_clock.written(print_.date_from)} – {office_clock.written(print_.date_to)}"
            print_.display_name = f"{print_.layout_id.name} {period}"

    @api.model
    def _request(self, kind, unit, register, date_from, date_to, file_format):
        """Print a register for the current user: now, or in a job when it is long."""
        for keeper in unit | register.unit_id:
            self._check_keeper(keeper)
        print_ = self.checked_sudo().create(
            {
                "type": kind,
                "unit_id": unit.id,
                "register_id": register.id,
                "layout_id": self.env["eoffice.register.layout"]._on(kind, date_to).id,
                "date_from": date_from,
                "date_to": date_to,
                "file_format": file_format,
                "user_id": self.env.uid,
                "asked_on": fields.Datetime.now(),
            }
        )
        print_.row_count = print_._count()
        if print_.row_count > SYNC_LIMIT[file_format]:
            print_._queue()
        else:
            print_._make()
        return print_.sudo(False)

    @api.model
    def _check_keeper(self, unit):
        """The clerks and the office chief of a unit keep its registers."""
        keepers = unit.sudo().clerk_ids | unit.sudo().office_chief_ids
        if not self.env.su and self.env.user not in keepers:
            raise AccessError(self.env._("Only the clerks and the office chief of the unit print its registers."))

    def _queue(self):
        self.write({"state": "waiting"})
        self.delayable(channel=CHANNEL, description=f"print register {self.id}")._job_make().delay()

    def _job_make(self):
        """Job: make the file and tell who asked for it. It may run twice."""
        self.ensure_one()
        self._make()
        self.env["eoffice.notification"]._send(
            self.user_id,
            _lt("%s: open Registers / Printed registers.", self.display_name),
            subject=_lt("The register is ready"),
            channels=["screen"],
        )

    def _on_job_failed(self, job):
        self.state = "failed"

    def _on_job_requeued(self, job):
        self.state = "waiting"

    def action_retry(self):
        """Make a file that failed once more."""
        self.ensure_one()
        self._check_keeper(self.unit_id)
        if self.state != "failed":
            raise UserError(self.env._("This register has been made already, or is being made."))
        self.checked_sudo()._queue()

    def action_download(self):
        """The file, for the keepers of the unit's registers."""
        self.ensure_one()
        self._check_keeper(self.unit_id)
        if self.state != "ready":
            raise UserError(self.env._("The file is not ready yet. A message comes when it is."))
        return {
            "type": "ir.actions.client",
            "tag": "eoffice_file",
            "params": {"url": f"/web/content/{self.attachment_id.id}", "show": self.file_format == "pdf"},
        }

    def _make(self):
        rows = self._rows()
        numbers = [row["number"] for row in rows if row.get("number")]
        self.write(
            {
                "row_count": len(rows),
                "first_number": numbers and min(numbers),
                "last_number": numbers and max(numbers),
            }
        )
        data = self._pdf(rows) if self.file_format == "pdf" else self._workbook(rows)
        self.attachment_id = self.env["ir.attachment"].create(
            {
                "name": f"{self.layout_id.name.capitalize()} {self.date_from:%d-%m-%Y} {self.date_to:%d-%m-%Y}"
                f".{self.file_format}",
                "raw": data,
                "res_model": self._name,
                "res_id": self.id,
            }
        )
        self.state = "ready"

    def _workbook(self, rows):
        columns = self.layout_id.column_ids
        lines = [self.unit_id.name, self._period_line(), self._printed_line()]
        return workbook(
            self.layout_id.name,
            [Column(column.name, column.width / 2) for column in columns],
            ([row.get(column.content) for column in columns] for row in rows),
            lines,
        )

    def _pdf(self, rows):
        columns = self.layout_id.column_ids

        def cells(row):
            return [self._cell(row.get(column.content), column) for column in columns]

        def part(start, stop, page):
            return self.env["ir.qweb"]._render(
                "eoffice_documents.print_register",
                {
                    "book": self,
                    "columns": columns,
                    "rows": [cells(row) for row in rows[start:stop]],
                    "start": start,
                    "page": page,
                    "last": stop == len(rows),
                },
            )

        data, self.page_count = table_to_pdf(part, len(rows), first_page=0)
        return data

    def _cell(self, value, column):
        """``value`` as it is printed: what is far too long for its column ends in …, the Excel file has it whole."""
        if isinstance(value, date):
            return office_clock.written(value)
        text, longest = str(value or ""), max(column.width - 2, 5) * A_MM
        return text if len(text) <= longest else f"{text[: longest - 1]}…"

    def _period_line(self):
        start, end = office_clock.written(self.date_from), office_clock.written(self.date_to)
        return self.env._("From %(start)s to %(end)s", start=start, end=end)

    def _printed_line(self):
        """SRC-03: what is printed from the system says by whom and when."""
        moment = office_clock.moment_text(self.env, self.asked_on)
        return self.env._("Printed from eOffice by %(who)s on %(when)s", who=self.user_id.name, when=moment)
