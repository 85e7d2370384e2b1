from unittest.mock import patch
from urllib.parse import parse_qs, urlsplit

from freezegun import freeze_time
from odoo import http
from odoo.exceptions import AccessError, UserError
from odoo.tests import HttpCase, tagged

from ..common.case import RolloutCase


@tagged("post_install", "-at_install")
class TestLinks(RolloutCase):
    def setUp(self):
        super().setUp()
        self.env["ir.config_parameter"].set_param("web.base.url", "https://vanphong.vidu.vn")

    def links(self, user, people):
        return people.with_user(user).action_eoffice_mail_link()

    def test_only_the_administrator_lets_people_in(self):
        mails = self.env["mail.mail"].search_count([])
        for user in (self.specialist, self.clerk, self.head, self.chief, self.leader, self.helper, self.team):
            for act in ("action_eoffice_mail_link", "action_eoffice_slips", "_eoffice_slips_html"):
                with self.subTest(user=user.login, act=act), self.assertRaises(AccessError):
                    getattr(self.colleague.with_user(user), act)()
        self.assertEqual(self.env["mail.mail"].search_count([]), mails)
        self.assertFalse(self.colleague.partner_id.signup_type)

    def test_the_account_of_the_system_is_out_of_reach(self):
        root = self.env.ref("base.user_admin")
        with self.assertRaises(UserError):
            root.with_user(self.administrator).action_eoffice_slips()

    def test_the_mail_holds_a_link_and_no_password(self):
        (self.colleague | self.specialist).email = False
        with self.assertRaises(UserError):
            self.links(self.administrator, self.colleague)
        self.colleague.email = "dongnghiep@vidu.vn"
        told = self.links(self.administrator, self.colleague | self.specialist)
        self.assertIn(self.specialist.name, told["params"]["message"], "who has no address is named")
        mail = self.env["mail.mail"].search([("email_to", "like", "dongnghiep@vidu.vn")])
        self.assertEqual(len(mail), 1)
        self.assertIn("/web/signup?", mail.body_html)
        self.assertTrue(self.colleague.eoffice_invited_on)
        self.assertFalse(self.specialist.eoffice_invited_on)

    def test_slips_have_a_code_each_and_three_stand_on_a_sheet(self):
        people = self.colleague | self.specialist | self.head | self.deputy
        html = people.with_user(self.administrator)._eoffice_slips_html()
        self.assertEqual((html.count("<section>"), html.count("<svg")), (2, 4))
        self.assertEqual(len({drawing.split("</svg>")[0] for drawing in html.split("<svg")[1:]}), 4)
        for user in people:
            self.assertIn(f"<strong>{user.login}</strong>", html)
        rows = self.env["eoffice.account.audit.log"].search([("act", "=", "printed")])
        self.assertEqual((rows.user_id, rows.done_by_id), (people, self.administrator))

    def test_the_list_of_who_never_came_is_read_by_administrator_and_team(self):
        domain = [("share", "=", False), ("state", "=", "new")]
        fields = ["name", "login", "email", "eoffice_unit_id", "eoffice_invited_on"]
        for user in (self.administrator, self.team):
            rows = self.env["res.users"].with_user(user).search_read(domain, fields)
            self.assertIn(self.colleague.login, [row["login"] for row in rows])
        self.env["res.users.log"].with_user(self.colleague).sudo().create({})
        self.assertNotIn(self.colleague, self.env["res.users"].search(domain))


@tagged("post_install", "-at_install")
class TestFirstLogin(RolloutCase, HttpCase):
    def setUp(self):
        super().setUp()
        self.authenticate(None, None)
        url = next(iter(self.colleague._eoffice_links().values()))
        self.link = f"{urlsplit(url).path}?{urlsplit(url).query}"
        self.token = parse_qs(urlsplit(url).query)["token"][0]

    def send(self, password):
        form = {
            "login": self.colleague.login,
            "name": "Kẻ Đổi Tên",
            "password": password,
            "confirm_password": password,
            "token": self.token,
            "csrf_token": http.Request.csrf_token(self),
        }
        return self.url_open(self.link, data=form)

    def test_the_link_sets_a_password_once(self):
        name = self.colleague.name
        page = self.url_open(self.link).text
        self.assertIn(f"<strong>{self.colleague.login}</strong>", page)
        for bad in ("ngan", "aaaaaaaaaa", self.colleague.login.upper()):
            with self.subTest(password=bad):
                self.assertIn("alert-danger", self.send(bad).text)
        self.assertFalse(self.colleague.log_ids, "a refused password lets nobody in")
        self.send("Sen hồng 2026")
        self.colleague.invalidate_recordset()
        self.assertTrue(self.colleague.log_ids, "refused passwords have not used the link up")
        self.assertEqual(self.colleague.name, name)
        self.authenticate(self.colleague.login, "Sen hồng 2026")
        self.authenticate(None, None)
        used = self.url_open(self.link).text
        self.assertIn("alert-warning", used)
        self.assertNotIn('name="password"', used)

    def test_an_old_link_says_what_to_do(self):
        with freeze_time("2040-01-01"):
            page = self.url_open(self.link).text
        self.assertIn("alert-warning", page)
        self.assertNotIn('name="password"', page)

    def test_slips_are_printed_for_the_administrator_only(self):
        address = f"/eoffice/slips/{self.colleague.id}"
        drawn = "odoo.addons.eoffice_rollout.controllers.first_login.html_to_pdf"
        printed = self.env["eoffice.account.audit.log"].search_count([("act", "=", "printed")])
        with patch(drawn, return_value=b"%PDF-1.7") as draw:
            self.authenticate(self.administrator.login, self.administrator.login)
            page = self.url_open(address)
            self.assertIn(self.colleague.name, page.text)
            token = page.text.partition('name="csrf_token" value="')[2].partition('"')[0]
            self.assertEqual(self.url_open(address, data={"a": "b"}).status_code, 400, "no form of another page")
            self.assertEqual(draw.call_count, 0, "to look writes nothing")
            now = self.env["eoffice.account.audit.log"].search_count([("act", "=", "printed")])
            self.assertEqual(now, printed)
            self.assertEqual(self.url_open(address, data={"csrf_token": token}).content, b"%PDF-1.7")
            self.authenticate(self.head.login, "t_headxx")
            self.assertEqual(self.url_open(address).status_code, 403)
            self.assertEqual(draw.call_count, 1)
