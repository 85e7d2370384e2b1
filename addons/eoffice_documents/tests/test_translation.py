import re
import unicodedata
from io import BytesIO

import polib
from odoo.tests import TransactionCase, tagged
from odoo.tools.misc import file_path
from odoo.tools.translate import code_translations, trans_export

from ..letters import PARTS, errors
from ..letters.checking.finding import RULES
from ..models import letter_messages
from ..recognition.errors import CAUSES

PLACEHOLDER = re.compile(r"%(?:\(\w+\))?[sd]|%%")
TAG = re.compile(r"<[^>]+>")
ENGLISH = re.compile(r"[a-z]{2,}")


def places(entries):
    """Each term with each record it stands on; a term of the code is looked up by itself, wherever it stands."""
    return {
        (entry.msgid, "code" if place.startswith("code:") else place)
        for entry in entries
        for place, _line in entry.occurrences
    }


@tagged("post_install", "-at_install")
class TestTranslation(TransactionCase):
    """Every term of the module is said in Vietnamese, whole and without a slip of the pen."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        buffer = BytesIO()
        trans_export(None, ["eoffice_documents"], buffer, "po", cls.env)
        cls.terms = polib.pofile(buffer.getvalue().decode())
        cls.vietnamese = polib.pofile(file_path("eoffice_documents/i18n/vi.po"))
        cls.of_odoo = polib.pofile(file_path("eoffice_documents/i18n_extra/vi.po"))

    def test_every_place_of_every_term_is_translated(self):
        missing = places(self.terms) - places(entry for entry in self.vietnamese if entry.msgstr)
        self.assertFalse(sorted(missing), "not in vi.po: export the terms again and translate these")
        self.assertGreater(len(self.terms), 400)

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

    def test_what_odoo_leaves_in_english_is_said_as_well(self):
        self.env["res.lang"]._activate_lang("vi_VN")
        self.env["ir.module.module"]._load_module_terms(["eoffice_documents"], ["vi_VN"])
        self.assertIn("Nhập tên đăng nhập", self.env.ref("web.login").with_context(lang="vi_VN").arch_db)
        messages = code_translations.get_web_translations("eoffice_documents", "vi_VN")["messages"]
        self.assertIn("Trao đổi đánh dấu sao", {message["string"] for message in messages})

    def test_each_cause_of_a_failed_reading_is_a_term(self):
        said = {entry.msgid for entry in self.terms}
        self.assertFalse({cause.message for cause in CAUSES.values()} - said)

    def test_each_finding_and_refusal_of_the_letters_is_a_term(self):
        said = {entry.msgid for entry in self.terms}
        self.assertFalse({*RULES.values(), *(cause.message for cause in errors.CAUSES)} - said)
        self.assertEqual(letter_messages.PARTS.keys(), PARTS.keys())
