from odoo.exceptions import AccessError
from odoo.tests import HttpCase, new_test_user, tagged

from .help_common import HelpCase

READ, WRITE, CREATE, UNLINK = "read", "write", "create", "unlink"
MODELS = ("", ".stage", ".category", ".team", ".tag", ".channel")


@tagged("post_install", "-at_install")
class TestHelpdeskIsClosed(HelpCase):
    def test_visitors_and_portal_accounts_have_nothing_of_the_desk(self):
        portal = new_test_user(self.env, "t_portal", "base.group_portal")
        public = self.env.ref("base.public_user")
        for user in (public, portal):
            for model in MODELS:
                for right in (READ, WRITE, CREATE, UNLINK):
                    with self.subTest(user=user.login, model=model, right=right):
                        self.assertFalse(self.env[f"helpdesk.ticket{model}"].with_user(user).has_access(right))

    def test_a_visitor_cannot_rename_a_stage(self):
        stage = self.env.ref("helpdesk_mgmt.helpdesk_ticket_stage_done")
        name = stage.name
        with self.assertRaises(AccessError):
            stage.with_user(self.env.ref("base.public_user")).write({"name": "hỏng"})
        stage.invalidate_recordset()
        self.assertEqual(stage.name, name)

    def test_a_specialist_only_reads(self):
        for model in MODELS:
            for right in (WRITE, CREATE, UNLINK):
                with self.subTest(model=model, right=right):
                    self.assertFalse(self.env[f"helpdesk.ticket{model}"].with_user(self.specialist).has_access(right))

    def test_the_administrator_names_the_head_of_the_team(self):
        team = self.env.ref("eoffice_rollout.help_team")
        team.with_user(self.administrator).user_id = self.helper
        self.assertEqual(team.user_id, self.helper)
        for user in (self.specialist, self.helper, self.head):
            with self.assertRaises(AccessError):
                team.with_user(user).user_id = user

    def test_a_visitor_files_nothing(self):
        for user in (self.env.ref("base.public_user"), new_test_user(self.env, "t_portal2", "base.group_portal")):
            with self.assertRaises(AccessError):
                self.env["helpdesk.ticket"].with_user(user).action_file("Cho tôi vào")

    def test_no_mail_from_outside_makes_a_ticket(self):
        self.assertFalse(self.env.ref("helpdesk_mgmt.mail_alias_lead_info_helpdesk").alias_name)

    def test_no_apps_of_others_on_the_home_screen(self):
        apps = ("helpdesk_mgmt.helpdesk_ticket_main_menu", "event.event_main_menu", "survey.menu_surveys")
        for user in (self.specialist, self.clerk, self.head, self.chief, self.leader, self.helper, self.administrator):
            seen = self.env["ir.ui.menu"].with_user(user)._visible_menu_ids()
            for app in apps:
                with self.subTest(user=user.login, app=app):
                    self.assertNotIn(self.env.ref(app).id, seen)
            self.assertIn(self.env.ref("eoffice_rollout.menu_my_tickets").id, seen)


@tagged("post_install", "-at_install")
class TestClosedPages(HttpCase):
    def test_the_forms_and_pages_of_the_desk_are_shut(self):
        ticket = self.env["helpdesk.ticket"].create({"name": "Riêng", "description": "<p>Riêng</p>"})
        token = ticket._portal_ensure_token()
        pages = (
            "/new/ticket",
            "/my/tickets",
            f"/my/ticket/{ticket.id}",
            f"/my/ticket/{ticket.id}/{token}",
            f"/ticket/close?ticket_id={ticket.id}&stage_id=1",
        )
        new_test_user(self.env, "t_portal3", "base.group_portal", password="t_portal3")
        for login in ("t_portal3", None):
            self.authenticate(login, login)
            for page in pages:
                with self.subTest(login=login, page=page):
                    answer = self.url_open(page)
                    self.assertTrue(answer.status_code == 404 or "/web/login" in answer.url, answer.url)
                    self.assertNotIn("Riêng", answer.text)
