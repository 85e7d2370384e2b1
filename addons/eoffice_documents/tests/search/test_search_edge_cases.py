import random
import unicodedata

from odoo.tests import tagged

from ...fulltext import Question, passage
from ...fulltext.fuzzy import edits1
from ..common.case import OfficeCase

ODD = (
    '"',
    '""',
    '"""',
    "-",
    "--",
    '-"',
    '-"quán',
    '"quán',
    'quán"',
    "*",
    "**",
    "a*",
    "*a",
    "-*",
    '-"*"',
    '"a*"',
    "''",
    "'\\",
    ":*",
    "&",
    "|",
    "!",
    "()",
    "<->",
    "a & | ! b",
    "a:b:*",
    "\\",
    "\\x00",
    "\x00",
    "qu\x00án",
    "\ud800",
    "\ufeff",
    "\u200b",
    "\u202equán",
    "💥",
    "👩‍👩‍👧‍👦 karaoke",
    "½",
    "№ 5",
    "ﬁ",
    "İ",
    "ŉ",
    "ẞ",
    "Ω",
    "北京市",
    "\u0301",
    "\u0301\u0301",
    "a" + "\u0301" * 50,
    "x" * 10_000,
    "x " * 5_000,
    "-x " * 4_000,
    '"' * 3_000,
    "15/" * 3_000,
    "đ" * 61,
    "kara" * 3_000 + "*",
    "% _",
    "; DROP TABLE x",
    "\t\n\r\f",
)
OLD_LETTERS = (
    "Qu¸n karaoke x· Ph­íc S¬n",
    "Quaùn karaoke xaõ Phöôùc Sôn",
    "QuÃ¡n karaoke xÃ£ PhÆ°á»›c SÆ¡n",
    "Qu?n karaoke",
)
MEANT = (
    "QUÁN KARAOKE",
    "quán karaoke",
    "Quan Karaoke",
    "QUÀN  karaoke,",
    "(quán) «karaoke»!",
    "karaoke -đâucó",
    '"quán karaoke',
)
SYMBOLS = "aáạđĐ QÚ15/2024-NĐ\"'*-&|!():<>\\%_\x00\u0301\u0323\ud800💥½北\n"


@tagged("post_install", "-at_install")
class TestOddQuestions(OfficeCase):
    """Whatever is typed or pasted gives one clear answer: what has those words, or nothing; never an error."""

    def setUp(self):
        super().setUp()
        self.found = self.entry(number="15", symbol="2024/NĐ-CP", subject="Về quán karaoke tại xã Phước Sơn")
        self.decoy = self.entry(number="16", symbol="TB-UBND", subject="Họp giao ban quý IV")
        self.documents = self.env["eoffice.document"].with_user(self.clerk)

    def every_way(self, text):
        """Ids that the list finds for ``text``; the same question asked wherever it can be asked."""
        domain = [("fulltext", "ilike", text), ("id", "in", (self.found | self.decoy).ids)]
        documents = self.documents.with_context(fulltext_query=text)
        shown = documents.web_search_read(domain, {"subject": {}, "passage": {}}, limit=80)
        ids = [row["id"] for row in shown["records"]]
        self.assertEqual(documents.search_count(domain), len(ids))
        self.assertEqual(set(self.documents.search(["!", "!", *domain[:1], domain[1]]).ids) - set(ids), set())
        best = self.documents.with_context(fulltext_best=True).search(domain)
        self.assertEqual(set(best.ids), set(ids))
        self.documents.name_search(text, limit=5)
        self.assertIsInstance(self.documents.suggest(text), list)
        return ids

    def test_odd_ones(self):
        for text in ODD + OLD_LETTERS:
            with self.subTest(text[:40]):
                ids = self.every_way(text)
                if not text.strip():
                    self.assertEqual(ids, [self.decoy.id, self.found.id], "nothing asked shows all")
                elif Question.parse(text) is None:
                    self.assertEqual(ids, [], "no word, nothing found")

    def test_what_is_meant_is_found_however_it_is_written(self):
        for text in MEANT:
            for form in ("NFC", "NFD", "NFKD"):
                with self.subTest(text, form=form):
                    self.assertEqual(self.every_way(unicodedata.normalize(form, text)), [self.found.id])

    def test_wrong_alphabets_find_no_other_document(self):
        """Old fonts (TCVN3, VNI) and broken encodings are other letters: nothing, or what the whole words say."""
        for text in OLD_LETTERS:
            with self.subTest(text):
                self.assertNotIn(self.decoy.id, self.every_way(text))

    def test_what_is_no_text(self):
        for value in (False, None, 7, 1.5, True):
            with self.subTest(value):
                self.assertIsInstance(self.documents.search([("fulltext", "ilike", value)], limit=1).ids, list)

    def test_any_letters_at_random(self):
        chance = random.Random(8)
        for _turn in range(40):
            text = "".join(chance.choices(SYMBOLS, k=chance.randint(1, 60)))
            with self.subTest(text):
                self.every_way(text)

    def test_cutting_holds_for_any_letters(self):
        """Without a database: no error, and never more than the question may hold."""
        chance = random.Random(9)
        for _turn in range(3000):
            text = "".join(chance.choices(SYMBOLS + "".join(map(chr, range(0x20, 0x250))), k=chance.randint(0, 80)))
            question = Question.parse(text)
            passage(text, text)
            if question:
                words = question.single_words()
                for way in (question.anywhere, question.with_accents, question.in_form, question.side_by_side):
                    self.assertIsInstance(way(), str)
                question.nearly({word: sorted(edits1(word))[:3] for word in words})
                question.one_other({word: ["ban"] for word in words})
        self.assertLessEqual(len(Question.parse("x " * 5000).terms), 500)
