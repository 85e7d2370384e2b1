import unicodedata
from unittest.mock import patch

from odoo.tests import tagged
from odoo.tools import SQL

from ..fulltext import fold, parse_query, passage
from ..models import eoffice_document_text
from .common import OfficeCase


@tagged("post_install", "-at_install")
class TestSearch(OfficeCase):
    def setUp(self):
        super().setUp()
        self.documents = self.env["eoffice.document"].with_user(self.clerk)
        self.found = self.entry(
            number="15", symbol="QĐ-UBND", subject="Về quán karaoke tại xã Phước Sơn", signer_name="Trần Văn Đạt"
        )
        self.env["eoffice.recognition.page"].sudo().create(
            {
                "recognition_id": self.found.recognition_ids.id,
                "number": 1,
                "state": "read",
                "text": "Căn cứ Luật Tổ chức chính quyền địa phương. Các tờ trình gửi về trước ngày 25/8/2019.",
            }
        )
        self.found._index_text()
        self.decoy = self.entry(number="16", symbol="TB-UBND", subject="Họp giao ban quý IV")

    def ask(self, text):
        return self.documents.search([("fulltext", "ilike", text), ("id", "in", (self.found | self.decoy).ids)])

    def test_every_word_with_and_without_accents(self):
        for text in ("karaoke", "chính quyền địa phương", "chinh quyen dia phuong", "CHINH QUYEN", "tờ", "xã",
                     "Trần Đạt", "15/QĐ-UBND", "qd-ubnd 15", "so noi vu karaoke", "25/8/2019"):  # fmt: skip
            with self.subTest(text):
                self.assertEqual(self.ask(text), self.found)

    def test_decomposed_text_is_the_same(self):
        self.assertEqual(self.ask(unicodedata.normalize("NFD", "chính quyền")), self.found)

    def test_phrase_not_and_beginning(self):
        self.assertEqual(self.ask('"quán karaoke"'), self.found)
        self.assertFalse(self.ask('"karaoke quán"'))
        self.assertEqual(self.ask("UBND -karaoke"), self.decoy)
        self.assertEqual(self.ask("kara*"), self.found)
        self.assertFalse(self.ask("kara"))

    def test_hostile_questions_are_just_words(self):
        for text in ("'", "\\", "a & | ! b", "':* <-> (", "%", "\x00", '"', "-", "*", "''':"):
            with self.subTest(text):
                self.ask(text)

    def test_nothing_asked_shows_all(self):
        self.assertEqual(self.ask("  "), self.found | self.decoy)
        self.assertFalse(self.ask("…"))

    def test_the_form_is_found_as_it_stands_now(self):
        self.decoy.subject = "Phòng cháy chữa cháy"
        self.assertEqual(self.ask("chua chay"), self.decoy)
        self.assertFalse(self.ask("giao ban"))

    def test_the_passage_marks_the_words(self):
        text = self.found.with_context(fulltext_query=["dia phuong"]).passage
        self.assertIn("<mark>địa</mark> <mark>phương</mark>", text)
        self.assertFalse(self.decoy.with_context(fulltext_query=["dia phuong"]).passage)

    def test_the_passage_is_safe(self):
        self.assertEqual(passage("<b>Xã</b> & xã", "xa"), "&lt;b&gt;<mark>Xã</mark>&lt;/b&gt; &amp; <mark>xã</mark>")

    def test_cutting(self):
        self.assertEqual(fold("Đặng Thị Ưu"), "dang thi uu")
        self.assertEqual(parse_query("15/2024/NĐ-CP"), "'15_2024' & '2024_nd' & 'nd_cp'")
        self.assertIsNone(parse_query("«»"))

    def test_search_uses_the_index(self):
        self.env.cr.execute("SET LOCAL enable_seqscan = off")
        self.env.cr.execute(
            "EXPLAIN SELECT document_id FROM eoffice_document_text WHERE vector @@ %s::tsquery",
            [parse_query("karaoke")],
        )
        plan = "\n".join(row[0] for row in self.env.cr.fetchall())
        self.assertIn("eoffice_document_text_vector_idx", plan)

    def test_rare_middling_and_common_words_are_read_in_their_own_way(self):
        """The same documents, whichever way is taken: by ids, by the index as a whole, or left to walk by date."""
        texts = self.env["eoffice.document.text"]
        documents = self.env["eoffice.document"].sudo().create(
            [
                {"unit_id": self.committee.id, "subject": " ".join(filter(None, (
                    "khắpnơi", place % 4 == 0 and "thỉnhthoảng", place == 7 and "duynhất")))}
                for place in range(40)
            ]
        )  # fmt: skip
        self.env.flush_all()
        self.env.cr.execute("ANALYZE eoffice_document_text")
        everything = texts.search_count([])
        self.env.registry.clear_cache()
        self.enterContext(patch.object(eoffice_document_text, "FEW", 4))
        self.enterContext(patch.object(eoffice_document_text, "COMMON", 20 / everything))
        for word, kind, expected in (
            ("khắpnơi", "common", documents),
            ("thỉnhthoảng", "many", documents.filtered(lambda one: "thỉnhthoảng" in one.subject)),
            ("duynhất", "few", documents[7]),
            ("chẳngcóởđâu", "few", documents.browse()),
        ):
            with self.subTest(word):
                self.assertEqual(texts._class_of(parse_query(word)), kind)
                found = self.env["eoffice.document"].sudo().search([("fulltext", "ilike", word)])
                self.assertEqual(found & documents, expected)
                self.assertEqual(found, expected)
                self.assertEqual("OFFSET" in texts._many(parse_query(word)).code, kind == "many")

    def test_a_word_that_is_nowhere_reads_no_document(self):
        """EXPLAIN: neither the texts nor the documents are walked for it."""
        self.env["eoffice.document"].search([("fulltext", "ilike", "chẳngcóởđâu")], limit=80)
        query = self.env["eoffice.document"]._search([("fulltext", "ilike", "chẳngcóởđâu")], limit=80)
        plan = "\n".join(row for (row,) in self.env.execute_query(SQL("EXPLAIN %s", query.select())))
        self.assertNotIn("Seq Scan on eoffice_document", plan)
