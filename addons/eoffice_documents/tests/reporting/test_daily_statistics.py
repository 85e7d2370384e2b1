from collections import Counter
from datetime import date
from zoneinfo import ZoneInfo

from freezegun import freeze_time
from odoo import fields
from odoo.exceptions import AccessError
from odoo.tests import tagged

from ..common.case import OfficeCase
from ..routing.many_assignments import fill

NOON = "2026-11-25 05:00:00"  # Wednesday 12:00 in Vietnam
HERE = ZoneInfo("Asia/Ho_Chi_Minh")


def day_of(moment):
    return moment.replace(tzinfo=ZoneInfo("UTC")).astimezone(HERE).date()


@tagged("post_install", "-at_install")
class TestDailyStatistics(OfficeCase):
    def statistics(self):
        """{(unit, person, day, figure): lines}, {(unit, day, step): (hours, late)} as the database has kept them."""
        self.env.flush_all()
        self.env.cr.execute(
            """SELECT unit_id, user_id, day, figure, sum(lines), sum(hours), sum(late) FROM eoffice_daily_statistics
               WHERE office_id = %s GROUP BY 1, 2, 3, 4""",
            [self.committee.id],
        )
        lines, steps = Counter(), {}
        for unit, user, day, figure, count, hours, late in self.env.cr.fetchall():
            lines[unit, user, day, figure] = int(count)
            if figure not in ("in_time", "late"):
                steps[unit, day, figure] = (round(float(hours), 2), int(late))
        return +lines, {key: value for key, value in steps.items() if value != (0, 0)}

    def truth(self):
        """The same, counted line by line."""
        self.env.flush_all()
        self.env.invalidate_all()
        found, steps = Counter(), {}
        for line in self.env["eoffice.assignment"].search([("office_id", "=", self.committee.id)]):
            unit = line.unit_id.id or None
            if line.state == "done" and line.outcome:
                found[unit, line.user_id.id or None, day_of(line.finished_on), line.outcome] += 1
            if line.handled_on and line.step:
                key = unit, day_of(line.handled_on), line.step
                found[unit, None, *key[1:]] += 1
                hours, late = steps.get(key, (0, 0))
                passed_late = bool(line.step_due) and line.handled_on > line.step_due
                steps[key] = (round(hours + line.handled_hours, 2), late + passed_late)
        return found, {key: value for key, value in steps.items() if value != (0, 0)}

    def check(self):
        statistics = self.statistics()
        self.assertEqual(statistics, self.truth())
        return statistics

    def test_each_act_is_counted_when_it_happens(self):
        with freeze_time("2026-11-23 03:00:00"):
            document = self.at_specialist(deadline="2026-11-24")
            lines, _steps = self.check()
            self.assertFalse([key for key in lines if key[3] in ("in_time", "late")])
        line = self.line(document, self.specialist)
        with freeze_time("2026-11-24 03:00:00"):
            line._complete("Xong")
            lines, _steps = self.check()
            self.assertEqual(lines[self.department.id, self.specialist.id, date(2026, 11, 24), "in_time"], 1)
        with freeze_time(NOON):
            line.with_user(self.specialist).action_reopen()
            lines, _steps = self.check()
            self.assertFalse([key for key in lines if key[3] == "in_time"], "what was taken up again is not finished")
            line._complete("Xong thật")
            lines, _steps = self.check()
            self.assertEqual(lines[self.department.id, self.specialist.id, date(2026, 11, 25), "late"], 1)
            line.with_user(self.specialist).action_reopen()
            line._return("Không thuộc thẩm quyền")
            self.check()

    @freeze_time(NOON)
    def test_whatever_way_lines_change(self):
        """A statement on many lines, one past the ORM, a person who leaves, a line removed."""
        document = self.registered()
        fill(self.env, document, self.department, [self.specialist, self.colleague], 500, fields.Datetime.now())
        lines, _steps = self.check()
        self.assertGreater(sum(lines.values()), 100)
        for statement in (
            "UPDATE eoffice_assignment SET finished_on = finished_on - interval '3 days' WHERE outcome = 'late'",
            "UPDATE eoffice_assignment SET user_id = NULL WHERE outcome = 'in_time' AND role = 'support'",
            "UPDATE eoffice_assignment SET handled_on = sent_on, handled_hours = 1.25, step = 'unit' WHERE id % 2 = 0",
            "UPDATE eoffice_assignment SET handled_hours = 2.5, step_due = sent_on - interval '1 day'",
            "DELETE FROM eoffice_assignment WHERE id % 3 = 0 AND parent_id IS NULL AND role = 'support'",
            "UPDATE eoffice_assignment SET state = 'open', outcome = NULL, finished_on = NULL WHERE outcome = 'late'",
        ):
            with self.subTest(statement):
                self.env.cr.execute(statement)
                self.assertGreater(self.env.cr.rowcount, 0)
                self.check()

    @freeze_time(NOON)
    def test_a_change_that_counts_nothing_adds_no_row(self):
        document = self.registered()
        fill(self.env, document, self.department, [self.specialist], 50, fields.Datetime.now())
        count = "SELECT count(*) FROM eoffice_daily_statistics"
        self.env.cr.execute(count)
        before = self.env.cr.fetchone()
        self.env.cr.execute("UPDATE eoffice_assignment SET instruction = 'Khẩn' WHERE document_id = %s", [document.id])
        self.env.cr.execute(count)
        self.assertEqual(self.env.cr.fetchone(), before)

    @freeze_time(NOON)
    def test_the_night_makes_one_row_of_many_and_keeps_the_numbers(self):
        document = self.at_specialist()
        line = self.line(document, self.specialist)
        for _time in range(3):
            line._complete("Xong")
            line.with_user(self.specialist).action_reopen()
            self.env.flush_all()
        line._complete("Xong")
        before = self.check()
        for _night in range(2):
            self.env["eoffice.daily.statistics"]._cron_merge()
            self.assertEqual(self.check(), before)
            self.env.cr.execute(
                "SELECT count(*), count(DISTINCT (office_id, unit_id, user_id, day, figure)) "
                "FROM eoffice_daily_statistics"
            )
            rows, keys = self.env.cr.fetchone()
            self.assertEqual(rows, keys)

    @freeze_time(NOON)
    def test_it_can_be_counted_anew(self):
        document = self.registered()
        fill(self.env, document, self.department, [self.specialist], 100, fields.Datetime.now())
        before = self.check()
        self.env.cr.execute("DELETE FROM eoffice_daily_statistics")
        self.env["eoffice.daily.statistics"]._keep_by_triggers()
        self.assertEqual(self.check(), before)
        self.line(self.at_specialist(number="188"), self.specialist)._complete("Xong")
        self.assertNotEqual(self.check(), before, "the triggers are at work again")

    def test_a_month_ends_at_midnight_in_vietnam(self):
        with freeze_time("2026-10-20 03:00:00"):
            papers = [self.at_specialist(number=str(number)) for number in (186, 187)]
        for document, moment in zip(papers, ("2026-10-31 16:59:00", "2026-10-31 17:01:00"), strict=True):
            with freeze_time(moment):
                self.line(document, self.specialist)._complete("Xong")
        with freeze_time(NOON):
            figures = self.env["eoffice.dashboard"].with_user(self.chief).figures("month")
        row = next(row for row in figures["rows"] if row["id"] == self.department.id)
        self.assertEqual((row["in_time"], row["in_time_before"]), (1, 1))
        self.assertEqual([day["day"] for day in figures["days"]], ["2026-10-31", "2026-11-01"])

    def test_nobody_reads_or_writes_it(self):
        values = {"office_id": 1, "day": "2026-11-24", "figure": "late", "lines": 1, "hours": 0, "late": 0}
        for user in (self.specialist, self.chief, self.leader, self.administrator):
            statistics = self.env["eoffice.daily.statistics"].with_user(user)
            with self.subTest(user.login):
                with self.assertRaises(AccessError):
                    statistics.search([])
                with self.assertRaises(AccessError):
                    statistics.create(values)
