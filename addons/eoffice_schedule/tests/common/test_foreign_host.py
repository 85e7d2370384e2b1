from odoo.tests import HttpCase, tagged

from ..common.case import MONDAY
from ..publication.test_publication import TestPublication

EVIL = {"Host": "evil.example"}
PATHS = (
    f"/lich-cong-tac?tuan={MONDAY}",
    "/lich-cong-tac.ics",
    "/van-ban",
    "/van-ban?q=thong+bao",
    "/van-ban.atom",
    "/giay-moi",
)


@tagged("post_install", "-at_install")
class TestForeignHost(HttpCase, TestPublication):
    """What a stranger writes into a request is in no page of anybody."""

    def setUp(self):
        super().setUp()
        self.env["hr.department"].search([("id", "!=", self.committee.id)]).publishes_schedule = False
        self.publish(self.item(name="Họp giao ban tuần"))
        self.publish_document(self.issued(subject="Văn bản công khai"))
        self.env["ir.config_parameter"].set_param("web.base.url", self.base_url())
        self.env.flush_all()
        self.authenticate(None, None)
        self.opener.cookies.clear()

    def test_absolute_links_are_the_offices(self):
        for path in PATHS:
            for headers in (EVIL, {"X-Forwarded-Host": "evil.example"}, {}):
                with self.subTest(path=path, headers=headers):
                    page = self.url_open(path, headers=headers)
                    self.assertEqual(page.status_code, 200)
                    self.assertNotIn("evil.example", page.text)
        page = self.url_open(PATHS[0], headers=EVIL).text
        self.assertIn(f'<link rel="canonical" href="{self.base_url()}/lich-cong-tac"', page)
        self.assertIn(f'<meta property="og:url" content="{self.base_url()}/lich-cong-tac"', page)

    def test_another_host_and_another_mode_are_another_page(self):
        website = self.env["website"].search([], limit=1)
        kinds = set()
        original = type(website)._page_kind

        def noted(record):
            kinds.add(original(record))
            return original(record)

        self.patch(type(website), "_page_kind", noted)
        for headers in ({}, EVIL):
            self.url_open(PATHS[0], headers=headers)
        self.assertEqual(len(kinds), 2)

    def test_a_stranger_has_no_debug_mode(self):
        page = self.url_open(PATHS[0] + "&debug=assets").text
        self.assertNotIn("assets.debug", page)
        self.assertEqual(page, self.url_open(PATHS[0]).text)

    def test_what_everybody_may_keep_has_no_cookie(self):
        for path in PATHS:
            with self.subTest(path):
                self.opener.cookies.clear()
                page = self.url_open(path)
                if "public" in page.headers.get("Cache-Control", ""):
                    self.assertNotIn("Set-Cookie", page.headers)
        self.assertIn("public", self.url_open(PATHS[0]).headers["Cache-Control"])

    def test_control_characters_are_refused_on_every_page(self):
        for path in PATHS:
            path = path.partition("?")[0]
            for query in ("don-vi=%00", "q=%00", "tuan=%01", "%00=1", "lanh-dao=%1f"):
                with self.subTest(path=path, query=query):
                    answer = self.url_open(f"{path}?{query}", headers={"Accept-Language": "vi"})
                    self.assertEqual(answer.status_code, 400)
                    self.assertIn("ký tự điều khiển", answer.text)

    def test_search_engines_are_led_to_the_offices_address(self):
        for path in ("/sitemap.xml", "/robots.txt"):
            answer = self.url_open(path, headers=EVIL, allow_redirects=False)
            self.assertEqual(answer.headers["Location"], self.base_url() + path)
            self.assertEqual(self.url_open(path, allow_redirects=False).status_code, 200)
        self.assertNotIn("evil.example", self.url_open("/sitemap.xml").text)
