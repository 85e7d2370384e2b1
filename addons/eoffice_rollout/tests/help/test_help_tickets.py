import base64
import io
from datetime import datetime

from odoo.addons.eoffice_documents.models.common import office_clock
from odoo.exceptions import AccessError, UserError
from odoo.tests import freeze_time, tagged
from PIL import Image

from .help_common import HelpCase

TUESDAY = "2015-12-01 01:00:00"  # 8:00 in the office


def picture(kind="PNG", size=(300, 200)):
    held = io.BytesIO()
    Image.new("RGB", size, "white").save(held, kind)
    return base64.b64encode(held.getvalue()).decode()


@tagged("post_install", "-at_install")
class TestFiling(HelpCase):
    def test_a_sentence_is_enough(self):
        ticket = self.file()
        self.assertEqual(ticket.state, "new")
        self.assertEqual(ticket.asker_id, self.specialist)
        self.assertFalse(ticket.user_id, "nobody looks at it yet")
        self.assertEqual(ticket.unit_id, self.department)
        self.assertTrue(ticket.number.startswith("HT"))
        self.assertIn("không tìm thấy", ticket.description)

    def test_an_empty_sentence_is_refused_and_nothing_is_filed(self):
        before = self.env["helpdesk.ticket"].search_count([])
        for nothing in ("", "   ", None):
            with self.assertRaises(UserError):
                self.env["helpdesk.ticket"].with_user(self.specialist).action_file(nothing)
        self.assertEqual(self.env["helpdesk.ticket"].search_count([]), before)

    def test_an_overlong_sentence_is_refused(self):
        with self.assertRaises(UserError):
            self.file(sentence="a" * 1001)

    def test_html_in_the_sentence_stays_text(self):
        ticket = self.file(sentence="<img src=x onerror=alert(1)> không mở được")
        self.assertNotIn("<img", ticket.description)

    def test_the_limit_counts_working_hours(self):
        kind = self.env.ref("eoffice_rollout.help_document")
        kind.limit_hours = 4
        calendar = self.env.company.resource_calendar_id
        with freeze_time("2015-12-04 10:00:00"):  # Friday, 17:00 in the office
            ticket = self.file(category_id=kind.id)
        due = office_clock.local(self.env, ticket.deadline)
        self.assertEqual(due.date(), datetime(2015, 12, 7).date(), "Monday")
        self.assertEqual(calendar._hours_between(ticket.asked_on, ticket.deadline), 4)

    def test_the_screen_goes_along_without_its_question(self):
        action = self.env.ref("eoffice_documents.action_documents")
        ticket = self.file(
            screen={
                "action": action.id,
                "url": "/odoo/van-ban?q=bi+mat#x",
                "browser": "Firefox " * 100,
                "size": "1366×768",
                "model": "eoffice.nowhere",
                "id": 4,
            }
        )
        self.assertEqual(ticket.screen_url, "/odoo/van-ban")
        self.assertEqual(ticket.screen, action.name)
        self.assertEqual(ticket.screen_size, "1366×768")
        self.assertLessEqual(len(ticket.browser), 200)
        self.assertFalse(ticket.about_model)

    def test_an_address_elsewhere_is_left_out(self):
        for url in ("https://example.com/", "//example.com/a", "javascript:alert(1)"):
            self.assertFalse(self.file(screen={"url": url}).screen_url)

    def test_the_record_is_a_link_that_opens_to_its_readers_alone(self):
        document = self.at_specialist(subject="Nội dung không ai khác được biết")
        ticket = self.file(screen={"model": "eoffice.document", "id": document.id})
        self.assertIn(document.with_user(self.specialist).display_name, ticket.about)
        self.assertEqual(ticket.action_open_about()["res_id"], document.id)
        seen = ticket.with_user(self.helper)
        self.assertIn(str(document.id), seen.about)
        self.assertNotIn("Nội dung", str(seen.read()))
        with self.assertRaises(UserError):
            seen.action_open_about()

    def test_a_record_the_person_cannot_read_is_not_taken(self):
        document = self.registered()
        ticket = self.file(screen={"model": "eoffice.document", "id": document.id})
        self.assertFalse(ticket.about_id)

    def test_a_picture_is_made_anew(self):
        ticket = self.file(picture=picture())
        shot = self.env["ir.attachment"].search([("res_model", "=", "helpdesk.ticket"), ("res_id", "=", ticket.id)])
        self.assertEqual(shot.mimetype, "image/jpeg")
        self.assertEqual(Image.open(io.BytesIO(shot.raw)).format, "JPEG")
        self.assertTrue(shot.with_user(self.helper).has_access("read"))
        self.assertFalse(shot.with_user(self.colleague).has_access("read"))

    def test_what_is_no_picture_is_refused_and_nothing_is_filed(self):
        before = self.env["helpdesk.ticket"].search_count([])
        svg = base64.b64encode(b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>").decode()
        for bad in ("%%%", svg, base64.b64encode(b"MZ not a picture").decode()):
            with self.subTest(bad), self.assertRaises(UserError):
                self.file(picture=bad)
        self.assertEqual(self.env["helpdesk.ticket"].search_count([]), before)

    def test_the_help_team_is_told(self):
        ticket = self.file()
        told = self.env["mail.notification"].search([("mail_message_id.res_id", "=", ticket.id)])
        self.assertIn(self.helper.partner_id, told.res_partner_id)
        self.assertNotIn(self.colleague.partner_id, told.res_partner_id)


@tagged("post_install", "-at_install")
class TestAnswering(HelpCase):
    def test_taken_and_solved_in_time(self):
        with freeze_time(TUESDAY):
            ticket = self.file()
        seen = ticket.with_user(self.helper)
        seen.action_take()
        self.assertEqual((seen.state, seen.user_id), ("taken", self.helper))
        with freeze_time("2015-12-01 02:30:00"):
            seen._answer("Bỏ bộ lọc đang bật.", True)
        self.assertEqual((ticket.state, ticket.answer), ("solved", "Bỏ bộ lọc đang bật."))
        self.assertTrue(ticket.in_time)
        self.assertEqual(ticket.hours, 1.5)

    def test_the_person_reads_the_answer_and_reopens(self):
        with freeze_time(TUESDAY):
            ticket = self.file()
            ticket.with_user(self.helper)._answer("Xong.", True)
        with freeze_time("2015-12-02 01:00:00"):
            ticket.action_reopen()
        self.assertEqual((ticket.state, ticket.reopened), ("taken", 1))
        self.assertGreater(ticket.deadline, datetime(2015, 12, 2, 1))
        self.assertFalse(ticket.solved_on)

    def test_a_question_back_waits_and_the_answer_goes_on(self):
        ticket = self.file()
        ticket.with_user(self.helper)._answer("Bạn đang ở màn hình nào?", False)
        self.assertEqual(ticket.state, "asked")
        ticket.message_post(body="Màn hình văn bản đến", message_type="comment", subtype_xmlid="mail.mt_comment")
        self.assertEqual(ticket.state, "taken")

    def test_the_answer_kept_is_offered_to_the_next(self):
        ticket = self.file(sentence="Máy quét kẹt giấy liên tục")
        reply = self.env["eoffice.help.reply"].with_user(self.helper)
        reply.create({"ticket_id": ticket.id, "text": "Mở nắp,\nlấy giấy ra.", "keep": True}).action_send()
        offered = self.env["eoffice.knowledge.article"].with_user(self.colleague).offer("may quet bi ket giay")
        self.assertEqual(offered[0]["question"], "Máy quét kẹt giấy liên tục")
        self.assertIn("lấy giấy ra", offered[0]["answer"])

    def test_a_colleague_neither_reads_nor_acts(self):
        ticket = self.file()
        seen = ticket.with_user(self.colleague)
        for act in (
            seen.action_take,
            seen.action_pass_up,
            lambda: seen._answer("x", True),
            lambda: seen.read(["name"]),
        ):
            with self.assertRaises(AccessError):
                act()
        self.assertEqual(ticket.state, "new")

    def test_who_asked_cannot_answer_himself_nor_write_his_ticket(self):
        ticket = self.file()
        with self.assertRaises(AccessError):
            ticket._answer("Tự xong", True)
        for values in ({"deadline": "2030-01-01"}, {"name": "khác"}, {"stage_id": 1}):
            with self.assertRaises(AccessError):
                ticket.write(values)
        with self.assertRaises(AccessError):
            self.env["helpdesk.ticket"].with_user(self.specialist).create({"name": "x", "description": "x"})

    def test_who_reads_a_ticket(self):
        ticket = self.file()
        for user, reads in (
            (self.specialist, True),
            (self.head, True),
            (self.deputy, True),
            (self.helper, True),
            (self.chief, True),
            (self.leader, True),
            (self.administrator, True),
            (self.colleague, False),
            (self.other_head, False),
            (self.clerk, False),
            (self.other_clerk, False),
        ):
            with self.subTest(user.login):
                self.assertEqual(bool(ticket.with_user(user).search([("id", "=", ticket.id)])), reads)

    def test_leaders_of_another_agency_read_those_of_their_units_alone(self):
        chief, leader = self._person("t_chief_xa", "office_chief"), self._person("t_leader_xa", "leader")
        self.env["hr.employee"].create({"name": "t", "user_id": leader.id, "department_id": self.commune.id})
        self.commune.office_chief_ids = chief
        here, there = self.file(), self.file(self.other_clerk)
        for user in (chief, leader):
            tickets = self.env["helpdesk.ticket"].with_user(user)
            self.assertEqual(tickets.search([("id", "in", (here | there).ids)]).ids, there.ids, user.login)
            self.assertFalse(tickets.search_count([("name", "=", here.name), ("id", "=", here.id)]))
            with self.assertRaises(AccessError):
                here.with_user(user).read(["name"])
        everything = self.env["helpdesk.ticket"].with_user(self.chief).search([("id", "in", (here | there).ids)])
        self.assertEqual(set(everything.ids), set((here | there).ids))


@tagged("post_install", "-at_install")
class TestClimbing(HelpCase):
    def escalate(self, moment):
        with freeze_time(moment):
            self.env["helpdesk.ticket"]._cron_escalate()

    def setUp(self):
        super().setUp()
        self.env.ref("eoffice_rollout.help_other").limit_hours = 2
        with freeze_time(TUESDAY):
            self.ticket = self.file()

    def test_in_time_it_stays(self):
        self.escalate("2015-12-01 02:59:00")
        self.assertEqual(self.ticket.level, "help")

    def test_late_it_climbs_once_however_often_the_clock_comes(self):
        for _run in range(2):
            self.escalate("2015-12-01 03:01:00")
        self.assertEqual(self.ticket.level, "team_leader")
        self.assertTrue(self.ticket.with_user(self.team_leader).has_access("read"))
        told = self.env["mail.notification"].search(
            [("mail_message_id.res_id", "=", self.ticket.id), ("res_partner_id", "=", self.team_leader.partner_id.id)]
        )
        self.assertEqual(len(told), 2, "when filed, and once when it climbed")

    def test_it_climbs_to_the_leader_and_no_further(self):
        levels = []
        for day in (1, 2, 3, 4, 7):
            self.escalate(f"2015-12-0{day} 09:00:00")
            levels.append(self.ticket.level)
        self.assertEqual(levels, ["team_leader", "office_chief", "leader", "leader", "leader"])
        self.assertIn(self.leader.partner_id, self.ticket.sudo().message_partner_ids)

    def test_a_level_without_anybody_is_skipped(self):
        self.env.ref("eoffice_rollout.help_team").user_id = False
        self.committee.office_chief_ids = False
        self.env["hr.department"].search([("parent_id", "=", False), ("id", "!=", self.committee.id)]).write(
            {"office_chief_ids": False}
        )
        self.ticket.sudo().level = "help"
        self.ticket.sudo()._escalate()
        self.assertIn(self.ticket.level, ("help", "leader"))

    def test_solved_or_waiting_for_the_person_it_does_not_climb(self):
        self.ticket.with_user(self.helper)._answer("Bạn ở màn hình nào?", False)
        self.escalate("2015-12-01 09:00:00")
        self.assertEqual(self.ticket.level, "help")

    def test_a_helper_passes_it_up_at_once(self):
        self.ticket.with_user(self.helper).action_pass_up()
        self.assertEqual(self.ticket.level, "team_leader")
        self.ticket.with_user(self.helper).action_pass_up()
        self.ticket.with_user(self.chief)._answer("Văn phòng đã xử lý.", True)
        self.assertEqual(self.ticket.state, "solved")
