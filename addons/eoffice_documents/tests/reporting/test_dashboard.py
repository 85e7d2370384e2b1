from datetime import datetime, timedelta

from freezegun import freeze_time
from odoo import fields
from odoo.exceptions import AccessError
from odoo.tests import tagged

from ..common.case import OfficeCase
from ..routing.many_assignments import fill

NOON = "2026-11-25 05:00:00"  # Wednesday 12:00 in Vietnam
FIGURES = ("new", "in_hand", "due", "late", "in_time", "done_late")


@tagged("post_install", "-at_install")
class TestDesk(OfficeCase):
    def figures(self, user=None, **values):
        return self.env["eoffice.dashboard"].with_user(user or self.chief).figures(**{"period": "month", **values})

    def row(self, figures, unit):
        return next(row for row in figures["rows"] if row["id"] == unit.id)

    @freeze_time(NOON)
    def test_one_mixed_set_gives_the_same_numbers_everywhere(self):
        """5,000 lines of every kind: the desk, the inbox, the list and the pivot count the same."""
        document = self.registered()
        truth = fill(
            self.env, document, self.department, [self.specialist, self.colleague], 5000, fields.Datetime.now()
        )
        lines = self.env["eoffice.assignment"].with_user(self.chief)
        row = self.row(self.figures(), self.department)
        people = {person["id"]: person for person in row["people"]}
        for name in FIGURES:
            self.assertGreater(truth[name], 0, f"{name} occurs in the set")
            self.assertEqual(row.get(name, 0), truth[name], name)
            self.assertEqual(sum(person.get(name, 0) for person in people.values()), truth[name])
        for name in FIGURES:
            action = self.env["eoffice.dashboard"].with_user(self.chief).action_lines(name, unit=self.department.id)
            self.assertEqual(lines.search_count(action["domain"]), truth[name], f"the list behind {name}")
        own = [("unit_id", "=", self.department.id)]
        pivot = dict(
            lines._read_group(
                [*own, ("outcome", "!=", False), ("finished_on", ">=", "2026-10-31 17:00:00")], ["outcome"], ["__count"]
            )
        )
        self.assertEqual((pivot["in_time"], pivot["late"]), (truth["in_time"], truth["done_late"]))
        inbox = {"new": 0, "in_hand": 0, "due": 0, "late": 0}
        for user in (self.specialist, self.colleague):
            counters = self.env["eoffice.assignment"].with_user(user).work_counters()
            for name in inbox:
                inbox[name] += counters[name]
        information = self.env["eoffice.assignment"].search_count
        for name in ("due", "late"):
            self.assertEqual(inbox[name], truth[name], f"the inbox counts {name} alike")
        for name, state in (("new", "waiting"), ("in_hand", "open")):
            notes = information([*own, ("state", "=", state), ("role", "=", "information")])
            self.assertEqual(inbox[name] - notes, truth[name], "the inbox lists what is for information as well")

    @freeze_time(NOON)
    def test_the_period_before_stands_beside(self):
        document = self.at_specialist()
        with freeze_time("2026-10-20 03:00:00"):
            self.line(document, self.specialist)._complete("Xong")
        row = self.row(self.figures(), self.department)
        self.assertEqual((row.get("in_time", 0), row["in_time_before"]), (0, 1))
        self.assertEqual(self.row(self.figures(period="quarter"), self.department)["in_time"], 1)

    @freeze_time("2026-11-23 01:00:00")
    def test_hours_of_each_step_and_the_limit_of_one_day(self):
        document = self.entry()
        other = self.entry(number="188")
        with freeze_time("2026-11-23 03:00:00"):
            document.action_register_anyway()
            self.first_line(document)._forward([self.target(self.leader)])
        with freeze_time("2026-11-23 08:00:00"):
            self.line(document, self.leader)._forward([self.target(self.department)])
        with freeze_time("2026-11-26 08:00:00"):
            figures = self.figures(period="week")
            self.assertEqual(figures["registering"]["hours"], 2)
            self.assertEqual((figures["registering"]["waiting"], figures["registering"]["late_now"]), (1, 1))
            self.assertEqual(other.is_registering_late, True)
            self.assertEqual(figures["steps"]["leader"]["hours"], 3, "10:00 to 15:00 without the pause at noon")
            self.line(document, self.department)._forward([self.target(self.specialist)])
            self.assertEqual(self.figures(period="week")["steps"]["unit"]["late"], 1, "three days for a day's step")

    @freeze_time(NOON)
    def test_who_sees_what(self):
        self.at_specialist()
        self.assertTrue(self.figures(self.chief)["registering"])
        self.assertTrue(self.figures(self.leader)["registering"])
        own = self.figures(self.head)
        self.assertEqual({row["id"] for row in own["rows"]}, {self.department.id})
        self.assertFalse(own["registering"])
        for user in (self.specialist, self.clerk, self.administrator, self.helper):
            with self.subTest(user.login), self.assertRaises(AccessError):
                self.figures(user)
        self.assertNotEqual(self.figures(self.chief, office=self.commune.id)["office"], self.commune.id)
        with self.assertRaises(AccessError):
            self.env["eoffice.dashboard"].with_user(self.specialist).action_lines("late")

    @freeze_time(NOON)
    def test_at_most_twelve_queries_whatever_the_size(self):
        costs = []
        for count in (50, 1000):
            document = self.registered(number=str(count))
            fill(self.env, document, self.department, [self.specialist], count, fields.Datetime.now())
            self.figures()
            self.env.flush_all()
            self.env.invalidate_all()
            before = self.env.cr.sql_log_count
            self.figures()
            costs.append(self.env.cr.sql_log_count - before)
        self.assertLessEqual(max(costs), 12)
        self.assertEqual(costs[0], costs[1])

    @freeze_time(NOON)
    def test_work_that_was_passed_on_counts_once(self):
        document = self.at_specialist(deadline="2026-11-24")
        figures = self.figures()
        self.assertEqual(
            sum(row.get("late", 0) for row in figures["rows"]), 2, "the person and the support, not who passed on"
        )
        self.line(document, self.specialist)._complete("Xong")
        figures = self.figures()
        self.assertEqual(sum(row.get("done_late", 0) for row in figures["rows"]), 1)
        self.assertEqual(datetime(2026, 11, 24, 10), self.line(document, self.specialist).deadline)
        self.assertTrue(fields.Datetime.now() - self.line(document, self.specialist).finished_on < timedelta(seconds=1))
