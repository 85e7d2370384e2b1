from datetime import date, timedelta

from dateutil.relativedelta import relativedelta
from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError

from ...printing import Column, html_to_pdf, workbook
from ..common import office_clock
from .eoffice_report_data import KINDS
from .eoffice_report_snapshot import AGAINST

SPANS = [
    ("week", "Week"),
    ("month", "Month"),
    ("quarter", "Quarter"),
    ("half", "Six months"),
    ("year", "Year"),
    ("free", "Free"),
]
MONTHS = {"month": 1, "quarter": 3, "half": 6, "year": 12}


def span_of(span, day):
    """(first, last) day of the ``span`` that holds ``day``."""
    if span == "week":
        monday = day - timedelta(days=day.weekday())
        return monday, monday + timedelta(days=6)
    months = MONTHS[span]
    first = date(day.year, (day.month - 1) // months * months + 1, 1)
    return first, first + relativedelta(months=months, days=-1)


class Report(models.TransientModel):
    """One report an office signs: seen on screen, printed, as Excel; its numbers may be closed (N30 PL VI V.2)."""

    _name = "eoffice.report"
    _inherit = ["eoffice.file.download.mixin"]
    _description = "Report"

    type = fields.Selection(KINDS, "Report", required=True, default="handling")
    office_id = fields.Many2one("hr.department", "Unit", required=True, default=lambda self: self._offices()[:1])
    office_ids = fields.Many2many("hr.department", compute="_compute_office_ids")
    span = fields.Selection(SPANS, "Period", required=True, default="month")
    date_from = fields.Date(
        "From", required=True, compute="_compute_dates", store=True, readonly=False, precompute=True
    )
    date_to = fields.Date(
        "Period to", required=True, compute="_compute_dates", store=True, readonly=False, precompute=True
    )
    against = fields.Selection(AGAINST, "Late against", required=True, default="final")
    preview = fields.Html(compute="_compute_preview", sanitize=False)
    closed_on = fields.Datetime("Numbers closed on", compute="_compute_preview")
    can_close = fields.Boolean(compute="_compute_can_close")

    @api.depends("type", "office_id")
    def _compute_display_name(self):
        labels = dict(self._fields["type"]._description_selection(self.env))
        for report in self:
            report.display_name = labels.get(report.type)

    @api.model
    def _offices(self):
        offices, led = self.env["eoffice.dashboard"]._scope()
        return (offices | led).sorted("parent_path")

    @api.depends_context("uid")
    def _compute_office_ids(self):
        self.office_ids = self._offices()

    @api.depends("span")
    def _compute_dates(self):
        today = office_clock.today(self.env)
        for report in self:
            if report.span != "free":
                report.date_from, report.date_to = span_of(report.span, report.date_from or today)

    @api.depends("office_id", "date_to")
    def _compute_can_close(self):
        today = office_clock.today(self.env)
        for report in self:
            chiefs = report.office_id.sudo().office_chief_ids
            report.can_close = self.env.user in chiefs and bool(report.date_to) and report.date_to < today

    @api.depends("type", "office_id", "date_from", "date_to", "against")
    def _compute_preview(self):
        for report in self:
            report.preview = report.closed_on = False
            if report.office_id and report.date_from and report.date_to and report.date_from <= report.date_to:
                found, report.closed_on = report._found()
                report.preview = self.env["ir.qweb"]._render(
                    "eoffice_documents.report_preview", report._values(found, report.closed_on)
                )

    def _found(self):
        """(rows, when they were closed) as the current user may see them: an office, or the units they lead."""
        offices, led = self.env["eoffice.dashboard"]._scope()
        unit = self.office_id
        if unit not in offices | led:
            raise AccessError(self.env._("You do not follow up %s: choose one of the units offered.", unit.name))
        if self.date_from > self.date_to:
            raise UserError(self.env._("The period ends before it begins. Correct one of the dates."))
        rows = self.env["eoffice.report.data"]
        if unit in offices:
            closed = self.env["eoffice.report.snapshot"]._closed(unit, self.date_from, self.date_to)
            if closed:
                return closed.data[self.type][self.against], closed.closed_on
            return rows._of(self.type, unit, None, self.date_from, self.date_to, self.against), False
        office = self.env["eoffice.dashboard"]._office_of(unit)
        return rows._of(self.type, office, unit, self.date_from, self.date_to, self.against), False

    def _values(self, found, closed_on):
        labels = {name: dict(self._fields[name]._description_selection(self.env)) for name in ("type", "against")}
        highest = max((sum(bar[1:]) for bar in found["bars"]), default=0)
        return {
            **found,
            "title": labels["type"][self.type],
            "unit": self.office_id,
            "period": self.env._(
                "From %(start)s to %(end)s",
                start=office_clock.written(self.date_from),
                end=office_clock.written(self.date_to),
            ),
            "against": self.type in ("handling", "late", "tasks") and labels["against"][self.against],
            "closed": office_clock.moment_text(self.env, closed_on),
            "highest": highest,
            "printed": self.env._(
                "Printed from eOffice by %(who)s on %(when)s",
                who=self.env.user.name,
                when=office_clock.written(office_clock.now(self.env)),
            ),
        }

    def _file(self, file_format):
        """(name, bytes) of the report as ``pdf`` or ``xlsx``."""
        found, closed_on = self._found()
        values = self._values(found, closed_on)
        name = f"{values['title']} {self.date_from:%d-%m-%Y} {self.date_to:%d-%m-%Y}.{file_format}"
        if file_format == "pdf":
            return name, html_to_pdf(str(self.env["ir.qweb"]._render("eoffice_documents.report_print", values)))
        columns = [Column(head, width / 2) for head, width in zip(found["heads"], found["widths"], strict=True)]
        rows = found["rows"] + ([found["total"]] if found["total"] else [])
        closed = values["closed"] and self.env._("Numbers closed on %s", values["closed"])
        lines = list(filter(None, [self.office_id.name, values["period"], closed, values["printed"]]))
        return name, workbook(values["title"], columns, rows, lines)

    def action_pdf(self):
        return self._offer(*self._file("pdf"))

    def action_excel(self):
        return self._offer(*self._file("xlsx"))

    def action_close(self):
        """Keep the numbers of this period as they are."""
        self.ensure_one()
        self.env["eoffice.report.snapshot"]._close(self.office_id, self.date_from, self.date_to)
        self.invalidate_recordset(["preview", "closed_on"])

    def action_earlier(self):
        return self._move(-1)

    def action_later(self):
        return self._move(1)

    def _move(self, direction):
        """The same report, one period earlier or later."""
        self.ensure_one()
        if self.span == "free":
            days = (self.date_to - self.date_from).days + 1
            shift = timedelta(days=direction * days)
            self.write({"date_from": self.date_from + shift, "date_to": self.date_to + shift})
            return
        beside = self.date_to + timedelta(days=1) if direction > 0 else self.date_from - timedelta(days=1)
        first, last = span_of(self.span, beside)
        self.write({"date_from": first, "date_to": last})
