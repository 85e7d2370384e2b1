from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.tests import freeze_time, tagged

from ..common.case import MONDAY, ScheduleCase


@tagged("post_install", "-at_install")
class TestWeek(ScheduleCase):
    def test_an_item_makes_its_week(self):
        item = self.item()
        self.assertEqual((item.week_id.monday, item.week_id.number), (MONDAY, 48))
        self.assertEqual((item.session, item.schedule_state), ("morning", "accepted"))

    def test_sessions_by_the_hour_in_vietnam(self):
        hours = {7: "morning", 11: "morning", 12: "afternoon", 17: "afternoon", 18: "evening", 20: "evening"}
        for hour, session in hours.items():
            with self.subTest(hour):
                self.assertEqual(self.item(start=self.at(1, hour), stop=self.at(1, hour + 1)).session, session)
        whole = self.item(
            allday=True,
            start_date="2026-11-27",
            stop_date="2026-11-27",
            start="2026-11-27 08:00:00",
            stop="2026-11-27 18:00:00",
        )
        self.assertEqual((whole.session, whole._start_here().date().isoformat()), ("all_day", "2026-11-27"))

    def test_units_propose_until_the_cut_off(self):
        self.assertEqual(self.item(self.head).schedule_state, "proposed")
        week = self.item().week_id
        with freeze_time("2026-11-20 09:01:00"):  # Friday 16:01 in Vietnam
            with self.assertRaises(UserError):
                self.item(self.head, start=self.at(2, 8), stop=self.at(2, 9))
            self.assertEqual(self.item(start=self.at(2, 8), stop=self.at(2, 9)).schedule_state, "accepted")
            week.with_user(self.clerk).action_let_in(self.department.id)
            self.assertEqual(self.item(self.head, start=self.at(3, 8), stop=self.at(3, 9)).schedule_state, "proposed")

    def test_the_way_to_publication(self):
        mine, theirs = self.item(), self.item(self.head, name="Kiểm tra", start=self.at(1, 8), stop=self.at(1, 9))
        week = mine.week_id
        with self.assertRaises(UserError):
            week.with_user(self.clerk).action_publish()
        week.with_user(self.leader).action_approve()
        with self.assertRaises(UserError, msg="a proposal is not decided yet"):
            week.with_user(self.clerk).action_publish()
        theirs.with_user(self.chief).action_accept()
        week.with_user(self.clerk).action_publish()
        self.assertEqual((week.state, week.published_by_id), ("published", self.clerk))
        self.assertEqual(mine.sudo().partner_ids, self.leader.partner_id, "it is in the leader's own calendar")

    def test_an_empty_week_is_not_approved(self):
        week = self.env["eoffice.schedule.week"]._of(self.committee, MONDAY)
        with self.assertRaises(UserError):
            week.with_user(self.leader).action_approve()

    def test_who_moves_a_week(self):
        acts = {
            "action_approve": {self.leader},
            "action_publish": {self.clerk, self.chief},
            "action_reopen": {self.clerk, self.chief},
            "action_copy_last_week": {self.clerk, self.chief},
        }
        week = self.item().week_id
        people = (self.clerk, self.chief, self.leader, self.head, self.specialist, self.other_clerk, self.administrator)
        for act, allowed in acts.items():
            for user in people:
                if user not in allowed:
                    with self.subTest(act=act, user=user.login), self.assertRaises(AccessError):
                        getattr(week.with_user(user), act)()
                    self.assertEqual(week.state, "open")

    def test_the_office_writes_the_line_under_the_schedule(self):
        week = self.publish(self.item())
        wizard = (
            self.env["eoffice.schedule.note"].with_user(self.clerk).create({"week_id": week.id, "note": " Trực: A "})
        )
        wizard.action_go()
        self.assertEqual(week.note, "Trực: A")
        again = self.env["eoffice.schedule.note"].with_user(self.chief).create({"week_id": week.id})
        self.assertEqual(again.note, "Trực: A", "what is there is not typed again")
        for user in (self.leader, self.head, self.specialist):
            with self.subTest(user.login), self.assertRaises(AccessError):
                week.with_user(user)._set_note("khác")
        self.assertEqual(week.note, "Trực: A")

    def test_copy_last_week_once(self):
        self.item(name="Giao ban")
        week = self.env["eoffice.schedule.week"]._of(self.committee, MONDAY.replace(day=30))
        week.with_user(self.clerk).action_copy_last_week()
        self.assertEqual(week.item_ids.mapped("name"), ["Giao ban"])
        self.assertEqual(week.item_ids.start, self.at(7, 8))
        with self.assertRaises(UserError):
            week.with_user(self.clerk).action_copy_last_week()
        self.assertEqual(len(week.item_ids), 1)

    def test_what_an_item_needs(self):
        bad = [
            {"chair_id": False},
            {"stop": self.at(0, 7)},
            {"stop": self.at(2, 8)},
            {"unplanned": True},
            {"preparing_unit_id": self.department.id},
        ]
        for values in bad:
            with self.subTest(values), self.assertRaises(ValidationError), self.env.cr.savepoint():
                self.item(**values)

    def test_a_room_is_taken_once(self):
        self.item(room_id=self.room.id)
        with self.assertRaises(ValidationError) as refused, self.env.cr.savepoint():
            self.item(room_id=self.room.id, start=self.at(0, 9), stop=self.at(0, 11))
        self.assertIn(self.room.name, str(refused.exception))
        after = self.item(room_id=self.room.id, start=self.at(0, 10), stop=self.at(0, 11))
        self.assertTrue(after, "one begins when the other ends")

    def test_a_leader_in_two_places_is_a_warning(self):
        first = self.item()
        second = self.item(
            name="Tiếp dân", start=self.at(0, 9), stop=self.at(0, 11), leader_ids=[(6, 0, self.leader.ids)]
        )
        for item, other in ((first, second), (second, first)):
            self.assertIn(self.leader.name, item.conflict_note)
            self.assertIn(other.name, item.conflict_note)
        self.assertFalse(self.item(start=self.at(1, 8), stop=self.at(1, 9)).conflict_note)
