import polib
from odoo.exceptions import ValidationError
from odoo.tests import tagged
from odoo.tools.misc import file_path
from odoo.tools.translate import code_translations

from ...errors import EofficeError
from ...letters import PARTS
from ...letters.errors import HostileXml, LetterError, TooLarge
from ...letters.layout_check.finding import LABELS, RULES
from ...models.common.error_messages import error_message, user_errors
from ...printing.errors import PrintError
from ...recognition.errors import ScanError
from ...sandbox import SandboxError
from . import translation


@tagged("post_install", "-at_install")
class TestTranslation(translation.TranslationCase):
    module = "eoffice_documents"
    terms_at_least = 400
    one_meaning = (
        "Agency, Approval, Audit Log, Certified copies, Choice, Content, Deadline, Direction, Document, Done, "
        "Dossier, Dossier holder, File, Files, For information, Issuer, Kept free, Kind of register, Late, Lead, "
        "Leader, Note, Number, Number and symbol, Number in the register, Number of copies, Office, Opened, "
        "Ordinal, PDF, Paused, Phrase, Preview, Progress, Reader, Ready, Reason, Recipients, Rule, Secrecy, "
        "Sender, Sent, Sent by, Signer, Support, Texts, Type, Unit, User, Version, Working hours, Year"
    ).split(", ")

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

    def test_each_error_of_the_plain_rooms_is_a_term(self):
        said = {entry.msgid for entry in self.terms}
        rooms = {room for room in EofficeError.__subclasses__() if room.__module__.split(".")[2] == self.module}
        self.assertLessEqual({ScanError, PrintError, LetterError, SandboxError}, rooms)
        for room in rooms:
            sentences = {cause.message for cause in room.causes().values()}
            self.assertFalse({sentence for sentence in sentences if translation.has_words(sentence)} - said)

    def test_each_finding_of_the_letters_is_a_term(self):
        said = {entry.msgid for entry in self.terms}
        self.assertFalse({*RULES.values(), *LABELS.values()} - said)
        self.assertEqual(LABELS.keys(), PARTS.keys())

    def test_an_error_is_said_in_the_language_of_who_reads_it(self):
        self.env["res.lang"]._activate_lang("vi_VN")
        env, error = self.env(context={"lang": "vi_VN"}), TooLarge(limit=64, parts=2000)
        sentence = self.vietnamese.find(TooLarge.message).msgstr % {"limit": 64, "parts": 2000}
        self.assertEqual(error_message(env, error), sentence)
        self.assertEqual(error_message(self.env(context={"lang": "en_US"}), error), str(error))
        with self.assertRaisesRegex(ValidationError, self.vietnamese.find(HostileXml.message).msgstr):
            with user_errors(env, raised=ValidationError):
                raise HostileXml
