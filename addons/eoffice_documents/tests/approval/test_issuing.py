from datetime import date

from freezegun import freeze_time
from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.tests import tagged

from ...models.common import office_clock
from ..drafting.outgoing import ONE_PAGE, OutgoingCase


@tagged("post_install", "-at_install")
class TestIssuing(OutgoingCase):
    def test_number_and_date_are_given_at_issue(self):
        document = self.signed()
        self.assertFalse(document.number or document.issued_on or document.sequence_number)
        document.with_user(self.clerk).action_issue()
        self.assertEqual(document.state, "issued")
        self.assertEqual(document.sequence_number, 1)
        self.assertEqual(document.reference, "01/QĐ-UBND", "NUM-04: below 10 with a leading 0")
        self.assertEqual(document.issued_on, self.today())
        self.assertEqual(document.register_id, self.out_register)
        self.assertEqual(document.identifier, f"000.00.99.T01.{self._year()}.DI.1")

    def today(self):
        return office_clock.today(self.clerk.env)

    def test_123_is_written_as_it_is(self):
        self.out_register.first_number = 123
        self.assertEqual(self.issued().reference, "123/QĐ-UBND")

    def test_only_a_signed_document_gets_a_number(self):
        for stage in (self.draft, self.submitted, self.approved, self.issued):
            document = stage()
            before = document.sequence_number
            with self.subTest(stage.__name__), self.assertRaises(UserError):
                document.with_user(self.clerk).action_issue()
            self.assertEqual(document.sudo().sequence_number, before)
        numbers = self.env["eoffice.register.number"].search([("register_id", "=", self.out_register.id)])
        self.assertEqual(numbers.mapped("number"), [1])

    def test_only_clerks_of_the_issuing_unit_issue(self):
        document = self.signed()
        for user in (self.specialist, self.head, self.chief, self.leader, self.other_clerk, self.administrator):
            with self.subTest(user.login), self.assertRaises(AccessError):
                document.with_user(user).action_issue()
        self.assertEqual(document.state, "signed")

    def test_incoming_and_outgoing_have_their_own_numbers(self):
        incoming = self.registered()
        self.assertEqual((incoming.sequence_number, self.issued().sequence_number), (1, 1))

    def test_series_by_group_of_types(self):
        """NUM-02: one series, or a series for some types."""
        self.out_register.copy({"code": "QD", "name": "Sổ quyết định", "type_ids": self.decision.ids})
        letter = {"document_type_id": self.letter.id}
        references = [self.issued().reference, self.issued(**letter).reference, self.issued().reference]
        self.assertEqual(references, ["01/QĐ-UBND", "01/UBND-NV", "02/QĐ-UBND"])

    def test_secret_documents_have_their_own_series(self):
        secret = self.out_register.copy({"code": "DIMAT", "secret": True})
        document = self.draft(secrecy="secret")
        document.action_submit()
        self.approve(document, self.head, self.chief, self.leader)
        document = document.with_user(self.clerk)
        document._sign()
        document.action_issue()
        self.assertEqual(document.register_id, secret)
        self.assertEqual(self.issued().sequence_number, 1)

    def test_the_answered_work_is_done_at_issue(self):
        incoming = self.at_specialist()
        answer = (
            self.env["eoffice.document"]
            .browse(incoming.with_user(self.specialist).action_answer()["res_id"])
            .with_user(self.specialist)
        )
        answer.write({"subject": "V/v trả lời"})
        answer._add_version(ONE_PAGE, "tra-loi.pdf")
        answer.action_submit()
        self.approve(answer, self.head, self.chief, self.leader)
        self.assertEqual(self.line(incoming, self.specialist).state, "open")
        answer = answer.with_user(self.clerk)
        answer._sign(ONE_PAGE, "x.pdf")
        answer.action_issue()
        line = self.line(incoming, self.specialist)
        self.assertEqual((line.state, line.answer_id), ("done", answer))
        self.assertEqual(line.finished_by_id, self.specialist)
        self.assertEqual(incoming.state, "done")
        seen = incoming.with_user(self.deputy).assignment_tree()
        self.assertIn(answer.id, [row["answer"] and row["answer"]["id"] for row in seen])

    def test_a_reader_who_may_not_read_the_answer_still_sees_the_way(self):
        incoming = self.at_specialist(number="55")
        answer = self.issued()
        self.line(incoming, self.specialist)._complete("Xong", answer)
        answer.sudo().access_ids.filtered(lambda row: row.principal_id == self.principal(self.other)).unlink()
        self.assertTrue(incoming.with_user(self.other_head).assignment_tree())

    def test_what_follows_is_called_after_the_number(self):
        seen = []
        self.patch(
            self.registry["eoffice.document"],
            "_after_issue",
            lambda documents: seen.extend(documents.mapped("reference")),
        )
        self.issued()
        self.assertEqual(seen, ["01/QĐ-UBND"])

    def test_signed_and_not_issued_by_the_next_working_day_is_flagged(self):
        """OUT-07: signed on a Friday, late from Monday evening on; the weekend does not count."""
        document = self.signed()
        document.sudo().signed_on = "2026-11-20 03:00:00"  # Friday 10:00 in Vietnam
        late = {
            "2026-11-20 09:00": False,
            "2026-11-22 09:00": False,
            "2026-11-23 02:00": False,
            "2026-11-24 02:00": True,
        }
        for moment, expected in late.items():
            with freeze_time(moment), self.subTest(moment):
                self.env.invalidate_all()
                found = self.env["eoffice.document"].with_user(self.clerk).search([("is_issue_late", "=", True)])
                self.assertEqual(document in found, expected)
                self.assertEqual(document.is_issue_late, expected)
        document.with_user(self.clerk).action_issue()
        self.assertFalse(document.is_issue_late)

    def test_two_rules_give_two_deadlines_on_one_signature(self):
        """OUT-08: issued by the next working day, sent by its morning; an urgent one at once."""
        document = self.signed()
        document.sudo().signed_on = "2026-11-20 03:00:00"
        self.assertLess(document.send_due, document.issue_due)
        self.assertEqual(document.issue_due.date(), date(2026, 11, 23))
        document.sudo().urgency = "express"
        self.assertEqual(document.issue_due.date(), date(2026, 11, 20))

    def test_striking_an_issued_document_out_keeps_its_number(self):
        document = self.issued().with_user(self.clerk)
        document._void("Cấp nhầm")
        row = self.env["eoffice.register.number"].sudo().search([("document_id", "=", document.id)])
        self.assertEqual((row.state, row.reason, document.state), ("void", "Cấp nhầm", "void"))
        self.assertEqual(self.issued().sequence_number, 2)


