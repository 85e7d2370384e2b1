from odoo.exceptions import AccessError
from odoo.tests import tagged

from .case import RolloutCase


@tagged("post_install", "-at_install")
class TestAgencies(RolloutCase):
    """The office chief of a commune sees how the commune does, and nothing of the people of others."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.commune_chief = cls._person("t_commune_chief", "office_chief")
        cls.commune.office_chief_ids = cls.commune_chief

    def assert_only_of_the_commune(self, here, there):
        """``here`` is of the commune, ``there`` of another agency; the chief of who runs the office has both."""
        rows = (here | there).with_user(self.commune_chief)
        self.assertEqual(rows.search([("id", "in", rows.ids)]).sudo(), here)
        with self.assertRaises(AccessError):
            there.with_user(self.commune_chief).read(["user_id"])
        rows = rows.with_user(self.chief)
        self.assertEqual(rows.search([("id", "in", rows.ids)]).sudo(), here | there)

    def of_both(self, model, **values):
        return [
            self.env[model].sudo().create({"user_id": user.id, **values})
            for user in (self.other_clerk, self.specialist)
        ]

    def test_failed_log_ins(self):
        logs = self.env["eoffice.account.audit.log"].sudo()
        for user in (self.other_clerk, self.specialist):
            logs._add_failures(user.id, 3, "192.0.2.7")
        failures = logs.search([("act", "=", "login_failed")], limit=2).sorted("id")
        self.assertEqual(failures.user_id, self.other_clerk | self.specialist)
        self.assert_only_of_the_commune(*failures)
        logs._add("printed", self.other_clerk)
        printed = logs.search([("act", "=", "printed"), ("user_id", "=", self.other_clerk.id)])
        for user in (self.commune_chief, self.chief):
            with self.assertRaises(AccessError):
                printed.with_user(user).read(["act"])

    def test_who_opened_what_waits(self):
        window = self.env["eoffice.usage.window"].search([], limit=1)
        day = {"window_id": window.id, "day": "2015-12-07", "opened_on": "2015-12-07 01:00:00"}
        self.assert_only_of_the_commune(*self.of_both("eoffice.usage.checkin", **day))

    def test_reports_of_visits(self):
        self.phase("2015-12-01", self.commune, self.department)
        visits = self.env["eoffice.usage.checkin"]
        self.assertEqual(visits.with_user(self.commune_chief)._visible_units(), self.commune)
        self.assertLessEqual(self.commune | self.department, visits.with_user(self.chief)._visible_units())
        with self.assertRaises(AccessError):
            visits.with_user(self.commune_chief)._people_of(self.department)

    def test_who_has_read_a_regulation(self):
        regulation = self.env["eoffice.regulation"].with_user(self.team).create({"name": "Quy chế", "text": "<p>x</p>"})
        asked = {"regulation_id": regulation.id, "version": 7}
        self.assert_only_of_the_commune(*self.of_both("eoffice.regulation.confirmation", **asked))

    def test_meeting_rooms(self):
        rooms = self.env["eoffice.meeting.room"]
        hall = rooms.with_user(self.chief).create({"name": "Hội trường", "unit_id": self.committee.id})
        common = rooms.with_user(self.chief).create({"name": "Phòng họp chung"})
        for room in (hall, common):
            with self.assertRaises(AccessError):
                room.with_user(self.commune_chief).seats = 3
        self.assertEqual((hall | common).mapped("seats"), [0, 0])
        own = rooms.with_user(self.commune_chief).create({"name": "Phòng họp xã", "unit_id": self.commune.id})
        own.seats = 20
        for unit in (self.committee.id, False):
            with self.assertRaises(AccessError):
                own.unit_id = unit
