import re
import unicodedata
from io import BytesIO

import polib
from odoo.tests import TransactionCase
from odoo.tools.misc import file_path
from odoo.tools.translate import trans_export

PLACEHOLDER = re.compile(r"%(?:\(\w+\))?[sd]|%%")
TAG = re.compile(r"<[^>]+>")
ENGLISH = re.compile(r"[a-z]{2,}")
FOREIGN = ("activity_calendar_event_id", ",website_form_label:")  # what calendar and website add to models of others


def places(entries):
    """Each term with each record it stands on; a term of the code is looked up by itself, wherever it stands."""
    return {
        (entry.msgid, "code" if place.startswith("code:") else place)
        for entry in entries
        for place, _line in entry.occurrences
        if not any(mark in place for mark in FOREIGN)
    }


def has_words(text):
    """Whether something of ``text`` is to be translated, tags and placeholders apart."""
    return bool(ENGLISH.search(TAG.sub("", PLACEHOLDER.sub("", text))))


TIME_WORDS = re.compile(
    r"\b(ngày|hạn|lúc|giờ|thời|tháng|tuần|từ|đến|khi|năm|thứ|chủ nhật|sớm nhất|muộn nhất|gần nhất|trước|lần)\b", re.I
)
PEOPLE = ("res.users", "res.partner", "hr.employee", "eoffice.principal")


def kind_of(field):
    """What stands below the heading of an ir.model.fields record: a date, a number, people, records of one model …"""
    if field.ttype in ("date", "datetime"):
        return "time"
    if field.ttype in ("integer", "float", "monetary"):
        return "number"
    if field.ttype in ("char", "text", "html"):
        return "text"
    return "people" if field.relation in PEOPLE else field.relation or field.ttype


class TranslationCase(TransactionCase):
    """Every term of ``module`` is said in Vietnamese, whole and without a slip of the pen."""

    module = ""
    terms_at_least = 1
    one_meaning = ()  # read: whatever stands below these words, they say the same of it
    allow_inherited_tests_method = True

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        buffer = BytesIO()
        trans_export(None, [cls.module], buffer, "po", cls.env)
        cls.terms = polib.pofile(buffer.getvalue().decode())
        cls.vietnamese = polib.pofile(file_path(f"{cls.module}/i18n/vi.po"))
        cls.of_odoo = polib.POFile()

    def test_every_place_of_every_term_is_translated(self):
        missing = places(self.terms) - places(entry for entry in self.vietnamese if entry.msgstr)
        self.assertFalse(sorted(missing), "not in vi.po: export the terms again and translate these")
        self.assertGreater(len(self.terms), self.terms_at_least)

    def test_terms_of_the_code_are_marked_for_where_they_are_said(self):
        """Odoo reads a term for the server, or for the browser, only where the file says so."""
        for kind in ("odoo-python", "odoo-javascript"):
            said, marked = (
                {entry.msgid for entry in file if kind in entry.comment} for file in (self.terms, self.vietnamese)
            )
            self.assertFalse(said - marked, kind)

    def test_nothing_is_translated_that_the_module_no_longer_says(self):
        self.assertFalse({entry.msgid for entry in self.vietnamese} - {entry.msgid for entry in self.terms})

    def headings(self):
        """(msgid, msgstr, kinds of what stands below it as a field's label; "choice" where it is a value to choose)."""
        ids = self.env["ir.model.data"].search([("model", "=", "ir.model.fields"), ("module", "=", self.module)])
        fields = {f"{self.module}.{data.name}": data.res_id for data in ids}
        for entry in self.vietnamese:
            kinds = set()
            for place, _line in entry.occurrences:
                sort, name = place.partition(",")[0], place.rpartition(":")[2]
                if sort == "model:ir.model.fields" and "field_description" in place and name in fields:
                    kinds.add(kind_of(self.env["ir.model.fields"].browse(fields[name])))
                elif sort == "model:ir.model.fields.selection":
                    kinds.add("choice")
            yield entry.msgid, entry.msgstr, kinds

    def test_no_word_heads_two_kinds_of_things(self):
        """One source string has one translation: «Asked» cannot be both who was asked and when."""
        several = {word for word, _vietnamese, kinds in self.headings() if len(kinds) > 1}
        self.assertFalse(several - set(self.one_meaning), "give each meaning a string of its own, or say they are one")
        self.assertFalse(set(self.one_meaning) - several, "no longer needed")

    def test_dates_are_headed_by_words_of_time(self):
        for word, vietnamese, kinds in self.headings():
            with self.subTest(word):
                if "time" in kinds:
                    self.assertRegex(vietnamese, TIME_WORDS)
                if "people" in kinds:
                    self.assertNotRegex(vietnamese, r"^(Ngày|Hạn|Số|Văn bản)\b")

    def test_placeholders_and_tags_are_kept(self):
        for entry in [*self.vietnamese, *self.of_odoo]:
            with self.subTest(entry.msgid):
                for pattern in (PLACEHOLDER, TAG):
                    self.assertEqual(sorted(pattern.findall(entry.msgstr)), sorted(pattern.findall(entry.msgid)))

    def test_only_vietnamese_and_signs_stand_as_they_are(self):
        for entry in [*self.vietnamese, *self.of_odoo]:
            if entry.msgstr == entry.msgid and entry.msgid.isascii():
                self.assertNotRegex(TAG.sub("", entry.msgid), ENGLISH)

    def test_texts_are_in_nfc_and_without_blanks_around(self):
        for entry in [*self.vietnamese, *self.of_odoo]:
            self.assertEqual(unicodedata.normalize("NFC", entry.msgstr).strip(), entry.msgstr)
