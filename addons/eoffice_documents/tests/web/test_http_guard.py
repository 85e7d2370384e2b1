import base64
from unittest.mock import patch

from odoo.tests import HttpCase, TransactionCase, tagged
from odoo.tools import config

from ...http_guard import HSTS, guarded, is_https, may_run_jobs


def _basic(word):
    return {"HTTP_AUTHORIZATION": "Basic " + base64.b64encode(f"runner:{word}".encode()).decode()}


@tagged("post_install", "-at_install")
class TestGuard(TransactionCase):
    """What every answer carries, and who calls the job runner's address."""

    def test_cookies_stay_in_the_office_and_behind_tls(self):
        headers = [("Set-Cookie", "session_id=a; HttpOnly; Path=/"), ("Set-Cookie", "td_id=b; Secure; SameSite=Strict")]
        for https, first in ((False, "; SameSite=Lax"), (True, "; SameSite=Lax; Secure")):
            cookies = [value for name, value in guarded(headers, https, False) if name == "Set-Cookie"]
            self.assertEqual(cookies, [headers[0][1] + first, headers[1][1]])

    def test_what_everybody_may_keep_gives_nobody_a_session(self):
        shared = [("Cache-Control", "Public, max-age=0"), ("Set-Cookie", "session_id=a")]
        self.assertNotIn("Set-Cookie", dict(guarded(shared, False, personal=False)))
        self.assertIn("Set-Cookie", dict(guarded(shared, False, personal=True)), "or a new session would be lost")
        private = [("Cache-Control", "private"), ("Set-Cookie", "session_id=a")]
        self.assertIn("Set-Cookie", dict(guarded(private, False, personal=False)))

    def test_headers_of_a_page_and_of_a_file(self):
        page = dict(guarded([("Content-Type", "text/html; charset=utf-8")], False, False))
        for rule in ("frame-ancestors 'self'", "object-src 'none'", "base-uri 'self'", "form-action 'self'"):
            self.assertIn(rule, page["Content-Security-Policy"])
        self.assertNotIn("Strict-Transport-Security", page)
        file = dict(guarded([("Content-Type", "application/pdf")], True, False))
        self.assertEqual(file["Content-Security-Policy"], "frame-ancestors 'self'")
        self.assertEqual(file["Strict-Transport-Security"], HSTS)
        self.assertEqual((file["X-Content-Type-Options"], file["Referrer-Policy"]), ("nosniff", "same-origin"))

    def test_a_header_that_is_there_stays(self):
        headers = guarded([("referrer-policy", "no-referrer"), ("Content-Security-Policy", "x")], False, False)
        self.assertEqual([value for name, value in headers if name.lower() == "referrer-policy"], ["no-referrer"])
        self.assertEqual(headers[1], ("Content-Security-Policy", "x"))

    def test_a_proxy_is_believed_only_where_it_is_set_up(self):
        said = {"wsgi.url_scheme": "http", "HTTP_X_FORWARDED_PROTO": "https"}
        for proxy_mode in (False, True):
            with patch.dict(config.options, {"proxy_mode": proxy_mode}):
                self.assertEqual(is_https(said), proxy_mode)
        self.assertTrue(is_https({"wsgi.url_scheme": "https"}))

    def test_who_runs_jobs(self):
        here = {"REMOTE_ADDR": "127.0.0.1", "SERVER_NAME": "192.168.1.5"}
        cases = [
            (here, None, True),
            ({**here, "REMOTE_ADDR": "192.168.1.5"}, None, True),
            ({**here, "REMOTE_ADDR": "192.168.1.6"}, None, False),
            ({**here, "REMOTE_ADDR": "nobody"}, None, False),
            ({**here, "HTTP_X_FORWARDED_FOR": "203.0.113.9"}, None, False),
            ({**here, "HTTP_VIA": "1.1 proxy"}, None, False),
            (here, "word", False),
            ({**here, **_basic("wrong")}, "word", False),
            ({**here, "HTTP_AUTHORIZATION": "Basic ???"}, "word", False),
            ({**here, "HTTP_AUTHORIZATION": "Bearer " + base64.b64encode(b"runner:word").decode()}, "word", False),
            ({"REMOTE_ADDR": "203.0.113.9", **_basic("word")}, "word", True),
        ]
        for environ, secret, allowed in cases:
            with self.subTest(environ=environ, secret=secret):
                self.assertEqual(may_run_jobs(environ, secret), allowed)


@tagged("post_install", "-at_install")
class TestGuardOverHttp(HttpCase):
    def test_every_kind_of_answer_is_guarded(self):
        for path in ("/web/login", "/web/static/img/favicon.ico", "/khong-co", "/web/health", "/queue_job/runjob"):
            with self.subTest(path):
                headers = self.url_open(path).headers
                self.assertEqual(headers["X-Content-Type-Options"], "nosniff")
                self.assertEqual(headers["Referrer-Policy"], "same-origin")
                self.assertIn("frame-ancestors 'self'", headers["Content-Security-Policy"])
                self.assertNotIn("Python", headers.get("Server", ""))
                if "Set-Cookie" in headers:
                    self.assertIn("SameSite=Lax", headers["Set-Cookie"])

    def test_jobs_are_run_by_the_runner_alone(self):
        with patch("odoo.addons.eoffice_documents.http_guard._runner_secret", return_value="word"):
            for path in ("/queue_job/runjob?db=x&job_uuid=y", "//queue_job/runjob", "/queue_job/create_test_job"):
                self.assertEqual(self.url_open(path).status_code, 403, path)
