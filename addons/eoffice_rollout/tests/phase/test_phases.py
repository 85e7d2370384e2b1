from odoo.exceptions import AccessError, UserError
from odoo.tests import freeze_time, tagged
from odoo.tools import mute_logger
from psycopg2 import IntegrityError

from ..common.case import RolloutCase


@tagged("post_install", "-at_install")
class TestPhases(RolloutCase):
    @freeze_time("2015-11-30 02:00:00")
    def test_from_not_begun_to_electronic_on_its_day(self):
        line = self.phase("2015-12-02", self.department).line_ids
        self.assertFalse(self.department._is_electronic())
        self.assertNotEqual(line.stage, "electronic")
        with freeze_time("2015-12-01 16:59:00"):  # 23:59 in Vietnam
            self.assertFalse(self.department._is_electronic())
        with freeze_time("2015-12-01 17:00:00"):
            self.assertTrue(self.department._is_electronic())
        with freeze_time("2015-12-02 02:00:00"):
            self.env["eoffice.rollout.unit"]._cron_check()
            self.assertEqual(line.stage, "electronic")
            told = self.env["mail.message"].search([("model", "=", line._name), ("res_id", "=", line.id)])
            self.assertIn(self.head.partner_id, told.notified_partner_ids)
            count = len(told)
            self.env["eoffice.rollout.unit"]._cron_check()
            again = self.env["mail.message"].search_count([("model", "=", line._name), ("res_id", "=", line.id)])
            self.assertEqual(again, count, "told once")

    @freeze_time("2015-11-30 02:00:00")
    def test_readiness_says_what_is_missing(self):
        empty = self.env["hr.department"].create({"name": "Phòng trống", "code": "T.TRONG", "keeps_registers": True})
        line = self.phase("2015-12-02", empty).line_ids
        self.assertEqual((line.readiness, line.stage), (0, "not_begun"))
        before = line.missing.splitlines()
        self.assertGreaterEqual(len(before), 2)
        empty.clerk_ids = self.other_clerk
        line.with_user(self.team).action_refresh()
        self.assertEqual(len(set(before) - set(line.missing.splitlines())), 1, "the clerk, and nothing else")
        self.assertGreater(line.readiness, 0)
        self.assertNotEqual(line.stage, "not_begun")

    @freeze_time("2015-11-30 02:00:00")
    def test_brought_back_with_a_reason(self):
        line = self.phase("2015-12-02", self.department).line_ids
        with self.assertRaises(UserError):
            line._move("2016-01-04", "  ")
        wizard = self.env["eoffice.rollout.move"].with_user(self.team).with_context(active_ids=line.ids)
        wizard.create({"day": "2016-01-04", "reason": "Chưa có máy quét"}).action_go()
        self.assertEqual(str(line.starts_on), "2016-01-04")
        self.assertIn("Chưa có máy quét", line.message_ids[0].body)
        for user in (self.head, self.chief, self.leader, self.administrator):
            with self.subTest(user.login), self.assertRaises(AccessError):
                line.with_user(user)._move(line.starts_on, "Tự ý")

    @freeze_time("2015-11-30 02:00:00")
    def test_a_moved_phase_takes_its_units_along_but_not_those_moved_apart(self):
        phase = self.phase("2015-12-02", self.department, self.other)
        apart = phase.line_ids.filtered(lambda line: line.unit_id == self.other)
        apart._move(phase.date.replace(day=20), "Đợi đường truyền")
        phase.date = "2015-12-07"
        self.assertEqual({str(line.starts_on) for line in phase.line_ids}, {"2015-12-07", "2015-12-20"})
        self.assertEqual(str(apart.starts_on), "2015-12-20")

    @freeze_time("2015-12-30 02:00:00")
    def test_rights_as_a_table(self):
        phase = self.phase("2015-12-02", self.department)
        for user in (self.clerk, self.chief, self.leader, self.head, self.specialist, self.administrator, self.helper):
            with self.subTest(user.login):
                self.assertTrue(phase.with_user(user).line_ids.mapped("stage"))
                for act in (
                    lambda own: own.write({"date": "2030-01-01"}),
                    lambda own: own.create({"name": "x", "date": "2030-01-01"}),
                    lambda own: own.line_ids.write({"starts_on": "2030-01-01"}),
                ):
                    with self.assertRaises(AccessError), self.env.cr.savepoint():
                        act(phase.with_user(user))
        with self.assertRaises(AccessError):
            phase.line_ids.with_user(self.team).write({"starts_on": "2030-01-01"})
        with self.assertRaises(AccessError):
            phase.line_ids.with_user(self.team).create(
                {"phase_id": phase.id, "unit_id": self.other.id, "starts_on": "2030-01-01"}
            )
        with self.assertRaises(UserError):
            phase.unlink()
        with mute_logger("odoo.sql_db"), self.assertRaises(IntegrityError), self.env.cr.savepoint():
            self.phase("2016-01-02", self.department)
        self.assertEqual(str(phase.date), "2015-12-02")
