import io
import re

import openpyxl
import pypdf
from freezegun import freeze_time
from odoo import fields
from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged
from odoo.tools import mute_logger
from psycopg2 import IntegrityError

from ..common.case import OfficeCase
from ..routing.many_assignments import fill

NOON = "2026-11-25 05:00:00"  # Wednesday 12:00 in Vietnam


class ReportCase(OfficeCase):
    def report(self, user=None, **values):
        values = {"type": "handling", "office_id": self.committee.id, "span": "month", **values}
        return self.env["eoffice.report"].with_user(user or self.chief).create(values)

    def figures(self, report):
        """The five numbers of the department as its row of the report says them."""
        found, _closed = report._found()
        row = next(row for row in found["rows"] if row[0] == self.department.name)
        return dict(zip(("came", "in_time", "done_late", "open", "late", "rate"), row[1:], strict=True))


@tagged("post_install", "-at_install")
class TestReports(ReportCase):
    @freeze_time(NOON)
    def test_paper_excel_and_desk_say_the_same(self):
        """5,000 lines: what is printed is read back from the PDF and the workbook and compared with a hand count."""
        document = self.registered()
        people = [self.specialist, self.colleague]
        truth = fill(self.env, document, self.department, people, 5000, fields.Datetime.now())
        expected = [
            truth["in_time"],
            truth["done_late"],
            truth["new"] + truth["in_hand"] - truth["late"],
            truth["late"],
        ]
        report = self.report()
        _name, pdf = report._file("pdf")
        text = " ".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(pdf)).pages)
        printed = re.search(rf"{re.escape(self.department.name)}\s+((?:\d+\s+){{6}})", text)
        self.assertEqual([int(number) for number in printed[1].split()][1:5], expected)
        _name, book = report._file("xlsx")
        sheet = openpyxl.load_workbook(io.BytesIO(book)).active
        row = next(row for row in sheet.iter_rows(values_only=True) if row[0] == self.department.name)
        self.assertEqual(list(row[2:6]), expected)
        desk = self.env["eoffice.dashboard"].with_user(self.chief).figures()
        of_desk = next(row for row in desk["rows"] if row["id"] == self.department.id)
        self.assertEqual(
            [of_desk["in_time"], of_desk["done_late"], of_desk["held"] - of_desk["late"], of_desk["late"]], expected
        )
        late, _closed = self.report(type="late")._found()
        self.assertEqual(len(late["rows"]), truth["late"])

    @freeze_time("2026-11-02 02:00:00")
    def test_closed_numbers_print_the_same_next_year(self):
        document = self.at_specialist(deadline="2026-11-20")
        work = self.line(document, self.specialist)
        with freeze_time("2026-11-24 02:00:00"):
            work._complete("Xong, muộn")
        with freeze_time("2026-12-02 02:00:00"):
            november = {"date_from": "2026-11-01", "date_to": "2026-11-30", "span": "free"}
            before = self.figures(self.report(**november))
            self.assertEqual((before["in_time"], before["done_late"]), (0, 1))
            self.report(**november).action_close()
            kept = self.report(**november)
            paper = self.printed(kept)
            work.action_reopen()
            other = self.report(**{**november, "date_from": "2026-11-02"})
            self.assertEqual(self.figures(other)["done_late"], 0, "what is not closed moves")
        with freeze_time("2027-12-02 02:00:00"):
            again = self.report(**november)
            self.assertEqual(self.figures(again), before)
            self.assertTrue(again.closed_on)
            self.assertEqual(self.printed(again), paper)

    def printed(self, report):
        """The words of the printed page without the line that says when it was printed."""
        _name, pdf = report._file("pdf")
        text = " ".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(pdf)).pages)
        return [line for line in text.splitlines() if self.chief.name not in line]

    @freeze_time("2026-12-02 02:00:00")
    def test_opened_again_with_the_reason(self):
        report = self.report(date_from="2026-11-01", date_to="2026-11-30", span="free")
        report.action_close()
        period = (
            self.env["eoffice.report.snapshot"]
            .with_user(self.chief)
            ._closed(self.committee, report.date_from, report.date_to)
        )
        with mute_logger("odoo.sql_db"), self.assertRaises(IntegrityError), self.env.cr.savepoint():
            report.action_close()
        with self.assertRaises(UserError):
            period.with_user(self.chief)._reopen(" ")
        for user in (self.leader, self.head, self.clerk, self.administrator):
            with self.subTest(user.login), self.assertRaises(AccessError):
                period.with_user(user)._reopen("Muốn sửa")
        period.with_user(self.chief)._reopen("Ghi nhầm")
        self.assertFalse(self.report(date_from="2026-11-01", date_to="2026-11-30", span="free").closed_on)
        self.assertEqual((period.reason, period.reopened_by_id), ("Ghi nhầm", self.chief))
        with self.assertRaises(UserError):
            period.sudo().unlink()

    @freeze_time(NOON)
    def test_a_period_that_runs_is_not_closed(self):
        with self.assertRaises(UserError):
            self.report().action_close()
        self.assertFalse(self.env["eoffice.report.snapshot"].search([]))

    @freeze_time("2026-11-02 02:00:00")
    def test_late_work_says_why_and_against_which_deadline(self):
        document = self.at_specialist(deadline="2026-11-04")
        work = self.line(document, self.specialist)
        work._request_extension(fields.Datetime.to_datetime("2026-11-20 10:00:00"), "Chờ số liệu của xã")
        work.extension_ids.with_user(work.deadline_setter_id).action_grant()
        with freeze_time("2026-11-06 02:00:00"):
            own = [row for row in self.report(type="late")._found()[0]["rows"] if row[3] == self.specialist.name]
            self.assertFalse(own, "within the time that was granted")
            first = self.report(type="late", against="original")._found()[0]["rows"]
            (row,) = [row for row in first if row[3] == self.specialist.name]
            self.assertEqual((row[4], row[6]), ("04/11/2026", "Chờ số liệu của xã"))
            self.assertAlmostEqual(row[5], 1.2, delta=0.1, msg="Thursday and two hours of Friday")

    @freeze_time("2026-11-02 02:00:00")
    def test_tasks_of_leaders(self):
        target = self.target(self.department, deadline=fields.Datetime.to_datetime("2026-11-04 10:00:00"))
        documents = self.env["eoffice.document"].with_user(self.leader)
        documents._give_task(self.leader, "Việc một", [target])
        documents._give_task(self.leader, "Việc hai", [target])
        one = self.env["eoffice.assignment"].search([("subject", "=", "Việc một"), ("parent_id", "!=", False)])
        one.with_user(self.head)._complete("Đã làm")
        with freeze_time("2026-11-05 02:00:00"):
            found, _closed = self.report(type="tasks")._found()
            self.assertEqual(found["figures"], {"in_time": 1, "done_late": 0, "held": 0, "late": 1})
            self.assertEqual([row[2] for row in found["rows"]], ["Việc một", "Việc hai"])
            self.assertEqual(found["rows"][0][6], "Đã làm")

    @freeze_time(NOON)
    def test_who_sees_whose_numbers(self):
        self.at_specialist()
        self.assertTrue(self.figures(self.report(self.leader)))
        own = self.report(self.head, office_id=self.department.id)._found()[0]
        self.assertEqual({row[0] for row in own["rows"]}, {self.department.name})
        for user, office in (
            (self.head, self.committee),
            (self.other_head, self.department),
            (self.chief, self.commune),
        ):
            with self.subTest(user.login), self.assertRaises(AccessError):
                self.report(user, office_id=office.id)._found()
        for user in (self.specialist, self.clerk, self.administrator, self.helper):
            with self.subTest(user.login), self.assertRaises(AccessError):
                self.report(user)

    @freeze_time(NOON)
    def test_queries_do_not_grow_with_the_lines(self):
        costs = []
        for count in (50, 1000):
            document = self.registered(number=str(count))
            fill(self.env, document, self.department, [self.specialist], count, fields.Datetime.now())
            report = self.report()
            report._found()
            self.env.flush_all()
            self.env.invalidate_all()
            before = self.env.cr.sql_log_count
            report._found()
            costs.append(self.env.cr.sql_log_count - before)
        self.assertLessEqual(costs[1], costs[0])

    def test_periods(self):
        report = self.report(span="week", date_from="2026-11-25", date_to="2026-11-25")
        report.span = "quarter"
        self.assertEqual((str(report.date_from), str(report.date_to)), ("2026-10-01", "2026-12-31"))
        report.action_earlier()
        self.assertEqual((str(report.date_from), str(report.date_to)), ("2026-07-01", "2026-09-30"))
        report.span = "half"
        self.assertEqual((str(report.date_from), str(report.date_to)), ("2026-07-01", "2026-12-31"))
        report.action_later()
        self.assertEqual((str(report.date_from), str(report.date_to)), ("2027-01-01", "2027-06-30"))

    def test_the_six_outputs_of_the_law_are_in_one_place(self):
        """N30 PL VI V: two registers, two handling reports, documents of a dossier, list of dossiers."""
        menu = self.env.ref("eoffice_documents.menu_registers")
        actions = [child.action.res_model for child in menu.child_id]
        for model in ("eoffice.report", "eoffice.register.print.wizard", "eoffice.file.plan", "eoffice.dossier"):
            self.assertIn(model, actions)
        for kind in ("handling", "issuing", "late", "tasks"):
            for file_format, head in (("pdf", b"%PDF"), ("xlsx", b"PK")):
                with self.subTest(f"{kind} {file_format}"):
                    name, data = self.report(type=kind)._file(file_format)
                    self.assertTrue(data.startswith(head) and name.endswith(file_format))


