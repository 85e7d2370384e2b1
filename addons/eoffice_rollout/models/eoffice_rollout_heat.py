from datetime import date, timedelta

from dateutil.relativedelta import relativedelta
from odoo import api, fields, models
from odoo.addons.eoffice_documents.printing import Column, html_to_pdf, workbook
from odoo.exceptions import UserError

SIGNS = {"on_time": "●", "late": "◐", "missed": "✗", "excused": "–", "waiting": "…", "free": ""}
COUNTED = ("on_time", "late", "missed")


class RolloutHeat(models.TransientModel):
    """Who opened the system twice a day: the people of a unit, a month as a heat map."""

    _name = "eoffice.rollout.heat"
    _inherit = ["eoffice.offered.file"]
    _description = "Twice a day"

    unit_ids = fields.Many2many("hr.department", string="Units offered", compute="_compute_unit_ids")
    unit_id = fields.Many2one("hr.department", "Unit", required=True, default=lambda self: self._units()[:1])
    month = fields.Date("Month of", required=True, default=lambda self: fields.Date.context_today(self))
    preview = fields.Html(compute="_compute_preview", sanitize=False)

    @api.model
    def _units(self):
        own = self.env.user.sudo().employee_ids.department_id
        seen = self.env["eoffice.rollout.access"]._visible_units()
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
            heat.preview = heat.unit_id and self.env["ir.qweb"]._render("eoffice_rollout.heat_map", heat._values())

    def _days(self):
        first = self.month.replace(day=1)
        last = first + relativedelta(months=1, days=-1)
        return first, last

    def _values(self):
        access = self.env["eoffice.rollout.access"]
        people = access._people_of(self.unit_id)
        first, last = self._days()
        states = access._states(people, first, last)
        labels = self._labels()
        windows = self.env["eoffice.rollout.window"].sudo().search([])
        days = [first + timedelta(days=step) for step in range((last - first).days + 1)]
        rows = []
        for user in people:
            of_user = states[user.id]
            counts = dict.fromkeys(COUNTED, 0)
            for day in days:
                for state in of_user[day]:
                    if state in counts:
                        counts[state] += 1
            expected = sum(counts.values())
            rows.append(
                {
                    "name": user.name,
                    "cells": [
                        [
                            {"state": state, "sign": SIGNS[state],
                             "title": f"{user.name}, {day:%d/%m} {window.name}: {labels[state]}"}
                            for state, window in zip(of_user[day], windows, strict=True)
                        ]
                        for day in days
                    ],
                    "counts": counts,
                    "rate": round(100 * (counts["on_time"] + counts["late"]) / expected) if expected else None,
                }
            )  # fmt: skip
        return {"unit": self.unit_id, "month": first, "days": days, "rows": rows, "labels": labels, "signs": SIGNS,
                "printed": self.env._("Printed from eOffice by %s", self.env.user.name)}  # fmt: skip

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
        html = self.env["ir.qweb"]._render("eoffice_rollout.heat_print", self._values())
        return self._offer(self._file_name("pdf"), html_to_pdf(str(html)))

    def action_excel(self):
        values = self._values()
        columns = [Column(self.env._("Name"), 28)]
        columns += [Column(f"{day:%d/%m}", 6) for day in values["days"]]
        columns += [Column(self.env._("Opened on time"), 10), Column(self.env._("Opened late"), 10),
                    Column(self.env._("Not opened"), 10), Column("%", 8)]  # fmt: skip
        rows = [
            [row["name"], *("".join(cell["sign"] for cell in day) for day in row["cells"]), *row["counts"].values(),
             row["rate"]]
            for row in values["rows"]
        ]  # fmt: skip
        title = self.env._("Twice a day %s", f"{values['month']:%m/%Y}")
        book = workbook(title, columns, rows, [self.unit_id.name, values["printed"]])
        return self._offer(self._file_name("xlsx"), book)

    def _file_name(self, kind):
        return f"{self.display_name} {self.month:%m-%Y}.{kind}"

    @api.constrains("month")
    def _check_month(self):
        if any(not date(2000, 1, 1) <= heat.month <= date(2100, 1, 1) for heat in self):
            raise UserError(self.env._("Choose a month between 2000 and 2100."))
