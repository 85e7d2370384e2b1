from datetime import date
from io import BytesIO

from docx import Document
from odoo.addons.eoffice_documents.letters import check_layout
from odoo.addons.eoffice_documents.tests.drafting.outgoing import OutgoingCase
from odoo.exceptions import AccessError, UserError
from odoo.tests import BaseCase, freeze_time, tagged
from PIL import Image

from ...weekly_report import bar_chart, reminder_text, report_text
from ..common.case import RolloutCase

MONDAY = date(2015, 12, 7)


@tagged("post_install", "-at_install")
class TestFridayText(BaseCase):
    report = {
        "from_day": MONDAY,
        "to_day": date(2015, 12, 11),
        "marks": (70, 90),
        "phases": [("Đợt 1", date(2015, 12, 2), 12, 12), ("Đợt 2", date(2016, 1, 2), 0, 7)],
        "averages": [("Tiếp nhận đúng hạn", 80, 70), ("Xử lý đúng hạn", 60, 65), ("Gửi trên mạng", 90, None)],
        "rows": [["Phòng Y tế", "80 %"]],
        "praised": [("Phòng Nội vụ", 100)],
        "reminded": [("Phòng Y tế", "Xử lý đúng hạn: 1/3")],
        "proposals": [("Mua máy quét", "Xã chưa có"), ("Mở thêm lớp", False)],
    }

    def test_it_says_progress_comparison_praise_and_who_is_urged(self):
        text = report_text(self.report)
        for words in (
            "từ ngày 07/12/2015 đến ngày 11/12/2015",
            "Có 12/19 đơn vị",
            "Đợt 2 (từ ngày 02/01/2016): 0/7 đơn vị.",
            "80 % (tăng 10 điểm so với tuần trước)",
            "60 % (giảm 5 điểm",
            "Gửi trên mạng: 90 %.",
            "Phòng Nội vụ: 100 %.",
            "từ 90 % trở lên",
            "dưới 70 %",
            "Phòng Y tế: Xử lý đúng hạn: 1/3.",
            "Mua máy quét: Xã chưa có.",
            "Mở thêm lớp.",
        ):
            self.assertIn(words, text)
        empty = report_text({**self.report, "averages": [], "rows": [], "praised": [], "reminded": [], "proposals": []})
        for words in ("chưa có số liệu", "Chưa có.", "Không có."):
            self.assertIn(words, empty)
        self.assertNotIn("[", empty, "no place for a table that is not there")

    def test_the_chart_grows_with_its_rows_and_shows_longer_bars_for_more(self):
        one, three = (Image.open(BytesIO(bar_chart([("x", 50, None)] * count))) for count in (1, 3))
        self.assertGreater(three.height, one.height)
        self.assertGreater(_blue(bar_chart([("x", 100, None)])), 1.8 * _blue(bar_chart([("x", 50, None)])))

    def test_the_letter_that_urges_names_each_unit(self):
        text = reminder_text(MONDAY, [("Phòng Y tế", "1/3"), ("Thanh tra", "")], "Làm ngay trước 11/12.")
        for words in ("07/12/2015", "- Phòng Y tế: 1/3.", "- Thanh tra.", "Làm ngay trước 11/12."):
            self.assertIn(words, text)


