from odoo.addons.eoffice_documents.tests.dispatch.dispatching import SendingCase
from odoo.exceptions import AccessError, UserError
from odoo.tests import Form, freeze_time, tagged

from ..common.case import RolloutCase


@tagged("post_install", "-at_install")
class TestPaperStops(SendingCase, RolloutCase):
    """From its day a unit gets no paper; the sentence says what to do instead (Thông báo 186, mục 2)."""

    @freeze_time("2016-06-01 02:00:00")
    def test_communes_still_get_paper_while_departments_do_not_from_the_same_dispatch(self):
        self.phase("2015-12-02", self.department)
        self.phase("2017-01-01", self.commune)
        document = self.issued()
        with self.assertRaises(UserError) as refused, self.env.cr.savepoint():
            document._dispatch([{"unit": self.commune, "way": "hand"}, {"unit": self.department, "way": "hand"}])
        words = str(refused.exception)
        for part in ("02/12/2015", self.department.name):
            self.assertIn(part, words)
        self.assertFalse(document.sudo().dispatch_ids, "nothing half-sent")
        document._dispatch([{"unit": self.commune, "way": "hand"}, {"unit": self.department, "way": "system"}])
        states = {line.unit_id: line.way for line in document.sudo().dispatch_ids}
        self.assertEqual(states, {self.commune: "hand", self.department: "system"})

    @freeze_time("2016-06-01 02:00:00")
    def test_only_an_emergency_is_printed_after_the_day(self):
        self.phase("2015-12-02", self.department)
        line = self.sent(self.department).dispatch_ids
        for reason in (False, "important", "no_account"):
            with self.subTest(reason), self.assertRaises(UserError), self.env.cr.savepoint():
                line._paper_copy(1, reason)
        self.assertEqual(line.paper_copies, 0)
        line._paper_copy(1, "emergency")
        self.assertEqual(line.paper_copies, 1)

    @freeze_time("2015-12-01 02:00:00")
    def test_incoming_paper_is_signed_for_before_the_day_and_refused_after_it(self):
        self.phase("2015-12-02", self.department)
        document = self.registered()
        paper = document._hand_paper(self.department, "Nguyễn Văn A")
        self.assertEqual((paper.received_by, paper.user_id), ("Nguyễn Văn A", self.clerk))
        with freeze_time("2015-12-02 02:00:00"):
            with self.assertRaises(UserError) as refused:
                document._hand_paper(self.department, "Nguyễn Văn A")
            self.assertIn("02/12/2015", str(refused.exception))
            with self.assertRaises(UserError):
                document._hand_paper(self.department, "Nguyễn Văn A", emergency=True, reason=" ")
            urgent = document._hand_paper(self.department, "Nguyễn Văn A", True, "Bão số 5, mất điện")
            self.assertEqual((urgent.emergency, urgent.reason), (True, "Bão số 5, mất điện"))
            self.assertTrue(document._hand_paper(self.other, "Trần B"), "a unit in no phase gets paper")
        printed = document.sudo().audit_log_ids.filtered(lambda row: row.act == "printed")
        self.assertEqual(len(printed), 3)

    @freeze_time("2015-12-05 02:00:00")
    def test_the_window_says_it_before_the_button_is_pressed(self):
        self.phase("2015-12-02", self.department)
        document = self.registered()
        wizard = Form(
            self.env["eoffice.hand.paper"].with_user(self.clerk).with_context(default_document_id=document.id)
        )
        wizard.unit_id = self.department
        self.assertIn("02/12/2015", wizard.refusal)
        wizard.emergency = True
        self.assertFalse(wizard.refusal)

    @freeze_time("2015-12-01 02:00:00")
    def test_who_may_not(self):
        document = self.registered()
        for user in (self.chief, self.head, self.team, self.other_clerk, self.administrator):
            with self.subTest(user.login), self.assertRaises(AccessError):
                document.with_user(user)._hand_paper(self.department, "A")
        with self.assertRaises(UserError):
            document._hand_paper(self.department, " ")
        self.assertFalse(document.sudo().handed_paper_ids)
        paper = document._hand_paper(self.department, "A")
        for act in (lambda: paper.write({"reason": "x"}), lambda: paper.unlink()):
            with self.assertRaises(AccessError):
                act()
        with self.assertRaises(AccessError):
            paper.with_user(self.other_clerk).read(["reason"])