@tagged("post_install", "-at_install")
class TestReportMailing(ReportCase):
    def mailing(self, **values):
        with freeze_time("2026-11-16 00:00:00"):
            return (
                self.env["eoffice.report.schedule"]
                .with_user(self.chief)
                .create(
                    {
                        "office_id": self.committee.id,
                        "span": "week",
                        "receiver_ids": [(6, 0, self.leader.ids)],
                        **values,
                    }
                )
            )

    def run_cron(self, moment):
        logger = "odoo.addons.eoffice_documents.models.reporting.eoffice_report_schedule"
        with freeze_time(moment), mute_logger(logger):
            self.env["eoffice.report.schedule"].sudo()._cron_send()

    def mails(self):
        return (
            self.env["mail.mail"]
            .sudo()
            .search([("recipient_ids", "in", self.leader.partner_id.ids), ("attachment_ids", "!=", False)])
        )

    def test_once_when_the_week_is_over(self):
        mailing = self.mailing()
        self.env.cr.execute("UPDATE eoffice_report_schedule SET create_date = '2026-11-16'")
        self.env.invalidate_all()
        self.run_cron("2026-11-22 23:59:00")
        self.assertFalse(self.mails(), "Monday 6:59")
        self.run_cron("2026-11-23 00:00:00")
        self.run_cron("2026-11-23 00:30:00")
        (mail,) = self.mails()
        self.assertEqual(mail.attachment_ids.mimetype, "application/pdf")
        sending = mailing.delivery_ids
        self.assertEqual(
            (str(sending.date_from), str(sending.date_to), sending.state), ("2026-11-16", "2026-11-22", "sent")
        )

    def test_a_failure_stays_on_the_screen_and_is_sent_again(self):
        mailing = self.mailing()
        self.env.cr.execute("UPDATE eoffice_report_schedule SET create_date = '2026-11-16'")
        self.leader.active = False
        self.env.invalidate_all()
        self.run_cron("2026-11-23 00:00:00")
        sending = mailing.delivery_ids
        self.assertEqual(sending.state, "failed")
        self.assertTrue(sending.error)
        self.leader.active = True
        with self.assertRaises(AccessError):
            sending.with_user(self.leader).action_retry()
        sending.with_user(self.chief).action_retry()
        self.assertEqual((sending.state, len(self.mails())), ("sent", 1))

    def test_only_who_follows_up_the_unit_gets_it(self):
        with self.assertRaises(UserError):
            self.mailing(receiver_ids=[(6, 0, self.specialist.ids)])
        with self.assertRaises(AccessError):
            self.mailing(office_id=self.commune.id)
        for user in (self.leader, self.head, self.specialist, self.administrator):
            with self.subTest(user.login), self.assertRaises(AccessError):
                self.env["eoffice.report.schedule"].with_user(user).create(
                    {"office_id": self.committee.id, "receiver_ids": [(6, 0, self.leader.ids)]}
                )
        self.assertFalse(self.env["eoffice.report.schedule"].search([("receiver_ids", "in", self.specialist.ids)]))
