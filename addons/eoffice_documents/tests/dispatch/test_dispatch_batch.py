from types import SimpleNamespace

from odoo.addons.queue_job.tests.common import trap_jobs
from odoo.exceptions import AccessError, UserError
from odoo.tests import Form, tagged

from .dispatching import SendingCase


@tagged("post_install", "-at_install")
class TestSendWizard(SendingCase):
    def setUp(self):
        super().setUp()
        self.all_units = self.env["eoffice.recipient.list"].create(
            {
                "name": "Các phòng, ban và xã",
                "words": "Các đơn vị trực thuộc",
                "unit_ids": [(6, 0, (self.department | self.commune).ids)],
                "people_ids": [(6, 0, self.principal(self.leader).ids)],
            }
        )

    def wizard(self, documents):
        return self.env["eoffice.send"].with_user(self.clerk).with_context(active_ids=documents.ids)

    def test_it_fills_itself_from_the_lines_and_shows_what_it_does_not_know(self):
        document = self.issued(
            recipients="- Các phòng, ban và xã;\n- Sở Nội vụ tỉnh Ví Dụ (b/c);\n- Hội Làm vườn;\n- Lưu: VT."
        )
        with Form(self.wizard(document)) as form:
            self.assertEqual(form.unknown, "Hội Làm vườn")
            self.assertEqual(len(form.line_ids), 3)
            form.save().action_send()
        lines = document.dispatch_ids
        self.assertEqual(lines.unit_id, self.department | self.commune)
        self.assertEqual(lines.partner_id, self.agency)
        self.assertEqual(set(lines.mapped("way")), {"system", "mail"})
        self.assertEqual(self.line(document, self.leader).role, "information")

    def test_receivers_are_picked_and_dropped_by_hand(self):
        document = self.issued(recipients="- UBND xã Suối Mơ;")
        with Form(self.wizard(document)) as form:
            self.assertEqual(len(form.line_ids), 1)
            form.list_ids.add(self.all_units)
            self.assertEqual(len(form.line_ids), 2)
            form.unit_ids.remove(self.commune.id)
            self.assertEqual(len(form.line_ids), 1)
            form.save().action_send()
        self.assertEqual(document.dispatch_ids.unit_id, self.department)

    def test_who_has_it_already_is_not_offered_again(self):
        document = self.issued(recipients="- Các phòng, ban và xã;")
        document._dispatch(self.to(self.commune))
        with Form(self.wizard(document)) as form:
            self.assertEqual(len(form.line_ids), 1)

    def test_a_unit_without_account_is_offered_paper(self):
        self.commune.clerk_ids = False
        document = self.issued(recipients="- UBND xã Suối Mơ;")
        with Form(self.wizard(document)) as form:
            form.save().action_send()
        line = document.dispatch_ids
        self.assertEqual((line.way, line.paper_reason, line.paper_copies), ("hand", "no_account", 1))

    def test_sending_to_nobody_is_refused(self):
        with self.assertRaises(UserError), Form(self.wizard(self.issued(recipients="Lưu: VT"))) as form:
            form.save().action_send()

    def test_many_go_to_those_each_one_names(self):
        first = self.issued(recipients="- UBND xã Suối Mơ;")
        second = self.issued(recipients="- Phòng Mẫu mực;")
        with Form(self.wizard(first | second)) as form:
            form.partner_ids.add(self.agency)
            form.save().action_send()
        self.assertEqual(first.dispatch_ids.mapped("name"), ["Sở Nội vụ tỉnh Ví Dụ", "UBND xã Suối Mơ"])
        self.assertEqual(second.dispatch_ids.unit_id, self.department)