@tagged("post_install", "-at_install")
class TestFridayReport(OutgoingCase, RolloutCase):
    """One click drafts the report; it goes the ordinary approval workflow to a number."""

    def setUp(self):
        super().setUp()
        self.department.write({"keeps_registers": True, "place": "Tuy Phước", "head_title": "Trưởng phòng"})
        self.drafter = self.specialist
        self.drafter.group_ids += self.env.ref("eoffice_rollout.group_rollout")
        self.head.name = "Nguyễn Văn Trưởng"
        self.head.employee_ids.job_title = "Trưởng phòng"
        with freeze_time("2015-11-30 02:00:00"):
            self.phase("2015-12-02", self.department, self.other)
            self.phase("2017-01-01", self.commune)
        with freeze_time("2015-12-03 02:00:00"):
            self.at_head()
        with freeze_time("2015-12-07 02:00:00"):
            self.at_head()
            self.registered()._hand_paper(self.other, "A", True, "Bão")
        self.scores = self.env["eoffice.rollout.score"].with_user(self.drafter)
        self.enterContext(freeze_time("2015-12-11 02:00:00"))
        self.scores._count(date(2015, 11, 30))

    def report(self, scores=None):
        action = (self.scores if scores is None else scores).action_weekly_report()
        return self.env["eoffice.document"].with_user(self.drafter).browse(action["res_id"])

    def words(self, document):
        letter = Document(BytesIO(document.sudo().version_id.attachment_id.raw))
        return letter, "\n".join(paragraph.text for paragraph in letter.paragraphs)

    def test_one_click_drafts_it_in_word_for_the_head_to_sign(self):
        draft = self.report()
        self.assertEqual((draft.state, draft.document_type_id.code), ("draft", "BC"))
        self.assertEqual((draft.unit_id, draft.signer_id), (self.department, self.head))
        self.assertFalse(draft.number)
        letter, text = self.words(draft)
        self.assertIn("từ ngày 07/12/2015 đến ngày 11/12/2015", text)
        self.assertIn("Có 2/3 đơn vị", text)
        self.assertIn("so với tuần trước", text)
        self.assertNotIn("[", text)
        tables = ([[cell.text for cell in row.cells] for row in table.rows] for table in letter.tables)
        table = next(rows for rows in tables if rows[0][0] == "Đơn vị")
        self.assertLessEqual({self.department.name, self.other.name}, {row[0] for row in table[1:]})
        self.assertEqual(len(letter.inline_shapes), 1)
        self.assertIn(f"{self.other.name}: ", text.split("4. Đơn vị cần đôn đốc")[1].split("5. ")[0])
        findings = check_layout(draft.sudo().version_id.attachment_id.raw)
        self.assertFalse(findings, [finding.message % finding.params for finding in findings])

    def test_a_second_click_makes_a_new_version_of_the_same_draft(self):
        draft = self.report()
        self.env["eoffice.rollout.proposal"].with_user(self.drafter).create({"name": "Mua 05 máy quét"})
        again = self.report()
        self.assertEqual(again, draft)
        self.assertEqual(len(draft.sudo().version_ids), 2)
        self.assertIn("Mua 05 máy quét", self.words(draft)[1])
        draft.action_compose_letter()
        self.assertEqual(len(self.words(draft)[0].inline_shapes), 1, "the button of the form keeps the chart")

    def test_of_an_earlier_week_and_of_one_week_only(self):
        last = self.scores.search([("monday", "=", date(2015, 11, 30))])
        self.assertIn("từ ngày 30/11/2015", self.words(self.report(last))[1])
        self.report()
        with self.assertRaises(UserError):
            self.report(self.scores.search([]))

    def test_who_may_not(self):
        for user in (self.head, self.chief, self.leader, self.clerk, self.helper, self.administrator):
            with self.subTest(user.login), self.assertRaises(AccessError):
                self.report(self.scores.with_user(user))
        self.assertFalse(self.env["eoffice.document"].search([("rollout_monday", "=", MONDAY)]))
        with self.assertRaises(AccessError):
            self.draft(rollout_monday="2015-12-07")

    def test_an_urging_letter_goes_to_the_units_urged(self):
        self.scores._count(MONDAY)
        behind = self.scores.search([("monday", "=", MONDAY), ("unit_id", "=", self.other.id)])
        reminder = behind._send_reminder("Chuyển hẳn sang hệ thống trước 15/12/2015", letter=True)
        letter = reminder.letter_id
        self.assertEqual((letter.state, letter.addressees), ("draft", self.other.name))
        text = self.words(letter.with_user(self.drafter))[1]
        self.assertIn("15/12/2015", text)
        self.assertIn(behind.with_context(lang="vi_VN").why, text)


def _blue(png):
    picture = Image.open(BytesIO(png)).convert("RGB")
    return sum(blue > red + 60 for red, _green, blue in picture.get_flattened_data())
