from functools import partial
from unittest.mock import patch

from freezegun import freeze_time
from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.fields import Command
from odoo.tests import tagged

from ..common.case import OfficeCase

MONDAY = "2026-11-23 01:00:00"  # 8:00 in Vietnam
WORDS = "[('fulltext', 'ilike', 'karaoke')]"
NAME = "Quán karaoke"


@tagged("post_install", "-at_install")
class TestSearchAlert(OfficeCase):
    def setUp(self):
        super().setUp()
        self.alerts = self.env["eoffice.search.alert"]
        self.alerts.sudo().search([]).unlink()  # the sample's own
        cron = self.env.registry["ir.cron"]
        self.startPatcher(patch.object(cron, "_commit_progress", lambda *args, **kwargs: float("inf")))

    def saved(self, who, domain=WORDS, **values):
        filters = self.env["ir.filters"].with_user(who)
        values = {"model_id": "eoffice.document", "domain": domain, "user_ids": [Command.set(who.ids)], **values}
        return filters.create({"name": NAME, **values})

    def alert(self, who, domain=WORDS, **values):
        with freeze_time(MONDAY):
            alerts = self.alerts.with_user(who)
            alert = alerts.browse(alerts.watch(self.saved(who, domain).id))
            alert.write(values)
        return alert

    def look(self, moment="2026-11-23 01:05:00"):
        with freeze_time(moment):
            self.alerts._cron_check()

    def arrives(self, number="186", **values):
        return self.at_specialist(number=number, subject="Quản lý quán karaoke", **values)

    def told(self, who):
        inbox = [("notified_partner_ids", "in", who.partner_id.ids), ("subject", "like", NAME)]
        return self.env["mail.message"].sudo().search(inbox)

    def test_a_hit_is_told_once_with_its_list(self):
        self.arrives("185")
        alert = self.alert(self.specialist)
        document = self.arrives()
        self.at_specialist(number="187", subject="Việc khác")
        for minute in ("05", "10", "15"):
            self.look(f"2026-11-23 01:{minute}:00")
        message = self.told(self.specialist)
        self.assertEqual(len(message), 1)
        match = alert.notification_ids
        self.assertEqual((alert.notified_count, match.document_ids), (1, document.with_user(self.specialist)))
        self.assertIn(f"/odoo/eoffice.search.match/{match.id}/van-ban-moi-tim-thay", message.body)
        self.assertIn("Quản lý quán karaoke", message.body)
        action = match.action_open()
        self.assertEqual(document.with_user(self.specialist).search(action["domain"]).ids, document.ids)
        self.assertEqual(action["context"]["fulltext_query"], ["karaoke"])
        second = self.arrives("188")
        self.look("2026-11-23 01:20:00")
        self.assertEqual(alert.notification_ids[0].document_ids.ids, second.ids)
        self.assertEqual(len(self.told(self.specialist)), 2)

    def test_only_what_its_owner_may_read(self):
        mine, blind = self.alert(self.specialist), self.alert(self.colleague)
        document = self.at_head(subject="Quản lý quán karaoke")
        self.look()
        self.assertFalse(self.told(self.specialist) | self.told(self.colleague))
        self.line(document, self.department)._forward([self.target(self.specialist)])
        self.look("2026-11-23 02:05:00")
        self.assertEqual(len(self.told(self.specialist)), 1, "it came to them later")
        self.assertFalse(self.told(self.colleague))
        self.assertFalse(blind.notification_ids)
        self.assertTrue(mine.notification_ids)

    def test_by_mail_where_he_has_chosen_so(self):
        self.specialist.notification_type = "email"
        self.alert(self.specialist)
        self.arrives()
        self.look()
        (notification,) = (
            self.env["mail.notification"]
            .sudo()
            .search([("res_partner_id", "=", self.specialist.partner_id.id), ("mail_message_id.subject", "like", NAME)])
        )
        self.assertEqual(notification.notification_type, "email")

    def test_once_a_day_at_the_hour_of_its_owner(self):
        self.alert(self.specialist, how="daily", hour=7.5)
        self.arrives()
        for moment, messages in (
            ("2026-11-23 02:00:00", 0),
            ("2026-11-24 00:29:00", 0),  # 7:29 in Vietnam
            ("2026-11-24 00:31:00", 1),
            ("2026-11-24 00:36:00", 1),
        ):
            self.look(moment)
            self.assertEqual(len(self.told(self.specialist)), messages, moment)
        self.arrives("187")
        self.look("2026-11-24 12:00:00")
        self.assertEqual(len(self.told(self.specialist)), 1)
        self.look("2026-11-25 00:31:00")
        self.assertEqual(len(self.told(self.specialist)), 2)

    def test_one_that_fails_stops_no_other_and_is_run_again(self):
        bad, good = self.alert(self.specialist), self.alert(self.head)
        bad.filter_id.domain = "[('no_such_field', '=', 1)]"
        self.arrives()
        self.look()
        self.assertEqual(len(self.told(self.head)), 1)
        self.assertFalse(self.told(self.specialist))
        self.assertIn("không chạy được", bad.failure)
        self.assertFalse(good.failure)
        with self.assertRaises(AccessError):
            bad.with_user(self.colleague).action_try_again()
        bad.filter_id.domain = WORDS
        bad.action_try_again()
        self.assertFalse(bad.failure)
        self.look("2026-11-23 01:10:00")
        self.assertEqual(len(self.told(self.specialist)), 1, "what came while it failed is not lost")

    def test_nobody_is_told_who_left_or_paused(self):
        self.alert(self.specialist)
        paused = self.alert(self.head, paused=True)
        self.specialist.active = False
        self.at_head(subject="Quản lý quán karaoke")
        self.look()
        self.assertFalse(self.told(self.specialist) | self.told(self.head))
        paused.paused = False
        self.look("2026-11-23 01:10:00")
        self.assertFalse(self.told(self.head), "taken up again, it tells of what comes from now on")

    def test_another_ones_is_neither_read_nor_changed(self):
        alert = self.alert(self.specialist)
        self.arrives()
        self.look()
        for who in (self.colleague, self.chief, self.administrator):
            theirs, match = alert.with_user(who), alert.notification_ids.with_user(who)
            for act in (
                partial(theirs.read, ["how"]),
                partial(theirs.write, {"paused": True}),
                theirs.unlink,
                theirs.action_open_search,
                theirs.action_open_newest,
                partial(match.read, ["count"]),
                match.action_open,
            ):
                with self.subTest(who=who.login), self.assertRaises(AccessError):
                    act()
        self.assertFalse(self.alerts.with_user(self.colleague).search([]))
        self.assertTrue(alert.exists() and not alert.paused)
        mine = self.alerts.with_user(self.colleague)
        with self.assertRaises(UserError):
            mine.watch(alert.filter_id.id)
        with self.assertRaises(AccessError):
            mine.create({"filter_id": self.saved(self.colleague).id, "user_id": self.specialist.id})
        with self.assertRaises(AccessError):
            alert.write({"seen_before": {}})
        with self.assertRaises(AccessError):
            alert.notification_ids.create({"alert_id": alert.id})

    def test_only_plain_searches_of_documents(self):
        mine = self.alerts.with_user(self.specialist)
        for domain in (
            "[('subject', '=', __import__('os').getcwd())]",
            "[('received_on', '=', context_today())]",
            "[('subject', '=', uid.__class__)]",
            "[(" * 500,
        ):
            with self.subTest(domain[:50]), self.assertRaises(UserError):
                mine.watch(self.saved(self.specialist, domain).id)
        with self.assertRaises(ValidationError):
            mine.watch(self.saved(self.specialist, "[]", model_id="eoffice.assignment").id)
        search = self.saved(self.specialist, "[('create_uid', '!=', uid)]")
        alert = mine.browse(mine.watch(search.id))
        self.assertEqual(list(alert._domain()), [("create_uid", "!=", self.specialist.id)])
        self.assertEqual(mine.watch(search.id), alert.id, "asked for twice, told once")

    def test_many_quiet_ones_cost_what_few_do(self):
        def queries():
            self.env.flush_all()
            self.env.invalidate_all()
            before = self.env.cr.sql_log_count
            self.look()
            self.env.flush_all()
            return self.env.cr.sql_log_count - before

        for _time in range(2):
            self.alert(self.specialist)
        self.look()
        self.look()
        few = queries()
        for _time in range(30):
            self.alert(self.head)
        self.look()
        self.look()
        self.assertLessEqual(queries(), few + 2)