@tagged("post_install", "-at_install")
class TestMatching(SendingCase):
    def match(self, text):
        units, agencies, _people, unknown = self.env["eoffice.recipient.list"]._match(text, self.committee)
        return units | self.env["hr.department"], agencies | self.env["res.partner"], unknown

    def test_names_as_people_write_them(self):
        police = self.env["res.partner"].create(
            {"name": "Công an huyện Mẫu Sơn", "is_company": True, "eoffice_issuer": True}
        )
        ways = {
            "UBND xã Suối Mơ": self.commune,
            "- Ủy ban nhân dân xã Suối Mơ (để thực hiện);": self.commune,
            "Phòng Mẫu mực huyện": self.department,
            "+ Phòng Mẫu mực huyện Mẫu Sơn;": self.department,
            "Công an huyện": police,
            "Phòng Mẫu mực, Phòng Sổ sách.": self.department | self.other,
        }
        for line, expected in ways.items():
            units, agencies, unknown = self.match(line)
            with self.subTest(line):
                self.assertEqual(unknown, [])
                self.assertEqual(units if expected._name == "hr.department" else agencies, expected)

    def test_strangers_and_doubtful_names_are_shown(self):
        for name in ("Công an huyện Mẫu Sơn", "Công an"):
            self.env["res.partner"].create({"name": name, "is_company": True, "eoffice_issuer": True})
        for line in ("Phòng Mẫu mực thị xã Xa Lạ", "Các vị đã nghỉ hưu", "UBND xã Suối"):
            units, agencies, unknown = self.match(line)
            with self.subTest(line):
                self.assertEqual((units.ids, agencies.ids, unknown), ([], [], [line]))

    def test_what_stays_in_the_house_is_no_receiver(self):
        self.assertEqual(self.match("Như trên;\nLưu: VT, NV.\n\n")[2], [])

    def test_a_unit_that_ended_is_reached_through_its_successor(self):
        self.other.write({"valid_to": "2020-01-01", "successor_id": self.department.id})
        self.assertEqual(self.match("Phòng Sổ sách")[0], self.department)

    def test_two_lists_are_not_written_the_same_way(self):
        lists = self.env["eoffice.recipient.list"]
        lists.create({"name": "UBND các làng, bản"})
        with self.assertRaises(UserError):
            lists.create({"name": "Nhóm khác", "words": "- Ủy ban nhân dân các làng và bản;"})


@tagged("post_install", "-at_install")
class TestRun(SendingCase):
    def plan(self, count):
        return [(self.issued(), self.to(self.commune, self.department)) for _ in range(count)]

    def test_a_job_works_through_them_and_shows_its_progress(self):
        plan = self.plan(12)
        with trap_jobs() as trap:
            run = self.env["eoffice.dispatch.batch"].with_user(self.clerk)._start(plan)
            self.assertEqual((run.state, run.progress), ("running", 0))
            seen = []
            for _ in range(3):
                trap.enqueued_jobs.pop(0).perform()
                seen.append((run.done, run.line_count, run.state))
        self.assertEqual(seen, [(5, 10, "running"), (10, 20, "running"), (12, 24, "done")])
        for document, _targets in plan:
            self.assertEqual(document.dispatch_ids.sender_id, self.clerk)
            self.assertEqual(len(document.dispatch_ids.sudo().entry_ids), 2)

    def test_a_job_that_runs_twice_sends_once(self):
        run = self.env["eoffice.dispatch.batch"].with_user(self.clerk)._start(self.plan(2))
        run.sudo()._job_send()
        run.sudo().write({"done": 0, "state": "running"})
        run.sudo()._job_send()
        self.assertEqual(self.env["eoffice.dispatch"].search_count([("sender_id", "=", self.clerk.id)]), 4)

    def test_a_job_that_broke_says_so_and_goes_on(self):
        with trap_jobs() as trap:
            run = self.env["eoffice.dispatch.batch"].with_user(self.clerk)._start(self.plan(6))
            trap.enqueued_jobs.pop(0).perform()
            run.sudo()._on_job_failed(SimpleNamespace(exc_message="mất kết nối"))
            self.assertEqual((run.state, run.failure, run.done), ("failed", "mất kết nối", 5))
            trap.enqueued_jobs.clear()
            run.action_resume()
            trap.enqueued_jobs.pop(0).perform()
        self.assertEqual((run.state, run.done, run.failure), ("done", 6, False))

    def test_nothing_is_queued_when_one_of_them_cannot_be_sent(self):
        plan = self.plan(3)
        plan[1][0].sudo().sequence_number = 0
        with trap_jobs() as trap, self.assertRaises(UserError):
            self.env["eoffice.dispatch.batch"].with_user(self.clerk)._start(plan)
        trap.assert_jobs_count(0)

    def test_nobody_else_sees_or_moves_the_run(self):
        run = self.env["eoffice.dispatch.batch"].with_user(self.clerk)._start(self.plan(1))
        with self.assertRaises(AccessError):
            run.with_user(self.other_clerk).action_resume()
        with self.assertRaises(AccessError):
            run.write({"done": 1})

    def test_a_line_costs_little_however_many(self):
        units = self.env["hr.department"]
        for number in range(24):
            clerk = self._person(f"t_many_{number}", "clerk")
            units |= self._unit(f"T.{number}", [clerk], clerks=clerk, keeps=True)

        def cost(receivers):
            document = self.issued()
            self.env.flush_all()
            self.env.invalidate_all()
            before = self.env.cr.sql_log_count
            document._dispatch(self.to(*receivers))
            self.env.flush_all()
            return self.env.cr.sql_log_count - before

        cost(units[:1])
        one, many = cost(units[:1]), cost(units)
        self.assertLessEqual(one, 60)
        self.assertLessEqual((many - one) / (len(units) - 1), 2)
