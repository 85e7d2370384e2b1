import unicodedata
from unittest.mock import patch

from odoo.tests import tagged
from odoo.tools import SQL

from ...fulltext import Question, fold, lexemes, passage
from ...models.search import eoffice_vocabulary
from ..common.case import OfficeCase

TEXTS = (
    """
ỦY BAN NHÂN DÂN HUYỆN TUY PHƯỚC – Số: 186/TB-UBND – Tuy Phước, ngày 30 tháng 11 năm 2015
Căn cứ Nghị định số 30/2020/NĐ-CP ngày 05/3/2020 của Chính phủ về công tác văn thư; Đã ký (L.S.)
Ông Đặng Ngọc Ưu Ðà Nẵng, bà Nguyễn Thị Quỳnh Như: tờ trình, xã Phước Sơn, 0901.234.567, a_b __ c-d
Straße œuvre Łódź İstanbul ŉ Ω Москва ёлка 北京市 ½ m² № 5 ﬁ 100% 25°C e-mail: vpubnd@tuyphuoc.gov.vn
"""
    + "\u0301 a\u0301\u0323 n\u0308o \u200b\ufeffxã\u00a0tờ…"
)


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
        for text in (
            "karaoke",
            "chính quyền địa phương",
            "chinh quyen dia phuong",
            "CHINH QUYEN",
            "tờ",
            "xã",
            "Trần Đạt",
            "15/QĐ-UBND",
            "qd-ubnd 15",
            "so noi vu karaoke",
            "25/8/2019",
        ):
            with self.subTest(text):
                self.assertEqual(self.ask(text), self.found)

    def test_decomposed_text_is_the_same(self):
        self.assertEqual(self.ask(unicodedata.normalize("NFD", "chính quyền")), self.found)

    def test_phrase_not_and_beginning(self):
        self.assertEqual(self.ask('"quán karaoke"'), self.found)
        self.assertFalse(self.ask('"karaoke quán"'))
        self.assertEqual(self.ask('"địa phương các tờ trình"'), self.found)
        self.assertEqual(self.ask("UBND -karaoke"), self.decoy)
        self.assertEqual(self.ask("kara*"), self.found)
        self.assertFalse(self.ask("kara"))

    def test_a_beginning_is_asked_as_the_words_it_may_become(self):
        self.env["eoffice.search.vocabulary"]._count_anew()
        self.entry(number="17", subject="Karadi2 và kara, kar")  # not counted yet
        known = self.env["eoffice.search.vocabulary"]._beginning_with({"kara", "dauco", "25"})
        self.assertEqual(known, {"kara": ["kara", "karadi2", "karaoke"], "dauco": ["dauco"]})
        question = Question.parse("quán/kara* -kara*").expand_prefixes(known)
        self.assertEqual(
            question.anywhere(),
            "('_quan_kara' | '_quan_karadi2' | '_quan_karaoke') & !(('kara' | 'karadi2' | 'karaoke'))",
        )
        self.assertEqual(self.ask("quán kara*"), self.found)
        with patch.object(eoffice_vocabulary, "ENDINGS", 2):
            self.assertEqual(self.env["eoffice.search.vocabulary"]._beginning_with({"kara"}), {})
            self.assertEqual(self.ask("quán kara*"), self.found)

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
        shown, _page = passage("<b>Xã</b> & xã", "xa")
        self.assertEqual(shown, "&lt;b&gt;<mark>Xã</mark>&lt;/b&gt; &amp; <mark>xã</mark>")

    def test_the_passage_knows_its_page(self):
        body = "Trang đầu nói về lịch\f\fTrang ba có quán karaoke, xã Phước Sơn"
        self.assertEqual(passage(body, "karaoke"), ("… Trang ba có quán <mark>karaoke</mark>, xã Phước Sơn", 2))
        self.assertEqual(passage(body, "phuoc* -lich")[0].count("<mark>"), 1)
        self.assertEqual(passage(body, "karaokes"), ("", 0))

    def test_cutting(self):
        self.assertEqual(fold("Đặng Thị Ưu"), "dang thi uu")
        self.assertEqual(Question.parse("15/2024/NĐ-CP").anywhere(), "'_15_2024' & '_2024_nd' & '_nd_cp'")
        self.assertIsNone(Question.parse("«»"))

    def test_the_database_cuts_as_the_program_does(self):
        """Real texts of offices, decomposed ones, other alphabets, rubbish of machines: the same lexemes."""
        texts = [line for line in TEXTS.splitlines() if line.strip()]
        texts += ["Một.\nHai;\nba. Bốn\nnăm .\n\nsáu ẟ bảy", "ẟ", ".\n"]
        texts += [unicodedata.normalize("NFD", text) for text in texts] + [text.upper() for text in texts]
        for text in [*texts, TEXTS, "", " ", "a" * 500, "đ" * 70 + " ơ"]:
            with self.subTest(text[:40]):
                [(cut,)] = self.env.execute_query(
                    SQL("SELECT tsvector_to_array(eoffice_lexemes(%s, %s))", "Số 15/NĐ-CP của Chính phủ", text)
                )
                self.assertEqual(set(cut), lexemes("Số 15/NĐ-CP của Chính phủ", text))

    def test_very_long_texts_are_kept(self):
        """A vector holds a megabyte: of the pages after the fiftieth single words are kept, and nothing breaks."""
        self.env["eoffice.recognition.page"].sudo().create(
            {
                "recognition_id": self.decoy.recognition_ids.id,
                "number": 1,
                "state": "read",
                "text": " ".join(f"từ{number}" for number in range(200_000)) + " cuối cùng",
            }
        )
        self.decoy._index_text()
        self.assertEqual(self.ask("từ77"), self.decoy)
        self.assertEqual(self.ask('"từ77 từ78"'), self.decoy)

    def test_accents_that_were_typed_come_first(self):
        thang, thawng = (
            self.entry(number=number, subject=text) for number, text in ((17, "Tháng một"), (18, "Thăng trầm"))
        )
        both = self.documents.search([("fulltext", "ilike", "tháng"), ("id", "in", (thang | thawng).ids)])
        self.assertEqual(both.ids, [thang.id, thawng.id])
        both = self.documents.search([("fulltext", "ilike", "thăng"), ("id", "in", (thang | thawng).ids)])
        self.assertEqual(both.ids, [thawng.id, thang.id])
        newest = self.documents.search([("fulltext", "ilike", "thang"), ("id", "in", (thang | thawng).ids)])
        self.assertEqual(newest.ids, [thawng.id, thang.id])

    def test_the_best_match_is_told_by_the_form_and_by_neighbours(self):
        in_form = self.entry(number=17, subject="Tu sửa cầu Suối Ngang")
        apart, beside = (self.entry(number=number, subject="Khác") for number in (18, 19))
        for document, text in ((apart, "Suối cạn, cầu ngang, tu sửa"), (beside, "việc tu sửa cầu suối ngang")):
            self.env["eoffice.recognition.page"].sudo().create(
                {"recognition_id": document.recognition_ids.id, "number": 1, "state": "read", "text": text}
            )
        later = self.entry(number=20, subject="Khác")
        self.env["eoffice.recognition.page"].sudo().create(
            {
                "recognition_id": later.recognition_ids.id,
                "number": 1,
                "state": "read",
                "text": "suối, tu, sửa, ngang, cầu",
            }
        )
        (apart | beside | later)._index_text()
        domain = [("fulltext", "ilike", "tu sửa cầu suối ngang"), ("id", "in", (in_form | apart | beside | later).ids)]
        self.assertEqual(self.documents.search(domain).ids, [later.id, beside.id, apart.id, in_form.id])
        best = self.documents.with_context(fulltext_best=True).search(domain)
        self.assertEqual(best.ids, [in_form.id, beside.id, later.id, apart.id])

    def test_pages_of_a_list_and_counts_agree(self):
        entries = self.documents.browse()
        for number in range(7):
            entries |= self.entry(number=str(100 + number), subject="Tháng giêng" if number % 2 else "Thăng hoa")
        domain = [("fulltext", "ilike", "tháng"), ("id", "in", entries.ids)]
        whole = self.documents.search(domain).ids
        paged = [
            document.id for start in (0, 3, 6) for document in self.documents.search(domain, offset=start, limit=3)
        ]
        self.assertEqual(paged, whole)
        self.assertEqual(len(set(whole)), 7)
        self.assertEqual(self.documents.search_count(domain), 7)
        self.assertEqual(self.documents.search_count(domain, limit=5), 5)
        self.assertEqual(self.documents.search(domain, order="number desc").ids, entries.sorted("number", True).ids)
        [(kind, count)] = self.documents._read_group(domain, ["document_type_id"], ["__count"])
        self.assertEqual((kind, count), (self.notice, 7))

    def test_two_words_in_the_search_bar(self):
        """Two facets of one field are alternatives; other conditions go on holding."""
        either = ["|", ("fulltext", "ilike", "karaoke"), ("fulltext", "ilike", "giao ban")]
        ours = ("id", "in", (self.found | self.decoy).ids)
        self.assertEqual(self.documents.search([*either, ours]), self.found | self.decoy)
        self.assertEqual(self.documents.search([*either, ours, ("number", "=", "16")]), self.decoy)
        both = [("fulltext", "ilike", "ubnd"), ("fulltext", "ilike", "karaoke"), ours]
        self.assertEqual(self.documents.search(both), self.found)
        odd = ["|", ("fulltext", "ilike", "karaoke"), ("number", "=", "16"), ours]
        self.assertEqual(self.documents.search(odd), self.found | self.decoy)
        self.assertEqual(self.documents.search(["!", ("fulltext", "ilike", "karaoke"), ours]), self.decoy)
