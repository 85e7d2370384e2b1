from datetime import datetime

from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.tests import HttpCase, freeze_time, tagged

from ..help.help_common import HelpCase

NOW = datetime(2015, 12, 1, 1)


@tagged("post_install", "-at_install")
class TestOutages(HelpCase):
    def setUp(self):
        super().setUp()
        self.enterContext(freeze_time(NOW))
        self.env["eoffice.outage"].search([]).unlink()
        self.vi = {"lang": "en_US"}

    def announce(self, **values):
        return (
            self.env["eoffice.outage"]
            .with_user(self.helper)
            .create({"name": "Máy chủ mất điện", "begins_on": NOW, **values})
        )

    def on_screen(self, user=None):
        return self.env["eoffice.outage"].with_user(user or self.specialist).on_screen()

    def test_said_to_everybody_at_once(self):
        self.announce(expected_end="2015-12-01 03:00:00")
        [said] = self.on_screen()
        self.assertEqual(said["level"], "danger")
        for part in ("08:00 01/12", "Máy chủ mất điện", "10:00 01/12"):
            self.assertIn(part, said["text"])

    def test_planned_work_is_a_warning_until_it_begins(self):
        self.announce(type="planned", begins_on="2015-12-02 10:00:00", expected_end="2015-12-02 12:00:00")
        self.assertEqual([said["level"] for said in self.on_screen()], ["warning"])
        with freeze_time("2015-12-02 10:01:00"):
            self.assertEqual([said["level"] for said in self.on_screen()], ["danger"])

    def test_once_over_it_is_reported_with_its_length(self):
        outage = self.announce()
        with freeze_time("2015-12-01 02:20:00"):
            outage._over("Cháy cầu chì, đã thay.")
            [said] = self.on_screen()
        self.assertEqual((outage.minutes, said["level"]), (80, "success"))
        self.assertIn("1 h 20 min", said["text"])
        with freeze_time("2015-12-01 03:00:00"):
            self.assertEqual(self.on_screen(), [])

    def test_only_the_hours_at_work_weigh(self):
        friday_evening, monday_morning = "2015-12-04 11:00:00", "2015-12-07 01:00:00"
        outage = self.announce(begins_on=friday_evening)
        with freeze_time(monday_morning):
            outage._over("Thay ổ cứng.")
        calendar = self.env.company.resource_calendar_id
        self.assertEqual(outage.minutes, 62 * 60)
        self.assertEqual(outage.working_hours, calendar._hours_between(outage.begins_on, outage.ended_on))
        self.assertLess(outage.working_hours, 3)

    def test_it_does_not_end_twice_nor_before_it_begins(self):
        outage = self.announce()
        with self.assertRaises(ValidationError):
            outage._over("x", datetime(2015, 11, 30))
        outage._over("x")
        with self.assertRaises(UserError):
            outage._over("y")
        self.assertEqual(outage.cause, "x")

    def test_planned_work_is_called_off_before_it_begins_only(self):
        planned = self.announce(type="planned", begins_on="2015-12-02 10:00:00")
        running = self.announce()
        planned.action_call_off()
        self.assertFalse(planned.exists())
        with self.assertRaises(UserError):
            running.action_call_off()

    def test_who_announces(self):
        for user, may in (
            (self.helper, True),
            (self.administrator, True),
            (self.specialist, False),
            (self.head, False),
            (self.clerk, False),
            (self.leader, False),
        ):
            with self.subTest(user.login):
                outages = self.env["eoffice.outage"].with_user(user)
                before = outages.sudo().search_count([])
                if may:
                    outages.create({"name": "a"})
                    continue
                with self.assertRaises(AccessError):
                    outages.create({"name": "a"})
                self.assertEqual(outages.sudo().search_count([]), before)

    def test_the_end_is_not_typed_in(self):
        outage = self.announce()
        for user in (self.helper, self.administrator, self.specialist):
            with self.assertRaises(AccessError):
                outage.with_user(user).write({"ended_on": NOW})
            with self.assertRaises(AccessError):
                self.env["eoffice.outage"].with_user(user).create({"name": "a", "ended_on": NOW})
        with self.assertRaises(AccessError):
            outage.with_user(self.specialist)._over("x")
        self.assertFalse(outage.ended_on)


@tagged("post_install", "-at_install")
class TestOutageOnTheDoor(HttpCase):
    def test_the_log_in_page_says_it(self):
        self.env["eoffice.outage"].create({"name": "Bảo trì máy chủ <b>đêm nay</b>"})
        page = self.url_open("/web/login").text
        self.assertIn("Bảo trì máy chủ &lt;b&gt;đêm nay", page)
