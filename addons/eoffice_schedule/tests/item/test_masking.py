from odoo.tests import tagged

from ..common.case import ScheduleCase


@tagged("post_install", "-at_install")
class TestMasking(ScheduleCase):
    """A masked item is busy hours; no search, order or path spells out what it is about."""

    def setUp(self):
        super().setUp()
        self.masked = self.item(self.clerk, name="Họp ZQKIN", location="Phòng kín", audience="masked")
        self.stranger = self.other_head

    def found(self, domain, user=None, **search):
        events = self.env["calendar.event"].with_user(user or self.stranger)
        return self.masked in events.search([("id", "in", self.masked.ids), *domain], **search)

    def test_it_is_found_by_its_hours_only(self):
        self.assertTrue(self.found([("start", "=", self.masked.sudo().start)]))
        for domain in (
            [("name", "=like", "Họp Z%")],
            [("name", "!=", "x")],
            ["!", ("name", "ilike", "x")],
            [("location", "ilike", "kín")],
            [("display_name", "ilike", "ZQKIN")],
            [("description", "=", False)],
            [("leader_ids.name", "ilike", "a")],
            [("guest_unit_ids", "=", False)],
        ):
            with self.subTest(domain=domain):
                self.assertFalse(self.found(domain))

    def test_nor_sorted_or_reached_by_a_path(self):
        self.assertFalse(self.found([], order="name"))
        weeks = self.env["eoffice.schedule.week"].with_user(self.stranger)
        week = self.masked.sudo().week_id
        self.assertFalse(weeks.search([("id", "=", week.id), ("item_ids.name", "=like", "Họp ZQ%")]))
        named = self.env["calendar.event"].with_user(self.stranger).name_search("ZQKIN")
        self.assertFalse(named)

    def test_who_arranges_it_finds_it(self):
        self.assertTrue(self.found([("name", "=like", "Họp Z%")], self.clerk))
        self.assertTrue(self.found([], self.clerk, order="name"))

    def test_a_private_event_of_a_colleague_is_as_closed(self):
        mine = self.env["calendar.event"].with_user(self.head)
        event = mine.create({"name": "Khám ZQ", "start": self.at(0, 8), "stop": self.at(0, 9), "privacy": "private"})
        theirs = self.env["calendar.event"].with_user(self.stranger)
        self.assertFalse(theirs.search([("id", "=", event.id), ("name", "=like", "Khám%")]))
        self.assertTrue(theirs.search([("id", "=", event.id), ("start", "=", event.start)]))
        self.assertTrue(mine.search([("id", "=", event.id), ("name", "=like", "Khám%")]))
