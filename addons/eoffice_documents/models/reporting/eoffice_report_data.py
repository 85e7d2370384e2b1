from odoo import api, fields, models
from odoo.fields import Domain

from ..common import office_clock

KINDS = [
    ("handling", "Handling of incoming documents by unit"),
    ("issuing", "Issuing of outgoing documents"),
    ("late", "Late work with its reasons"),
    ("tasks", "Tasks of leaders"),
]
DONE = ("in_time", "done_late")
OPEN = ("held", "late")


class ReportData(models.AbstractModel):
    """The rows of the reports an office signs (N30 PL VI V.2; RT-13): plain values, ready to print, to keep, to mail.

    What is open and late today are the figures of the desk (`_held_domain`, `_overdue_domain`); for a day that is
    over, who had the work on that evening is read from when each line came and when it was handled.
    """

    _name = "eoffice.report.data"
    _description = "Rows of the reports"

    @api.model
    def _of(self, kind, office, units, date_from, date_to, against="final"):
        """The report ``kind`` of ``office``.

        :param units: only these units of it; None for all
        :param date_from: first day, ``date_to`` last day, on the office's calendar
        :param against: ``final`` or ``original``: which deadline tells late from in time
        :return: dict ``heads``, ``widths`` (mm), ``rows``, ``total`` (a row or None), ``figures``, ``bars``
        """
        start, stop = office_clock.days(self.env, date_from, date_to)
        scope = Domain("office_id", "=", office.id)
        if units is not None:
            scope &= Domain("unit_id", "in", units.ids)
        rows = getattr(self.sudo().with_context(active_test=False), f"_{kind}")
        return rows(scope, office, start, stop, against)

    # --- lines

    @api.model
    def _open_domain(self, stop):
        """Work that was in somebody's hands when the period ended, or is now."""
        lines = self.env["eoffice.assignment"]
        if stop >= fields.Datetime.now():
            return lines._held_domain()
        after = Domain("handled_on", "=", False) | Domain("handled_on", ">=", stop)
        still = Domain("finished_on", "=", False) | Domain("finished_on", ">=", stop)
        return Domain("role", "!=", "information") & Domain("sent_on", "<", stop) & after & still

    @api.model
    def _late_domain(self, stop, against):
        lines = self.env["eoffice.assignment"]
        now = fields.Datetime.now()
        if stop >= now and against == "final":
            return lines._held_domain() & lines._overdue_domain()
        name = "deadline" if against == "final" else "original_deadline"
        late = self._open_domain(stop) & Domain(name, "<", min(stop, now))
        return late & Domain("paused_on", "=", False) if stop >= now else late

    def _handling(self, scope, office, start, stop, against):
        lines = self.env["eoffice.assignment"]
        incoming = scope & Domain("document_id.direction", "=", "incoming")
        outcome = "outcome" if against == "final" else "original_outcome"
        came = Domain("role", "!=", "information") & Domain("state", "not in", ("withdrawn", "returned"))
        domains = {
            "came": came & Domain("sent_on", ">=", start) & Domain("sent_on", "<", stop),
            "in_time": lines._done_domain(start, stop) & Domain(outcome, "=", "in_time"),
            "done_late": lines._done_domain(start, stop) & Domain(outcome, "=", "late"),
            "held": self._open_domain(stop),
            "late": self._late_domain(stop, against),
        }
        counts = {
            name: dict(lines._read_group(incoming & domain, ["unit_id"], ["__count"]))
            for name, domain in domains.items()
        }
        units = self.env["hr.department"].union(*(unit for found in counts.values() for unit in found))
        rows, bars, figures = [], [], dict.fromkeys(domains, 0)
        for unit in units.sorted("parent_path"):
            found = {name: counts[name].get(unit, 0) for name in domains}
            rows.append([unit.name, *_handling_cells(found)])
            bars.append([unit.name, found["in_time"], found["done_late"], found["held"] - found["late"], found["late"]])
            for name, count in found.items():
                figures[name] += count
        return {
            "heads": [
                self.env._("Unit"),
                self.env._("Received"),
                self.env._("Done in time"),
                self.env._("Done late"),
                self.env._("Open, within the deadline"),
                self.env._("Open, late"),
                self.env._("In time, %"),
            ],
            "widths": [50, 18, 20, 20, 22, 20, 16],
            "rows": rows,
            "total": [self.env._("Total"), *_handling_cells(figures)],
            "figures": figures,
            "bars": bars,
        }

    def _late(self, scope, office, start, stop, against):
        lines = self.env["eoffice.assignment"].search(
            scope & self._late_domain(stop, against), order="unit_id, deadline, id"
        )
        end, calendar = min(stop, fields.Datetime.now()), office._calendar()
        name = "deadline" if against == "final" else "original_deadline"
        rows = [
            [
                line.document_id.reference or line.document_id.display_name,
                line.document_id.subject or "",
                line.unit_id.name or "",
                line.principal_id.display_name,
                office_clock.day_text(self.env, line[name]),
                round(calendar._hours_between(line[name], end) / 8, 1),
                self._why(line),
            ]
            for line in lines
        ]
        return {
            "heads": [
                self.env._("Number and symbol"),
                self.env._("Abstract"),
                self.env._("Unit"),
                self.env._("Held by"),
                self.env._("Deadline"),
                self.env._("Working days late"),
                self.env._("Reason"),
            ],
            "widths": [24, 46, 26, 24, 20, 14, 26],
            "rows": rows,
            "total": None,
            "figures": {"late": len(rows)},
            "bars": [],
        }

    @api.model
    def _why(self, line):
        """What the holder gave as reason: asking for more time, pausing; else that they gave none."""
        asked = line.extension_ids.sorted("id")[-1:]
        return line.pause_reason or asked.reason or self.env._("no reason given")

    def _tasks(self, scope, office, start, stop, against):
        given = Domain("direction", "=", "task") & Domain("voided", "=", False)
        tasks = self.env["eoffice.document"].search(
            given & Domain("assignment_ids", "any", scope & Domain("sent_on", "<", stop)), order="received_on, id"
        )
        tasks = tasks.filtered(lambda task: task._ended_on() is None or task._ended_on() >= start)
        rows, figures = [], dict.fromkeys((*DONE, *OPEN), 0)
        labels = {
            "in_time": self.env._("Done in time"),
            "done_late": self.env._("Done late"),
            "held": self.env._("In progress"),
            "late": self.env._("In progress, late"),
        }
        for task in tasks:
            state = self._task_state(task, stop, against)
            figures[state] += 1
            leads = task.assignment_ids.filtered(lambda line: line.parent_id and line.role == "lead")
            rows.append(
                [
                    office_clock.day_text(self.env, task.assignment_ids.sorted("id")[:1].sent_on),
                    task.ordered_by_id.name,
                    task.subject,
                    ", ".join(leads[:1].principal_id.mapped("display_name")),
                    office_clock.day_text(self.env, leads[:1].deadline),
                    labels[state],
                    leads.sorted("id")[-1:].result or "",
                ]
            )
        return {
            "heads": [
                self.env._("Given on"),
                self.env._("Given by"),
                self.env._("Task"),
                self.env._("Lead"),
                self.env._("Deadline"),
                self.env._("State"),
                self.env._("Result"),
            ],
            "widths": [20, 26, 50, 28, 20, 22, 24],
            "rows": rows,
            "total": None,
            "figures": figures,
            "bars": [],
        }

    @api.model
    def _task_state(self, task, stop, against):
        name = "deadline" if against == "final" else "original_deadline"
        ended = task._ended_on()
        first = task.assignment_ids.filtered(lambda line: line.parent_id and line.role == "lead")[:1]
        if ended and ended < stop:
            return "done_late" if first[name] and ended > first[name] else "in_time"
        return "late" if first[name] and first[name] < min(stop, fields.Datetime.now()) else "held"

    # --- outgoing

    def _issuing(self, scope, office, start, stop, against):
        documents = self.env["eoffice.document"].search(
            [
                ("direction", "=", "outgoing"),
                ("unit_id", "=", office.id),
                ("sequence_number", "!=", 0),
                ("voided", "=", False),
                ("issued_on", ">=", office_clock.day(self.env, start)),
                ("issued_on", "<", office_clock.day(self.env, stop)),
            ]
        )
        sent = dict(
            self.env["eoffice.dispatch"]._read_group(
                [("document_id", "in", documents.ids)], ["document_id"], ["sent_on:min"]
            )
        )
        rows, total = [], [0, 0, 0, 0]
        for kind, group in documents.grouped("document_type_id").items():
            cells = [
                len(group),
                len(group.filtered(lambda one: _after(one.registered_on, one.issue_due))),
                len(group.filtered(lambda one: _after(sent.get(one), one.send_due))),
                len(group.filtered(lambda one: not sent.get(one))),
            ]
            rows.append([kind.name or self.env._("Without type"), *cells])
            total = [before + more for before, more in zip(total, cells, strict=True)]
        return {
            "heads": [
                self.env._("Document Type"),
                self.env._("Issued"),
                self.env._("Issued late"),
                self.env._("Sent late"),
                self.env._("Not sent yet"),
            ],
            "widths": [76, 24, 24, 24, 24],
            "rows": sorted(rows, key=lambda row: -row[1]),
            "total": [self.env._("Total"), *total],
            "figures": dict(zip(("issued", "issued_late", "sent_late", "not_sent"), total, strict=True)),
            "bars": [],
        }


class TaskEnd(models.Model):
    _inherit = "eoffice.document"

    def _ended_on(self):
        """When the last leading line of a task was done; None while one is not."""
        leads = self.assignment_ids.filtered(lambda line: line.parent_id and line.role == "lead")
        own = leads.filtered(lambda line: line.state not in ("withdrawn", "returned"))
        return max(own.mapped("finished_on")) if own and all(line.finished_on for line in own) else None


def _handling_cells(found):
    done = found["in_time"] + found["done_late"]
    rate = round(100 * found["in_time"] / done) if done else None
    return [found["came"], found["in_time"], found["done_late"], found["held"] - found["late"], found["late"], rate]


def _after(moment, limit):
    return bool(moment and limit and moment > limit)
