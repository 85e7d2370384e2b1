import polib
from odoo.tests import tagged
from odoo.tools.misc import file_path
from odoo.tools.translate import code_translations

from ...letters import PARTS, errors
from ...letters.layout_check.finding import RULES
from ...models.drafting import letter_messages
from ...recognition.errors import CAUSES
from . import translation


@tagged("post_install", "-at_install")
class TestTranslation(translation.TranslationCase):
    module = "eoffice_documents"
    terms_at_least = 400

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.of_odoo = polib.pofile(file_path("eoffice_documents/i18n_extra/vi.po"))

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
