from odoo.exceptions import AccessError
from odoo.tests import tagged

from .help_common import HelpCase


@tagged("post_install", "-at_install")
class TestHelpAnswers(HelpCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.answers = cls.env["eoffice.knowledge.article"]
        cls.printer = cls.answers.create(
            {"question": "Máy in kêu nhưng không ra giấy", "answer": "<p>Kiểm tra khay giấy.</p>"}
        )

    def offered(self, text):
        return [known["id"] for known in self.answers.with_user(self.specialist).offer(text)]

    def test_found_without_accents_and_with(self):
        for text in ("may in khong ra giay", "MÁY IN không ra giấy", "máy in kêu"):
            with self.subTest(text):
                self.assertEqual(self.offered(text)[:1], self.printer.ids)

    def test_nothing_for_nothing_and_for_the_unknown(self):
        for text in ("", "   ", "tôi không được", "xyzzy qwerty"):
            with self.subTest(text):
                self.assertEqual(self.offered(text), [])

    def test_signs_of_sql_are_letters(self):
        self.assertEqual(self.offered("%%%' _ \\ --"), [])

    def test_what_helped_more_often_comes_first(self):
        twin = self.printer.copy({"answer": "<p>Tắt máy, bật lại.</p>"})
        twin.with_user(self.specialist).action_helped()
        self.assertEqual(self.offered("máy in kêu không ra giấy")[0], twin.id)

    def test_three_at_most(self):
        for _copy in range(4):
            self.printer.copy()
        self.assertEqual(len(self.offered("máy in kêu không ra giấy")), 3)

    def test_scripts_are_taken_out(self):
        self.printer.with_user(self.helper).answer = "<p onclick='x()'>a</p><script>alert(1)</script>"
        self.assertNotIn("script", self.printer.answer)
        self.assertNotIn("onclick", self.printer.answer)

    def test_staff_read_and_the_help_team_writes(self):
        for user, writes in (
            (self.specialist, False),
            (self.head, False),
            (self.helper, True),
            (self.administrator, True),
        ):
            with self.subTest(user.login):
                known = self.printer.with_user(user)
                self.assertTrue(known.read(["question"]))
                if writes:
                    known.question = f"Máy in không ra giấy {user.id}"
                else:
                    with self.assertRaises(AccessError):
                        known.question = "khác"
                    with self.assertRaises(AccessError):
                        known.create({"question": "a", "answer": "b"})

    def test_the_count_of_help_is_not_typed_in(self):
        self.printer.with_user(self.helper).write({"helped": 99})
        self.assertEqual(self.printer.helped, 0)
