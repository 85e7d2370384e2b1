from base64 import b64encode
from io import BytesIO
from unittest.mock import patch

import docx
from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.tests import tagged

from ...models.drafting import eoffice_letter_template
from ...recognition.errors import OfficeMissing
from ..common.case import OfficeCase


def word(*paragraphs):
    document, held = docx.Document(), BytesIO()
    for text in paragraphs:
        document.add_paragraph(text)
    document.save(held)
    return held.getvalue()


@tagged("post_install", "-at_install")
class TestLetterTemplates(OfficeCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.templates = cls.env["eoffice.letter.template"].with_user(cls.administrator)
        cls.by_code = cls.env["eoffice.document.type"]._by_code

    def template(self, *paragraphs, **values):
        return self.templates.create({"name": "Mẫu thử", "file": b64encode(word(*paragraphs)), **values})

    def outgoing(self, code, unit=None):
        return self.env["eoffice.document"].new(
            {"direction": "outgoing", "unit_id": (unit or self.committee).id, "document_type_id": self.by_code(code).id}
        )

    def test_each_form_of_the_decree_is_delivered_and_every_type_has_one(self):
        choose = self.templates._for
        own = {
            "CV": "cong_van",
            "QĐ": "quyet_dinh",
            "NQ": "nghi_quyet",
            "GM": "giay_moi",
            "CĐ": "cong_dien",
            "GGT": "giay_gioi_thieu",
            "BB": "bien_ban",
            "GNP": "giay_nghi_phep",
        }
        for code, name in (own | dict.fromkeys(("TB", "TTr", "BC", "KH", "CT"), "co_ten_loai")).items():
            with self.subTest(code):
                found = choose(self.outgoing(code))
                self.assertEqual(found, self.env.ref(f"eoffice_documents.letter_template_{name}"))
                self.assertTrue(found._content().startswith(b"PK"))

    def test_the_template_of_the_unit_and_type_goes_before_the_others(self):
        notice = self.by_code("TB").id
        ours = self.template("x", unit_id=self.committee.id, document_type_id=notice)
        all_types = self.template("x", unit_id=self.committee.id, sequence=1)
        self.template("x", unit_id=self.commune.id, document_type_id=notice, sequence=1)
        self.template("x", unit_id=self.committee.id, document_type_id=notice, use="annex", sequence=1)
        self.assertEqual(self.templates._for(self.outgoing("TB")), ours)
        self.assertEqual(self.templates._for(self.outgoing("TB", self.department)), ours, "a unit below")
        ours.active = False
        self.assertEqual(self.templates._for(self.outgoing("TB")), all_types)

    def test_what_is_uploaded_is_looked_through(self):
        refused = (
            (b"%PDF-1.4", "not a Word file"),
            (word("{{ nguoi_ky }}"), r"\{\{ nguoi_ky \}\}"),
            (word("{{ ''.__class__ }}"), "not allowed in a template"),
            (word("{% if subject %}"), "not complete"),
        )
        before = self.templates.search_count([])
        for data, sentence in refused:
            with self.subTest(sentence):
                with self.assertRaises(ValidationError) as refusal:
                    self.templates.create({"name": "Mẫu thử", "file": b64encode(data)})
                self.assertRegex(str(refusal.exception), sentence)
        good = word("{{ subject }}")
        template = self.templates.create({"name": "Mẫu thử", "file": b64encode(good)})
        with self.assertRaises(ValidationError):
            template.file = b64encode(b"MZ")
        self.env.invalidate_all()
        self.assertEqual(self.templates.search_count([]), before + 1)
        self.assertEqual(template._content(), good)

    def test_the_refusal_is_said_in_vietnamese(self):
        self.env["res.lang"]._activate_lang("vi_VN")
        with self.assertRaisesRegex(ValidationError, "Mẫu có"):
            self.templates.with_context(lang="vi_VN").create({"name": "x", "file": b64encode(word("{{ la }}"))})

    def test_a_template_that_went_bad_later_is_refused_when_it_is_used(self):
        template = self.template("{{ subject }}")
        stored = [("res_model", "=", template._name), ("res_id", "=", template.id), ("res_field", "=", "file")]
        self.env["ir.attachment"].sudo().search(stored).raw = word("{{ ''.__class__ }}")
        self.env.invalidate_all()
        with self.assertRaisesRegex(UserError, "not allowed"):
            template._fill({})

    def test_a_letter_is_filled_with_what_is_given(self):
        template = self.template("{{ agency|upper }} – {{ subject }}")
        letter = docx.Document(BytesIO(template._fill({"agency": "Phòng Nội vụ", "subject": "A < B & C"})))
        self.assertEqual(letter.paragraphs[0].text, "PHÒNG NỘI VỤ – A < B & C")

    def test_the_preview_is_made_on_demand_and_gone_with_another_file(self):
        template = self.template("{{ symbol }} {{ subject }}", document_type_id=self.by_code("QĐ").id)
        template = template.with_user(self.specialist)
        with patch.object(eoffice_letter_template, "office_to_pdf", return_value=b"%PDF-1.7") as convert:
            template.action_preview()
        self.assertEqual(template.with_context(bin_size=False).preview, b64encode(b"%PDF-1.7"))
        shown = docx.Document(BytesIO(convert.call_args.args[0])).paragraphs[0].text
        self.assertIn("QĐ-PNV Lịch tiếp công dân", shown)
        template.with_user(self.administrator).file = b64encode(word("{{ agency }}"))
        self.assertFalse(template.preview)

    def test_a_preview_that_cannot_be_made_says_why(self):
        template = self.template("x")
        with (
            patch.object(eoffice_letter_template, "office_to_pdf", side_effect=OfficeMissing),
            self.assertRaisesRegex(UserError, "LibreOffice"),
        ):
            template.action_preview()
        self.assertFalse(template.preview)

    def test_everybody_reads_and_the_administrator_alone_keeps(self):
        template = self.template("x")
        for who in ("clerk", "chief", "leader", "head", "specialist", "helper", "administrator"):
            mine = template.with_user(getattr(self, who))
            with self.subTest(who):
                self.assertTrue(mine.read(["name", "file"]))
                acts = (lambda m=mine: m.write({"name": "y"}), lambda m=mine: m.copy(), lambda m=mine: m.unlink())
                if who == "administrator":
                    acts[0]()
                    acts[1]()
                    continue
                for act in acts:
                    with self.assertRaises(AccessError):
                        act()
