from base64 import b64encode
from io import BytesIO

import docx
from docx.oxml.ns import qn
from docx.shared import Cm
from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from ...letters import FIELDS, check_layout
from .outgoing import ONE_PAGE, OutgoingCase

TEXT = "Căn cứ Luật Tổ chức chính quyền địa phương\nĐiều 1. Phê duyệt kế hoạch.\nĐiều 2. Quyết định này có hiệu lực."

PIXEL = b"iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="


def texts(data):
    """Every paragraph of a Word file, those in tables too."""
    body = docx.Document(BytesIO(data)).element.body
    said = ("".join(piece.text for piece in paragraph.iter(qn("w:t"))) for paragraph in body.iter(qn("w:p")))
    return [text for text in said if text.strip()]


@tagged("post_install", "-at_install")
class TestLetters(OutgoingCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.committee.name = "UBND huyện Ví Dụ"
        cls.leader.name = "Trần Quốc Mẫu"

    def empty_draft(self, **values):
        """A draft of the specialist without any file."""
        return (
            self.env["eoffice.document"]
            .with_user(self.specialist)
            .with_context(default_direction="outgoing")
            .create({"document_type_id": self.decision.id, "subject": "Phê duyệt kế hoạch", **values})
            .with_context(default_direction=None)
        )

    def composed(self, **values):
        document = self.empty_draft(**values)
        document.action_compose_letter()
        return document

    def word_of(self, document):
        return document.sudo().version_id.attachment_id.raw

    def test_a_letter_is_made_from_the_form_and_is_as_the_decree_asks(self):
        document = self.composed(letter_body=TEXT, urgency="urgent", recipients="Như Điều 2\nSở Nội vụ (b/c)")
        version = document.version_id
        self.assertEqual((version.number, version.user_id), (1, self.specialist))
        self.assertTrue(version.sudo().attachment_id.name.endswith(".docx"))
        said = texts(self.word_of(document))
        room = "\N{NO-BREAK SPACE}" * 8
        for line in (
            "ỦY BAN NHÂN DÂN HUYỆN VÍ DỤ",
            f"Số: {room}/QĐ-UBND",
            "KHẨN",
            "QUYẾT ĐỊNH",
            "Phê duyệt kế hoạch",
            "Căn cứ Luật Tổ chức chính quyền địa phương.",
            "Điều 1. Phê duyệt kế hoạch.",
            "TM. ỦY BAN NHÂN DÂN",
            "CHỦ TỊCH",
            "Trần Quốc Mẫu",
            "- Như Điều 2;",
            "- Sở Nội vụ (b/c);",
            "- Lưu: VT, NV.",
            f"Tuy Phước, ngày{room}tháng{room}năm {self._year()}",
        ):
            self.assertIn(line, said)
        self.assertNotIn("T.UBND", said, "a committee names no agency above it")
        self.assertEqual(check_layout(self.word_of(document)), [])
        self.assertEqual(document.layout_state, "good")
        self.assertFalse(document.letter_body, "the text stands in the letter now")

    def test_every_placeholder_has_its_value(self):
        values = self.empty_draft()._letter_values()
        self.assertEqual(values.keys() | {"drafter_mark", "annex_title", "annex_of"}, FIELDS.keys())
        for name, value in values.items():
            self.assertIs(type(value), type(FIELDS[name]), name)

    def test_a_letter_to_somebody_names_agency_and_unit_in_its_symbol(self):
        document = self.composed(
            document_type_id=self.letter.id, subject="V/v trả lời kiến nghị", addressees="Sở A\nSở B", symbol="UBND-NV"
        )
        said = texts(self.word_of(document))
        for line in ("V/v trả lời kiến nghị", "Kính gửi:", "- Sở A;", "- Sở B."):
            self.assertIn(line, said)
        self.assertEqual(check_layout(self.word_of(document)), [])

    def test_a_deputy_signs_with_his_official_post(self):
        self.vice.name = "Lê Văn Mẫu"
        self.vice.employee_ids.job_title = "Phó Chủ tịch Thường trực"
        document = self.composed(signer_id=self.vice.id, signer_authority="kt")
        said = texts(self.word_of(document))
        start = said.index("TM. ỦY BAN NHÂN DÂN")
        self.assertEqual(said[start : start + 4], ["TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Lê Văn Mẫu"])

    def test_a_unit_that_is_no_collective_names_the_agency_above_it(self):
        document = self.empty_draft()
        self.department.write({"name": "Phòng Nội vụ", "keeps_registers": True, "head_title": "Trưởng phòng"})
        document.sudo().unit_id = self.department
        values = document._letter_values()
        self.assertEqual((values["parent_agency"], values["agency"]), ("UBND huyện Ví Dụ", "Phòng Nội vụ"))
        self.assertEqual(values["issuing_authority"], "Trưởng phòng Nội vụ")

    def test_the_address_is_at_the_foot_where_the_template_wants_it(self):
        self.committee.partner_id.write(
            {"street": "01 Ví Dụ", "city": "Ví Dụ", "phone": "0256", "email": "a@b.example"}
        )
        address = ["Địa chỉ: 01 Ví Dụ, Ví Dụ", "Điện thoại: 0256; Email: a@b.example"]
        self.assertEqual(self.empty_draft(document_type_id=self.letter.id)._letter_values()["agency_address"], address)
        self.assertEqual(self.empty_draft()._letter_values()["agency_address"], [])

    def test_what_was_written_in_word_is_taken_over(self):
        document = self.composed(letter_body=TEXT)
        word = docx.Document(BytesIO(self.word_of(document)))
        place = next(paragraph for paragraph in word.paragraphs if paragraph.text.startswith("Điều 2"))
        place.add_run(" Viết thêm trong Word.")
        held = BytesIO()
        word.save(held)
        document._add_version(held.getvalue(), "sua.docx")
        document.subject = "Phê duyệt kế hoạch năm 2026"
        document.action_compose_letter()
        said = texts(self.word_of(document))
        for line in (
            "Phê duyệt kế hoạch năm 2026",
            "Căn cứ Luật Tổ chức chính quyền địa phương.",
            "Điều 2. Quyết định này có hiệu lực. Viết thêm trong Word.",
        ):
            self.assertEqual(said.count(line), 1, line)
        self.assertEqual(said.count("QUYẾT ĐỊNH:"), 1, "what the form says itself is not taken over")
        self.assertEqual(len(document.version_ids), 3)

    def test_a_chosen_template_goes_before_the_fitting_one(self):
        held = BytesIO()
        word = docx.Document()
        word.add_paragraph("Mẫu riêng: {{ subject }}")
        word.save(held)
        template = self.env["eoffice.letter.template"].create({"name": "Riêng", "file": b64encode(held.getvalue())})
        document = self.composed(letter_template_id=template.id)
        self.assertEqual(texts(self.word_of(document)), ["Mẫu riêng: Phê duyệt kế hoạch"])
        self.assertEqual(document.version_id.note, "Riêng")

    def test_what_is_missing_is_named(self):
        document = self.empty_draft(subject=False)
        with self.assertRaises(UserError) as refusal:
            document.action_compose_letter()
        self.assertIn(document._fields["subject"]._description_string(self.env), str(refusal.exception))
        self.assertFalse(document.version_ids)

    def test_without_a_template_the_sentence_says_what_to_do(self):
        self.env["eoffice.letter.template"].search([]).active = False
        with self.assertRaisesRegex(UserError, "no template"):
            self.empty_draft().action_compose_letter()

    def test_only_who_has_the_draft_in_hand_composes(self):
        document = self.composed(letter_body=TEXT)
        for who in (self.colleague, self.clerk, self.leader, self.administrator, self.other_clerk):
            with self.subTest(who.login), self.assertRaises(AccessError):
                document.with_user(who).action_compose_letter()
        document.action_submit()
        with self.assertRaises(AccessError):
            document.action_compose_letter()
        self.assertEqual(len(document.version_ids), 1)

    def test_a_secret_draft_gets_no_file(self):
        document = self.empty_draft(secrecy="confidential")
        with self.assertRaises(UserError):
            document.action_compose_letter()
        self.assertFalse(document.version_ids)

    def test_the_checker_says_part_place_and_article_and_blocks_nothing(self):
        document = self.composed(letter_body=TEXT)
        word = docx.Document(BytesIO(self.word_of(document)))
        word.sections[0].left_margin = Cm(2)
        held = BytesIO()
        word.save(held)
        document._add_version(held.getvalue(), "le-hep.docx")
        self.assertEqual((document.layout_state, document.layout_count), ("off", 1))
        self.assertIn("Phụ lục I", document.layout_html)
        self.assertIn("20 mm", document.layout_html)
        off, right = document.layout_html.split("</table>")
        self.assertIn("Paper and margins", off)
        self.assertNotIn("Paper and margins", right)
        self.assertIn("Recipients (Nơi nhận)", right)
        self.env["res.lang"]._activate_lang("vi_VN")
        vietnamese = document.with_context(lang="vi_VN")
        self.assertIn("Lề trái 20 mm; quy định là 30–35 mm.", vietnamese.layout_html)
        document.action_submit()
        self.assertEqual(document.state, "checking")

    def test_a_finding_quotes_the_letter_as_text(self):
        document = self.composed(letter_body="<b>đậm</b> & " + "x" * 120, document_type_id=self.notice.id)
        word = docx.Document(BytesIO(self.word_of(document)))
        place = next(paragraph for paragraph in word.paragraphs if paragraph.text.startswith("<b>"))
        place.alignment = 0
        held = BytesIO()
        word.save(held)
        document._add_version(held.getvalue(), "x.docx")
        self.assertIn("&lt;b&gt;", document.layout_html)
        self.assertNotIn("<b>đậm", document.layout_html)

    def test_a_pdf_is_not_checked_and_a_bad_word_file_says_so(self):
        document = self.empty_draft()
        document._add_version(ONE_PAGE, "ban-quet.pdf")
        self.assertFalse(document.layout_state)
        held = BytesIO()
        docx.Document().save(held)
        document._add_version(held.getvalue()[: len(held.getvalue()) // 2], "hong.docx")
        self.assertEqual(document.layout_state, "failed")
        self.assertIn("damaged", document.layout_html)

    def test_the_check_runs_again_for_readers_and_nobody_forges_it(self):
        document = self.composed(letter_body=TEXT)
        version = document.version_id
        version.sudo().layout = False
        document.with_user(self.head).action_check_layout()
        self.assertEqual(document.layout_state, "good")
        with self.assertRaises(AccessError):
            version.write({"layout": {"findings": []}})
        with self.assertRaises(AccessError):
            version.with_user(self.other_clerk).action_check_layout()

    def test_the_screen_may_keep_a_small_picture_of_a_version_and_nothing_else(self):
        """Odoo's chatter sends the thumbnail of every PDF it shows."""
        document = self.empty_draft()
        document._add_version(ONE_PAGE, "du-thao.pdf")
        file = document.sudo().version_id.attachment_id
        file.thumbnail = PIXEL
        self.assertTrue(file.has_thumbnail)
        with self.assertRaises(AccessError):
            file.raw = b"%PDF-1.7 another"
        self.assertEqual(file.raw, ONE_PAGE)
