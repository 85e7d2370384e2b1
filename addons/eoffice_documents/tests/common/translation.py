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


class TranslationCase(TransactionCase):
    """Every term of ``module`` is said in Vietnamese, whole and without a slip of the pen."""

    module = ""
    terms_at_least = 1
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
