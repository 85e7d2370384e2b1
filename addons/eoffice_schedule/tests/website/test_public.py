from datetime import timedelta

import icalendar
import vobject
from odoo.tests import HttpCase, tagged

from ..common.case import MONDAY
from ..publication.test_publication import PDF, TestPublication

SECRETS = (
    "Việc riêng của Chủ tịch",
    "Nhà riêng ABC",
    "Họp nội bộ kín",
    "Đề xuất chưa duyệt",
    "Tuần chưa công bố",
    "bí mật nhà nước 77",
    "Chưa tới giờ đăng",
    "Đã gỡ khỏi trang",
    "khach@example.com",
    "Bản dự thảo 99",
)


@tagged("post_install", "-at_install")
class TestPublicPages(HttpCase, TestPublication):
    """What a visitor without an account gets, and what they must not."""

    def setUp(self):
        super().setUp()
        self.env["hr.department"].search([("id", "!=", self.committee.id)]).publishes_schedule = False
        self.meeting = self.item(name="Họp giao ban tuần", guest_unit_ids=[(6, 0, self.department.ids)])
        self.masked = self.item(
            name=SECRETS[0], location=SECRETS[1], audience="masked", start=self.at(1, 8), stop=self.at(1, 9)
        )
        self.internal = self.item(name=SECRETS[2], audience="internal", start=self.at(2, 8), stop=self.at(2, 9))
        self.publish(self.meeting)
        proposal_day = self.at(3, 8)
        self.env["eoffice.schedule.week"]._of(self.committee, MONDAY).sudo().late_unit_ids = self.department
        self.item(name=SECRETS[4], start=self.at(8, 8), stop=self.at(8, 9))
        self.item(self.head, name=SECRETS[3], start=proposal_day + timedelta(days=7), stop=self.at(10, 9))
        self.meeting.with_user(self.clerk)._invite_guest("Ông A", SECRETS[8])
        self.shown = self.publish_document(self.issued(subject="Văn bản công khai"))
        self.hidden = [
            self.issued(subject=SECRETS[5], secrecy="secret"),
            self.issued(subject=SECRETS[9]),
            self.issued(subject=SECRETS[6]),
            self.issued(subject=SECRETS[7]),
        ]
        self.hidden[1].sequence_number = 0
        late = self.publish_document(self.hidden[2], publish_from="2027-01-01 00:00:00")
        gone = self.publish_document(self.hidden[3])
        gone._withdraw("Nhầm")
        self.dead_ends = [late.id, gone.id, gone.id + 1000]
        self.env.flush_all()

    def week(self, **params):
        return self.url_open(f"/lich-cong-tac?tuan={MONDAY}" + "".join(f"&{k}={v}" for k, v in params.items()))

    def test_the_week(self):
        page = self.week()
        self.assertEqual(page.status_code, 200)
        for words in ("Họp giao ban tuần", "23/11", "Phòng họp A", "15/10"):
            self.assertIn(words, page.text)
        by_leader = self.week(xem="lanh-dao")
        self.assertIn("Họp giao ban tuần", by_leader.text)
        self.assertNotIn("Họp giao ban tuần", self.week(moi=self.other.id).text)

    def test_a_page_that_has_not_changed_costs_a_304(self):
        first = self.week()
        again = self.url_open(f"/lich-cong-tac?tuan={MONDAY}", headers={"If-None-Match": first.headers["ETag"]})
        self.assertEqual((again.status_code, again.content), (304, b""))
        self.meeting.with_user(self.clerk).write({"location": "Phòng họp mới"})
        self.env.flush_all()
        changed = self.url_open(f"/lich-cong-tac?tuan={MONDAY}", headers={"If-None-Match": first.headers["ETag"]})
        self.assertEqual(changed.status_code, 200)
        self.assertIn("Phòng họp mới", changed.text)
        self.assertIn("Phòng họp A", changed.text, "the old value stays visible")

    def test_the_feed_is_read_by_another_library(self):
        def events():
            calendar = icalendar.Calendar.from_ical(self.url_open("/lich-cong-tac.ics").content)
            return {str(event["UID"]): event for event in calendar.walk("VEVENT")}

        before = events()
        self.assertEqual(
            sorted(
                str(event.uid.value) for event in vobject.readOne(self.url_open("/lich-cong-tac.ics").text).vevent_list
            ),
            sorted(before),
            "the library that Odoo writes calendars with reads it as well",
        )
        uid = next(uid for uid, event in before.items() if event["SUMMARY"] == "Họp giao ban tuần")
        self.assertEqual(before[uid]["DTSTART"].dt.strftime("%d/%m/%Y %H:%M %z"), "23/11/2026 08:00 +0700")
        self.assertEqual((before[uid]["SEQUENCE"], before[uid]["STATUS"]), (0, "CONFIRMED"))
        self.meeting.with_user(self.clerk)._cancel("Bận")
        self.env.flush_all()
        after = events()
        self.assertEqual(after[uid]["STATUS"], "CANCELLED")
        self.assertGreater(after[uid]["SEQUENCE"], before[uid]["SEQUENCE"])

    def test_addresses_that_mean_nothing(self):
        for path in (
            "/lich-cong-tac?tuan=x",
            "/lich-cong-tac?tuan=0001-01-01",
            "/lich-cong-tac?lanh-dao=a",
            "/lich-cong-tac?don-vi=KHONGCO",
            "/van-ban?nam=1",
            "/van-ban?loai=-1",
            "/giay-moi/0",
            "/giay-moi/tra-loi/x",
            f"/giay-moi/{self.internal.id}",
            f"/giay-moi/{self.masked.id}",
            "/lich-cong-tac/in?tuan=2030-01-01",
        ):
            with self.subTest(path):
                self.assertEqual(self.url_open(path).status_code, 404)

    def test_documents(self):
        self.assertIn("Văn bản công khai", self.url_open("/van-ban").text)
        page = self.url_open(f"/van-ban/{self.shown.id}")
        self.assertIn("12/TB-UBND", page.text)
        file = self.url_open(f"/van-ban/{self.shown.id}/van-ban.pdf")
        self.assertEqual((file.content, file.headers["Content-Type"]), (PDF, "application/pdf"))
        self.assertIn("Văn bản công khai", self.url_open("/van-ban.atom").text)
        for dead in self.dead_ends:
            for path in (f"/van-ban/{dead}", f"/van-ban/{dead}/van-ban.pdf"):
                with self.subTest(path):
                    self.assertEqual(self.url_open(path).status_code, 404)

    def test_nothing_leaks_by_any_road(self):
        roads = [
            "/lich-cong-tac.ics",
            "/giay-moi",
            f"/giay-moi/{self.meeting.id}",
            "/van-ban",
            "/van-ban.atom",
            f"/van-ban/{self.shown.id}",
            "/sitemap.xml",
            "/website/search?search=Chủ+tịch",
            "/van-ban?q=bi+mat",
            "/van-ban?q=du+thao",
            "/van-ban?q=Chưa",
        ]
        for shift in range(-1, 3):
            day = MONDAY + timedelta(days=7 * shift)
            roads += [
                f"/lich-cong-tac?tuan={day}",
                f"/lich-cong-tac?tuan={day}&xem=lanh-dao",
                f"/lich-cong-tac?tuan={day}&lanh-dao={self.leader.id}",
            ]
        for road in roads:
            answer = self.url_open(road)
            for secret in SECRETS:
                with self.subTest(road=road, secret=secret):
                    self.assertNotIn(secret, answer.text)

    def test_the_public_user_reads_no_model(self):
        public = self.env.ref("base.public_user")
        for model in (
            "calendar.event",
            "eoffice.schedule.week",
            "eoffice.schedule.change",
            "eoffice.meeting.rsvp",
            "eoffice.publication",
            "eoffice.document",
            "eoffice.meeting.room",
        ):
            with self.subTest(model):
                self.assertFalse(self.env[model].with_user(public).has_access("read"))

    def test_a_commune_confirms_on_the_website(self):
        reply = self.meeting.sudo().rsvp_ids.filtered("unit_id")
        self.authenticate("t_head", "t_head")
        page = self.url_open(f"/giay-moi/{self.meeting.id}")
        token = page.text.partition('name="csrf_token" value="')[2].partition('"')[0]
        data = {"csrf_token": token, "state": "coming", "people": "Trưởng phòng"}
        done = self.url_open(f"/giay-moi/{self.meeting.id}/xac-nhan", data=data)
        self.assertEqual(done.status_code, 200)
        reply.invalidate_recordset()
        self.assertEqual((reply.state, reply.people, reply.answered_by), ("coming", "Trưởng phòng", "t_head"))
        self.authenticate("t_other_head", "t_other_head")
        page = self.url_open(f"/giay-moi/{self.meeting.id}")
        self.assertNotIn('name="people"', page.text)
        token = page.text.partition('csrf_token: "')[2].partition('"')[0]
        refused = self.url_open(f"/giay-moi/{self.meeting.id}/xac-nhan", data={**data, "csrf_token": token})
        self.assertEqual(refused.status_code, 404)
        self.assertEqual(reply.people, "Trưởng phòng")
