from datetime import date, timedelta

from dateutil.relativedelta import relativedelta
from odoo import api, fields, models
from odoo.addons.eoffice_documents.models.common import office_clock
from odoo.addons.eoffice_documents.printing import Column, html_to_pdf, workbook
from odoo.exceptions import UserError

from ..score.eoffice_rollout_score import percent

SIGNS = {"on_time": "●", "late": "◐", "missed": "✗", "excused": "–", "waiting": "…", "free": ""}
COUNTED = ("on_time", "late", "missed")


class UsageReport(models.TransientModel):
    """Who opened the system twice a day: the people of a unit, a month as a heat map."""

    _name = "eoffice.usage.report"
    _inherit = ["eoffice.file.download.mixin"]
    _description = "Twice a day"

    unit_ids = fields.Many2many("hr.department", string="Units offered", compute="_compute_unit_ids")
    unit_id = fields.Many2one("hr.department", required=True, default=lambda self: self._units()[:1])
    month = fields.Date("Month of", required=True, default=lambda self: office_clock.today(self.env))
    preview = fields.Html(compute="_compute_preview", sanitize=False)

    @api.model
    def _units(self):
        own = self.env.user.sudo().employee_ids.department_id
        seen = self.env["eoffice.usage.checkin"]._visible_units()
        return (own & seen) | seen | own

    @api.depends_context("uid")
    def _compute_unit_ids(self):
        self.unit_ids = self._units()

    @api.depends("unit_id", "month")
    def _compute_display_name(self):
        for heat in self:
            heat.display_name = self.env._("Twice a day")

    @api.depends("unit_id", "month")
    def _compute_preview(self):
        for heat in self:
            page = self.env["ir.qweb"]
            shown = heat.unit_id
            heat.preview = page._render("eoffice_rollout.usage_report_map", heat._values()) if shown else False

    def _days(self):
        first = self.month.replace(day=1)
        last = first + relativedelta(months=1, days=-1)
        return first, last

    def _values(self):
        access = self.env["eoffice.usage.checkin"]
        people = access._people_of(self.unit_id)
        first, last = self._days()
        # a week that begins before the month or ends after it counts as a whole, as on the scoreboard
        start, stop = first - timedelta(days=first.weekday()), last + timedelta(days=6 - last.weekday())
        states = access._states(people, start, stop)
        weeks = [[start + timedelta(days=step + day) for day in range(7)] for step in range(0, (stop - start).days, 7)]
        days = [day for week in weeks for day in week if first <= day <= last]
        labels, names = self._labels(), self.env["eoffice.usage.window"].sudo().search([]).mapped("name")

        def cells(user, day):
            return [
                {"state": state, "sign": SIGNS[state], "title": f"{user.name}, {day:%d/%m} {name}: {labels[state]}"}
                for state, name in zip(states[user.id][day], names, strict=True)
            ]

        rows = [
            {
                "name": user.name,
                "weeks": [
                    {
                        "cells": [cells(user, day) for day in week if day in days],
                        "rate": _rate(states[user.id][day] for day in week),
                    }
                    for week in weeks
                ],
                "counts": _counts(states[user.id][day] for day in days),
                "rate": _rate(states[user.id][day] for day in days),
            }
            for user in people
        ]
        return {
            "unit": self.unit_id,
            "month": first,
            "weeks": [
                {"number": week[0].isocalendar()[1], "days": [day for day in week if day in days]} for week in weeks
            ],
            "rows": rows,
            "unit_rates": [_rate(states[user.id][day] for user in people for day in week) for week in (*weeks, days)],
            "labels": labels,
            "signs": SIGNS,
            "printed": self.env._("Printed from eOffice by %s", self.env.user.name),
        }

    def _labels(self):
        return {
            "on_time": self.env._("opened on time"),
            "late": self.env._("opened late"),
            "missed": self.env._("not opened"),
            "excused": self.env._("leave or mission"),
            "waiting": self.env._("still to come"),
            "free": self.env._("not expected"),
        }

    def action_earlier(self):
        self.month = self.month.replace(day=1) - relativedelta(months=1)

    def action_later(self):
        self.month = self.month.replace(day=1) + relativedelta(months=1)

    def action_pdf(self):
        html = self.env["ir.qweb"]._render("eoffice_rollout.usage_report_print", self._values())
        return self._offer(self._file_name("pdf"), html_to_pdf(str(html)))

    def action_excel(self):
        values = self._values()
        columns = [Column(self.env._("Name"), 28)]
        for week in values["weeks"]:
            columns += [Column(f"{day:%d/%m}", 6) for day in week["days"]]
            columns.append(Column(self.env._("Week %s, %%", week["number"]), 9))
        columns += [
            Column(self.env._("Opened on time"), 10),
            Column(self.env._("Opened late"), 10),
            Column(self.env._("Not opened"), 10),
            Column(self.env._("Month, %"), 9),
        ]
        rows = [[row["name"], *_excel_weeks(row), *row["counts"].values(), row["rate"]] for row in values["rows"]]
        *of_weeks, of_month = values["unit_rates"]
        whole = [self.env._("Whole unit")]
        for week, rate in zip(values["weeks"], of_weeks, strict=True):
            whole += [*([None] * len(week["days"])), rate]
        rows.append([*whole, None, None, None, of_month])
        title = self.env._("Twice a day %s", f"{values['month']:%m/%Y}")
        book = workbook(title, columns, rows, [self.unit_id.name, values["printed"]])
        return self._offer(self._file_name("xlsx"), book)

    def _file_name(self, kind):
        return f"{self.display_name} {self.month:%m-%Y}.{kind}"

    @api.constrains("month")
    def _check_month(self):
        if any(not date(2000, 1, 1) <= heat.month <= date(2100, 1, 1) for heat in self):
            raise UserError(self.env._("Choose a month between 2000 and 2100."))


def _counts(days):
    """How often each state that counts is among the states of ``days``."""
    found = [state for states in days for state in states]
    return {state: found.count(state) for state in COUNTED}


def _rate(days):
    """Per cent of the windows that somebody was expected in and came; None when nobody was expected."""
    counts = _counts(days)
    expected = sum(counts.values())
    return percent(expected - counts["missed"], expected) if expected else None


def _excel_weeks(row):
    for week in row["weeks"]:
        yield from ("".join(cell["sign"] for cell in cells) for cells in week["cells"])
        yield week["rate"]
