from odoo.tests import HttpCase, tagged

VIETNAMESE = {"Accept-Language": "vi"}
SENTENCE = "ký tự điều khiển"


@tagged("post_install", "-at_install")
class TestRequests(HttpCase):
    """What no keyboard types is refused with a sentence, wherever it stands."""

    def test_control_characters_in_an_address(self):
        for path in (
            "/web/login?login=%00",
            "/web/login?%00=a",
            "/web/login?redirect=%1b",
            "/web/login?a=b&a=%7f",
            "/khong-co%00",
            "/web/image/%00",
        ):
            with self.subTest(path):
                answer = self.url_open(path, headers=VIETNAMESE)
                self.assertEqual(answer.status_code, 400)
                self.assertIn(SENTENCE, answer.text)
                self.assertNotIn("<", answer.text)

    def test_control_characters_in_a_form_and_in_json(self):
        answer = self.url_open("/web/login", data={"login": "a\0", "password": "b"}, headers=VIETNAMESE)
        self.assertEqual(answer.status_code, 400)
        self.assertIn(SENTENCE, answer.text)
        for name, status in (("a\0", 400), ("a\\u0000", 200), ("a", 200)):
            body = {"jsonrpc": "2.0", "params": {"login": name, "password": "x", "db": self.env.cr.dbname}}
            answer = self.opener.post(f"{self.base_url()}/web/session/authenticate", json=body, timeout=60)
            self.assertEqual(answer.status_code, status, name)

    def test_lines_and_tabs_are_no_control_characters(self):
        self.assertEqual(self.url_open("/web/login?login=a%0d%0a%09b").status_code, 200)

    def test_debug_mode_is_for_the_staff(self):
        self.authenticate(None, None)
        self.assertNotIn("debug=assets", self.url_open("/web/login?debug=assets").text)
        self.assertNotIn('"debug": "assets"', self.url_open("/web/login").text)
        self.assertNotIn('debug: "assets"', self.url_open("/web/login").text)
        self.authenticate("admin", "admin")
        self.assertIn('"assets"', self.url_open("/odoo?debug=assets").text)