@tagged("post_install", "-at_install")
class TestExceptions(OutgoingCase):
    """NUM-07, NUM-08: numbers kept free, late entries, struck out, gaps, doubles, closed books."""

    def reserve(self, count=1, reason="Văn bản hỏa tốc ngoài giờ", user=None):
        return self.out_register.with_user(user or self.clerk)._reserve(count, reason)

    def test_a_number_kept_free_is_given_later_with_its_reason(self):
        row = self.reserve()
        self.assertEqual((row.number, row.state), (1, "reserved"))
        self.assertEqual(self.issued().sequence_number, 2)
        document = self.signed().with_user(self.clerk)
        with self.assertRaises(UserError):
            document._issue(reserved=row)
        document._issue(reserved=row, reason="Vào sổ sau khi có mạng")
        self.assertEqual(document.reference, "01/QĐ-UBND")
        self.assertEqual(row.reason, "Văn bản hỏa tốc ngoài giờ; Vào sổ sau khi có mạng")
        self.assertEqual(row.document_id, document)
        with self.assertRaises(UserError):
            self.signed().with_user(self.clerk)._issue(reserved=row, reason="x")

    def test_a_late_entry_bears_its_date_and_reason(self):
        document = self.signed().with_user(self.clerk)
        document.sudo().signed_on = f"{self._year()}-01-05 03:00:00"
        with self.assertRaises(UserError):
            document._issue(date(self._year(), 1, 5))
        with self.assertRaises(UserError):
            document._issue(date(self._year(), 1, 4), reason="Mất mạng")
        document._issue(date(self._year(), 1, 5), reason="Mất mạng")
        self.assertEqual(document.issued_on, date(self._year(), 1, 5))
        row = self.env["eoffice.register.number"].sudo().search([("document_id", "=", document.id)])
        self.assertEqual(row.reason, "Mất mạng")

    def test_a_number_kept_free_is_struck_out_with_a_reason(self):
        row = self.reserve()
        with self.assertRaises(UserError):
            row._void_reserved(" ")
        row._void_reserved("Không ban hành")
        self.assertEqual(row.state, "void")
        self.assertIn("Không ban hành", row.reason)
        with self.assertRaises(UserError):
            row._void_reserved("x")

    def test_only_clerks_of_the_unit_keep_numbers_free(self):
        for user in (self.other_clerk, self.chief, self.specialist, self.administrator):
            with self.subTest(user.login), self.assertRaises(AccessError):
                self.reserve(user=user)
        with self.assertRaises(UserError):
            self.reserve(reason="")
        self.assertFalse(self.out_register.last_number)

    def test_the_counter_is_not_lowered(self):
        self.issued()
        with self.assertRaises(ValidationError):
            self.out_register.with_user(self.administrator).first_number = 5
        with self.assertRaises(UserError):
            self.out_register.number_ids.sudo().unlink()

    def test_a_closed_register_gives_nothing(self):
        document = self.signed().with_user(self.clerk)
        self.out_register.with_user(self.administrator).action_close()
        with self.assertRaises(UserError):
            document.action_issue()
        with self.assertRaises(UserError):
            self.reserve()
        self.assertFalse(document.sequence_number)

    def test_the_check_finds_the_planted_gap_and_double(self):
        first, _second, third = self.issued(), self.issued(), self.issued()
        check = self.env["eoffice.register.check"].with_user(self.clerk).create({"register_id": self.out_register.id})
        self.assertEqual((check.gap_count, check.double_count), (0, 0))
        self.env.flush_all()
        self.env.cr.execute(
            "DELETE FROM eoffice_register_number WHERE register_id = %s AND number = 2", (self.out_register.id,)
        )
        self.env.cr.execute("UPDATE eoffice_document SET reference = %s WHERE id = %s", (first.reference, third.id))
        self.env.invalidate_all()
        check = check.copy()
        self.assertEqual(check.gaps, "2")
        self.assertEqual(check.double_ids, first | third)

    def test_a_new_year_starts_at_01(self):
        self.issued()
        next_year = self._year() + 1
        with freeze_time(f"{next_year}-01-02 03:00:00"):
            document = self.issued()
        self.assertEqual(document.sequence_number, 1)
        self.assertEqual(document.register_id.year, next_year)
