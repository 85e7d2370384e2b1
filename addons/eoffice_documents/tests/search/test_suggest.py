import unicodedata

from odoo.exceptions import AccessError
from odoo.tests import tagged
from odoo.tools import SQL

from ...fulltext.autocomplete import phrases
from ...models.search import eoffice_document_suggest as suggest_module
from ..common.case import OfficeCase


@tagged("post_install", "-at_install")
class TestSuggest(OfficeCase):
    """What may be meant while one types, of what one may read."""

    def setUp(self):
        super().setUp()
        self.first = self.entry(number="15", symbol="QZX-UBND", subject="Thông báo kết luận cuộc họp về quán zaraoke")
        self.second = self.entry(number="152", symbol="TB-ZSNV", subject="Về thông báo kết luận thanh tra zaraoke")
        self.third = self.entry(number="7", symbol="GM-UBND", subject="Giấy mời dự lễ, ngày 15/3, Đầm Zơi")

    def suggest(self, typed, user=None, direction=None):
        found = self.env["eoffice.document"].with_user(user or self.clerk).suggest(typed, direction)
        self.assertLessEqual(len(found), 7)
        return found

    def documents(self, typed, **options):
        return [found["id"] for found in self.suggest(typed, **options) if found["kind"] == "document"]

    def phrases(self, typed, **options):
        return [found["text"] for found in self.suggest(typed, **options) if found["kind"] == "phrase"]

    def test_a_document_by_the_beginning_of_its_number_and_symbol(self):
        self.assertEqual(self.documents("15/qz"), [self.first.id])
        self.assertEqual(self.documents("152/TB-ZS"), [self.second.id])
        found = [one for one in self.suggest("15/QZX") if one["kind"] == "document"][0]
        self.assertEqual((found["number"], found["text"]), ("15/QZX-UBND", self.first.subject))

    def test_a_document_by_its_subject_with_and_without_accents(self):
        for typed in ("zara", "thông báo zara", "thong bao ket luan zaraoke", "ZARA", "Zara thông"):
            with self.subTest(typed):
                self.assertEqual(self.documents(typed), [self.second.id, self.first.id])
        for typed in ("đầm zơ", "dam zo", unicodedata.normalize("NFD", "Đầm Zơi")):
            with self.subTest(typed):
                self.assertEqual(self.documents(typed), [self.third.id])
        self.assertEqual(self.documents("araoke"), [])

    def test_the_number_comes_before_the_date_in_a_subject(self):
        later = self.entry(number="9", symbol="ZZ", subject="Ngày 15/QZX")
        self.assertEqual(self.documents("15/QZX"), [self.first.id, later.id])

    def test_the_whole_number_comes_before_longer_ones(self):
        self.assertEqual(self.documents("15")[0], self.first.id)
        self.assertIn(self.second.id, self.documents("15"))

    def test_words_are_completed(self):
        self.assertIn("zaraoke", self.phrases("zar"))
        self.assertEqual(self.phrases("thong bao ket")[0], "thông báo kết luận")
        self.assertEqual(phrases(["ket", "luan"], ["Kết luận cuộc họp", "kết luận cuộc"], 2), ["kết luận cuộc"])
        self.assertEqual(
            phrases(["ket", "luan"], ["Kết luận thanh tra", "Kết luận số 5"], 2),
            ["kết luận thanh tra", "kết luận số 5"],
        )
        self.assertEqual(phrases(["zara"], ["Quán Zaraoke"], 2), ["zaraoke"])
        self.assertEqual(phrases(["15"], ["15 ngày"], 2), [])

    def test_known_issuers(self):
        agencies = self.env["res.partner"].create(
            [{"name": name, "eoffice_issuer": True} for name in ("Sở Zội vụ tỉnh Ví Dụ", "Chi cục Zội đồng", "Azội")]
            + [{"name": "Zội Văn Người"}]
        )
        issuers = [found for found in self.suggest("zội") if found["kind"] == "issuer"]
        self.assertEqual({found["id"] for found in issuers}, set(agencies[:2].ids))
        [one] = [found for found in self.suggest("so zoi v", user=self.specialist) if found["kind"] == "issuer"]
        self.assertEqual((one["id"], one["text"]), (agencies[0].id, agencies[0].name))

    def test_never_a_hint_of_what_one_may_not_read(self):
        for typed in ("15/qz", "zara", "thong bao ket luan z", "đầm zơi", "152"):
            with self.subTest(typed):
                self.assertEqual(self.suggest(typed, user=self.other_clerk), [])
                self.assertEqual(self.suggest(typed, user=self.specialist), [])
        self.env["eoffice.document.access"]._grant([(self.second.id, self.principal(self.specialist).id)])
        self.assertEqual(self.documents("zara", user=self.specialist), [self.second.id])
        self.assertNotIn("zaraoke", " ".join(self.phrases("quán", user=self.specialist)))
        stranger = self.env["res.users"].browse(self.ref("base.public_user"))
        with self.assertRaises(AccessError):
            self.suggest("zara", user=stranger)

    def test_one_direction(self):
        self.assertEqual(self.documents("zara", direction="outgoing"), [])
        self.assertEqual(len(self.documents("zara", direction="incoming")), 2)
        self.assertEqual(len(self.documents("zara", direction="'; DROP")), 2)

    def test_odd_input_gives_nothing_or_words(self):
        for typed in ("", " ", "z", "'\"&|!()\\:*", "%_", "\x00", "💥💥", "-", "[[:alnum:]]" * 50, None, 7, ["zara"]):
            with self.subTest(typed):
                self.assertIsInstance(self.suggest(typed), list)
        self.assertEqual(self.documents("zara'\"&|!()\\:*"), [self.second.id, self.first.id])
        self.assertEqual(self.documents("z" * 10_000), [])

    def test_older_documents_by_the_index(self):
        """Beyond the newest that are looked at one by one."""
        self.patch(suggest_module, "RECENT", 1)
        self.assertEqual(self.documents("zara"), [self.second.id, self.first.id])
        for typed in ("15/q", "15/qz", "15/qzx"):
            self.assertEqual(self.documents(typed), [self.first.id])
        self.assertEqual(self.documents("zara", user=self.specialist), [])
        self.first.signer_name = "Zặng Tạc"
        self.assertEqual(self.documents("zang"), [], "neither number nor subject")

    def test_few_queries(self):
        for user in (self.clerk, self.specialist):
            self.suggest("thông báo", user=user)
            self.env.invalidate_all()
            with self.subTest(user.login), self.assertQueryCount(8):
                self.suggest("thông báo", user=user)

    def test_only_the_newest_are_looked_at(self):
        documents = self.env["eoffice.document"].with_user(self.clerk)
        self.env.flush_all()
        self.env.cr.execute("SET LOCAL enable_seqscan = off")  # the tables of a test are small
        query = documents._recent_query(documents._search([]), ["zara"])
        plan = "\n".join(row for (row,) in self.env.execute_query(SQL("EXPLAIN %s", query)))
        self.assertNotIn("Seq Scan", plan)
