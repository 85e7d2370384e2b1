from dateutil.relativedelta import relativedelta
from odoo import fields, models
from odoo.addons.eoffice_documents.models.common import office_clock
from odoo.addons.eoffice_documents.printing import Column, workbook


class HelpMonth(models.TransientModel):
    """The help of one month by kind and unit, with the outages: as a page to print or an Excel workbook."""

    _name = "eoffice.help.month"
    _inherit = ["eoffice.file.download.mixin"]
    _description = "Monthly report of the help team"

    month = fields.Date(required=True, default=lambda self: office_clock.today(self.env).replace(day=1))

    def action_print(self):
        """The report as PDF."""
        self.ensure_one()
        return self.env.ref("eoffice_rollout.report_help_month").report_action(self)

    def action_excel(self):
        """The report as an Excel workbook."""
        self.ensure_one()
        titles = [self.env._("Kind or unit"), *self._titles()]
        rows = [[name, *line] for part in self._parts() for name, *line in [(part["title"],), *part["lines"]]]
        data = workbook(self._title(), [Column(titles[0], 44), *(Column(title, 14) for title in titles[1:])], rows)
        return self._offer(f"{self._title()}.xlsx", data)

    def _title(self):
        return self.env._("Help in %s", f"{self.month:%m-%Y}")

    def _titles(self):
        return [
            self.env._("Tickets"),
            self.env._("Solved"),
            self.env._("Solved in time"),
            self.env._("Still open"),
            self.env._("Reopened"),
            self.env._("Hours until solved"),
        ]

    def _bounds(self):
        """The month in UTC: from its first moment to the first of the next."""
        first = self.month.replace(day=1)
        return office_clock.days(self.env, first, first + relativedelta(months=1, days=-1))

    def _parts(self):
        """[{"title", "lines": [(name, tickets, solved, in time, open, reopened, hours)]}]: by kind, then by unit.

        A reader counts what they may read: the head of a unit their unit.
        """
        start, stop = self._bounds()
        tickets = self.env["helpdesk.ticket"].search([("asked_on", ">=", start), ("asked_on", "<", stop)])
        nowhere = self.env._("Without a unit")
        return [
            {"title": title, "lines": [self._line(key.display_name or nowhere, of) for key, of in groups], "all": total}
            for title, groups, total in (
                (self.env._("By kind"), self._grouped(tickets, "category_id"), self._line("", tickets)),
                (self.env._("By unit"), self._grouped(tickets, "unit_id"), self._line("", tickets)),
            )
        ]

    @staticmethod
    def _grouped(tickets, name):
        return sorted(tickets.grouped(name).items(), key=lambda pair: -len(pair[1]))

    @staticmethod
    def _line(name, tickets):
        solved = tickets.filtered(lambda ticket: ticket.state == "solved")
        hours = round(sum(solved.mapped("hours")) / len(solved), 1) if solved else 0
        return (
            name,
            len(tickets),
            len(solved),
            len(solved.filtered("in_time")),
            len(tickets - solved),
            sum(tickets.mapped("reopened")),
            hours,
        )

    def _outages(self):
        start, stop = self._bounds()
        return self.env["eoffice.outage"].search(
            [("begins_on", ">=", start), ("begins_on", "<", stop)], order="begins_on"
        )

    def _clock(self, moment):
        return office_clock.moment_text(self.env, moment)

    def _printed_line(self):
        return self.env._(
            "Printed from eOffice by %(who)s on %(when)s",
            who=self.env.user.name,
            when=self._clock(fields.Datetime.now()),
        )
