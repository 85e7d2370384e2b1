from unittest.mock import patch

from odoo import http
from odoo.tests import TransactionCase, tagged
from odoo.tools import config

from ... import micro_cache

ASKED = {
    "REQUEST_METHOD": "GET",
    "HTTP_HOST": "vpdt.example.vn",
    "PATH_INFO": "/lich-cong-tac",
    "QUERY_STRING": "tuan=2015-12-07",
}


@tagged("post_install", "-at_install")
class TestMoment(TransactionCase):
    """What a visitor gets without the database being asked, and who never does."""

    def setUp(self):
        super().setUp()
        self.enterContext(patch.dict(config.options, {"test_enable": False}))
        self.clock = self.enterContext(patch.object(micro_cache.time, "monotonic", return_value=100.0))
        self.enterContext(patch.dict(micro_cache.answers, clear=True))
        headers = [("Content-Type", "text/html"), ("ETag", '"abc"'), ("Cache-Control", "public")]
        micro_cache.keep(ASKED, "abc", headers, "Lịch".encode())

    def test_the_same_is_given_again_for_a_moment_only(self):
        status, headers, body = micro_cache.answer(ASKED)
        self.assertEqual((status, body.decode()), ("200 OK", "Lịch"))
        self.assertEqual(dict(headers)["Content-Length"], "6")
        self.clock.return_value += micro_cache.SECONDS + 0.01
        self.assertIsNone(micro_cache.answer(ASKED))

    def test_who_has_it_is_told_so(self):
        status, headers, body = micro_cache.answer({**ASKED, "HTTP_IF_NONE_MATCH": '"old", "abc"'})
        self.assertEqual((status, body), ("304 NOT MODIFIED", b""))
        self.assertEqual(dict(headers), {"ETag": '"abc"', "Cache-Control": "public"})
        self.assertEqual(micro_cache.answer({**ASKED, "HTTP_IF_NONE_MATCH": '"old"'})[0], "200 OK")

    def test_another_question_is_asked_anew(self):
        for change in (
            {"QUERY_STRING": "tuan=2015-12-14"},
            {"PATH_INFO": "/lich-cong-tac.ics"},
            {"HTTP_HOST": "khac.example.vn"},
            {"HTTP_X_FORWARDED_HOST": "khac.example.vn"},
            {"HTTP_COOKIE": "frontend_lang=en_US"},
            {"REQUEST_METHOD": "POST"},
        ):
            with self.subTest(change):
                self.assertIsNone(micro_cache.answer({**ASKED, **change}))

    def test_who_is_logged_in_is_no_visitor(self):
        store = http.root.session_store
        session = store.new()
        self.addCleanup(store.delete, session)
        for uid, kept in ((None, True), (self.env.uid, False)):
            session["uid"] = uid
            store.save(session)
            found = micro_cache.answer({**ASKED, "HTTP_COOKIE": f"session_id={session.sid}"})
            self.assertEqual(bool(found), kept)
        self.assertTrue(micro_cache.answer({**ASKED, "HTTP_COOKIE": "session_id=../../etc/passwd"}))

    def test_memory_stays_bounded(self):
        for number in range(2 * micro_cache.MAX_ANSWERS):
            micro_cache.keep({**ASKED, "QUERY_STRING": f"q={number}"}, "abc", [], b"")
        self.assertLessEqual(len(micro_cache.answers), micro_cache.MAX_ANSWERS)

    def test_it_stands_before_odoo(self):
        answered = []
        body = http.root({**ASKED}, lambda status, headers: answered.append(status))
        self.assertEqual((answered, b"".join(body).decode()), (["200 OK"], "Lịch"))
